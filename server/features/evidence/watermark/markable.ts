/** What can be written over; an Office file or an archive is handed out as it is. */
export const markable: readonly string[] = ['application/pdf', 'image/png', 'image/jpeg'];

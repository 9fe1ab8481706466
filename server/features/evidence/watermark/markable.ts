const office = 'application/vnd.openxmlformats-officedocument.';

/** Kinds that a browser shows as they are: only what is written into them is seen. */
export const markedInFile: readonly string[] = ['application/pdf', 'image/png', 'image/jpeg'];

/** Office documents: the copy is marked in headers and backgrounds, which a preview on the screen does not show. */
export const markedOffice: readonly string[] = [
  `${office}wordprocessingml.document`,
  `${office}spreadsheetml.sheet`,
  `${office}presentationml.presentation`,
];

/** What can be written over; anything else is handed out as it is. */
export const markable: readonly string[] = [...markedInFile, ...markedOffice];

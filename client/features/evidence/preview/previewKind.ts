/** Larger files are offered for download: reading them whole would freeze a clinic workstation. */
export const previewLimitBytes = 20 * 1024 * 1024;

export type PreviewKind = 'pdf' | 'image' | 'docx' | 'sheet' | 'csv' | 'text' | 'unsupported';

const byType: Record<string, PreviewKind> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'sheet',
  'application/vnd.oasis.opendocument.spreadsheet': 'sheet',
  'text/csv': 'csv',
  'application/json': 'text',
  'application/xml': 'text',
  'message/rfc822': 'text',
};

/** Picture formats that every supported browser decodes; TIFF and HEIC are not among them. */
const images = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']);

/** How a file is shown, from the type the server found in its content; the name is never trusted. */
export function previewKindOf(mediaType: string | null | undefined): PreviewKind {
  const type = (mediaType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const known = byType[type];
  if (known) return known;
  if (images.has(type)) return 'image';
  return type.startsWith('text/') ? 'text' : 'unsupported';
}

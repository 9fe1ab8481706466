import { pathOf } from '../../../lib/filePath';
import { formatDate, today } from '../../../lib/format';

/** 20260315, 2026-03-15, 2026.3.15, 2026_03_15, 2026年3月15日; not inside a longer number. */
const dayPattern = /(?<!\d)(20\d{2})[-._年/]?(0?[1-9]|1[0-2])[-._月/]?(0?[1-9]|[12]\d|3[01])日?(?!\d)/;
/** Without separators the month and the day have two digits, or 2026111 could be read in two ways. */
const compactPattern = /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/;

function dayIn(text: string): string | null {
  const separated = dayPattern.exec(text);
  const compact = compactPattern.exec(text);
  const found = compact ?? (separated && /\D/.test(separated[0].slice(4, 5)) ? separated : null);
  if (!found) return null;
  const [, year = '', month = '', date = ''] = found;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  // 31 April is a number, not a day; and nothing was collected tomorrow.
  if (formatDate(`${day}T12:00:00`) !== day || day > today()) return null;
  return day;
}

/** Day on which the content was made: from the name, else the file's own date; never simply the day of the upload. */
export function proposeDay(file: File): string {
  const named = dayIn(file.name) ?? dayIn(pathOf(file));
  if (named) return named;
  const own = file.lastModified > 0 ? formatDate(new Date(file.lastModified).toISOString()) : today();
  return own > today() ? today() : own;
}

/** A title from the file name: without the extension; a pasted picture gets its moment. */
export function proposeTitle(file: File, screenshot: string): string {
  if (/^image\.(png|jpe?g)$/i.test(file.name))
    return `${screenshot} ${formatStamp(new Date(file.lastModified))}`;
  const name = file.name.replace(/\.[^.]{1,8}$/, '').trim();
  return (name || file.name).slice(0, 200);
}

function formatStamp(at: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${formatDate(at.toISOString())} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** Names of the folders a file came in, as tags: they are how departments sort their proofs. */
export function proposeTags(file: File): string[] {
  return pathOf(file).split('/').slice(0, -1).filter(Boolean).slice(-2);
}

import { language, languageTag } from './language';

const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>();

function cached<T extends Intl.DateTimeFormat | Intl.NumberFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: (tag: string) => T,
): T {
  const tag = languageTag();
  const found = cache.get(`${tag}:${key}`) as T | undefined;
  if (found) return found;
  const made = make(tag);
  cache.set(`${tag}:${key}`, made);
  return made;
}

/** A calendar day (`YYYY-MM-DD` or an instant) as 2026-06-30; the same in both languages, so columns align. */
export function formatDate(value: string | null | undefined): string {
  if (!value) return '—';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  const at = new Date(value);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** An instant in local time as 2026-06-30 14:05. */
export function formatDateTime(value: string | null | undefined): string {
  if (!value) return '—';
  const at = new Date(value);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${formatDate(value.length === 10 ? value : at.toISOString())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** A day in words: 2026年6月30日 or 30 June 2026. */
export function formatLongDate(value: string): string {
  const at = new Date(value.length === 10 ? `${value}T00:00:00` : value);
  return cached('long', (tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'long' })).format(at);
}

const steps: [limit: number, unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  [60, 'second', 1],
  [3600, 'minute', 60],
  [86_400, 'hour', 3600],
  [30 * 86_400, 'day', 86_400],
  [365 * 86_400, 'month', 30 * 86_400],
  [Infinity, 'year', 365 * 86_400],
];

/** How long ago or ahead an instant is: 3小时前, in 2 days. */
export function formatRelative(value: string, now: number = Date.now()): string {
  const seconds = (new Date(value).getTime() - now) / 1000;
  const format = cached('relative', (tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));
  const step = steps.find(([limit]) => Math.abs(seconds) < limit) ?? steps[5];
  return step ? format.format(Math.round(seconds / step[2]), step[1]) : '';
}

/** A number with grouping; `digits` fixes the number of decimals. */
export function formatNumber(value: number, digits?: number): string {
  return cached(
    `number${digits ?? ''}`,
    (tag) =>
      new Intl.NumberFormat(
        tag,
        digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits },
      ),
  ).format(value);
}

/** Several names or codes in one line, parted as the reader's language parts them. */
export function formatList(items: readonly string[]): string {
  return items.join(language.get() === 'zh' ? '、' : ', ');
}

/** A size in bytes as 1.2 MB (binary steps, as file managers show them). */
export function formatBytes(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined) return '—';
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${formatNumber(value, unit === 0 || value >= 100 ? 0 : 1)} ${units[unit] ?? ''}`;
}

/** Money in yuan. */
export function formatMoney(value: number | null | undefined): string {
  if (value === null || value === undefined) return '—';
  return `¥${formatNumber(value, Number.isInteger(value) ? 0 : 2)}`;
}

/** Today's calendar day in the reader's own time zone. */
export function today(): string {
  return formatDate(new Date().toISOString());
}

/** A calendar day moved by whole days. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00`);
  at.setDate(at.getDate() + days);
  return formatDate(at.toISOString());
}

/** The last second of a day in China, as the moment that the server keeps. */
export const endOfDay = (day: string): string => `${day}T23:59:59+08:00`;

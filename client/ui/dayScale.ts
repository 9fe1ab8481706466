/** A calendar day as a number of days, whatever the time zone of the machine. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);

export const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);

/** `years`: quarters as well, so narrow that three years fit on a screen. */
export type GanttZoom = 'month' | 'quarter' | 'years';

export const dayWidths: Readonly<Record<GanttZoom, number>> = { month: 9, quarter: 3, years: 0.95 };

export interface GanttSpan {
  readonly from: string;
  readonly to: string;
}

/** The months or quarters that a chart shows: whole ones around everything that stands in it. */
export function ganttPeriods(
  spans: readonly GanttSpan[],
  zoom: GanttZoom,
): { first: number; last: number; periods: readonly { start: number; days: number; month: string }[] } {
  const months = zoom === 'month' ? 1 : 3;
  const days = spans.flatMap(({ from, to }) => [dayNumber(from), dayNumber(to)]);
  const begin = startOf(Math.min(...days), months);
  const end = Math.max(...days);
  const periods: { start: number; days: number; month: string }[] = [];
  let start = begin;
  while (start <= end) {
    const next = startOf(start, months, 1);
    periods.push({ start, days: next - start, month: dayOf(start).slice(0, 7) });
    start = next;
  }
  return { first: begin, last: start - 1, periods };
}

/** First day of the period of so many months that a day lies in, or of a later one. */
function startOf(day: number, months: number, later = 0): number {
  const at = new Date(day * 86_400_000);
  const month = Math.floor(at.getUTCMonth() / months) * months + later * months;
  return Math.round(Date.UTC(at.getUTCFullYear(), month, 1) / 86_400_000);
}
/** The days of whole weeks, Monday first, that a month (2026-11) lies in. */
export function monthDays(month: string): readonly string[] {
  const first = dayNumber(`${month}-01`);
  const last = dayNumber(`${moveMonth(month, 1)}-01`) - 1;
  const start = first - weekday(first);
  const end = last + 6 - weekday(last);
  return Array.from({ length: end - start + 1 }, (_, index) => dayOf(start + index));
}

export function moveMonth(month: string, months: number): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, number! - 1 + months, 1)).toISOString().slice(0, 7);
}

/** 0 is Monday; the first day of all was a Thursday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;

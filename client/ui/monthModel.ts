import { dayNumber, dayOf } from './ganttModel';

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

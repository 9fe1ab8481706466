import { addDays } from '../../platform/clock.js';

/** Quarters of a roadmap count from its first day, whatever day that is. */
export const quartersPerYear = 4;
export const mostYears = 3;

/** The year of a roadmap that a quarter lies in, from 1. */
export const yearOf = (quarter: number): number => Math.ceil(quarter / quartersPerYear);

/** The same day so many months later, or the last one of a shorter month. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const at = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  at.setUTCDate(Math.min(date, last));
  return at.toISOString().slice(0, 10);
}

/** First day of a quarter, from 1. */
export const quarterStart = (startsOn: string, quarter: number): string =>
  addMonths(startsOn, 3 * (quarter - 1));

/** Last day of a quarter, from 1. */
export const quarterEnd = (startsOn: string, quarter: number): string =>
  addDays(quarterStart(startsOn, quarter + 1), -1);

/** Last day of a year of the roadmap, from 1. */
export const yearEnd = (startsOn: string, year: number): string =>
  quarterEnd(startsOn, year * quartersPerYear);

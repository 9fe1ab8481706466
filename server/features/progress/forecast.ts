import { addDays } from '../../platform/clock.js';

/** When the rest will be done if work goes on as it was measured; weeks count, not promises. */
export interface Forecast {
  readonly basis: 'MEASURED' | 'DONE' | 'NOTHING_FINISHED' | 'TOO_YOUNG';
  /** Weeks that were measured. */
  readonly weeks: number;
  /** Tasks finished in a week on average, and the bounds of the range. */
  readonly pace: number;
  readonly lowPace: number;
  readonly highPace: number;
  readonly finishOn: string | null;
  readonly earliestOn: string | null;
  /** Null when the slow end of the range does not get there. */
  readonly latestOn: string | null;
}

/** Fewer weeks say nothing about a pace. */
export const fewestWeeks = 3;
export const mostWeeks = 12;
/** Half the width of the range in standard errors: four of five paces lie within, if weeks do not hang together. */
const spread = 1.28;
/** Further away nobody plans; such a day would only look exact. */
const furthestDays = 3_650;

/**
 * From the tasks finished in each of the last whole weeks, oldest first, and how many are left at the end of a day. The range is
 * that of the average pace (mean ± 1.28 standard errors); work that will still be found is not in it.
 */
export function forecast(finished: readonly number[], remaining: number, today: string): Forecast {
  const weeks = finished.length;
  const pace = weeks === 0 ? 0 : sum(finished) / weeks;
  const variance = weeks < 2 ? 0 : sum(finished.map((count) => (count - pace) ** 2)) / (weeks - 1);
  const half = weeks === 0 ? 0 : spread * Math.sqrt(variance / weeks);
  const [lowPace, highPace] = [Math.max(0, pace - half), pace + half];
  const known = { weeks, pace, lowPace, highPace };
  const none = { finishOn: null, earliestOn: null, latestOn: null };
  if (remaining === 0)
    return { ...known, basis: 'DONE', finishOn: today, earliestOn: today, latestOn: today };
  if (weeks < fewestWeeks) return { ...known, ...none, basis: 'TOO_YOUNG' };
  if (pace === 0) return { ...known, ...none, basis: 'NOTHING_FINISHED' };
  const dayAt = (perWeek: number): string | null => {
    // What is over a whole day by less than a millionth is over it by the rounding of numbers alone.
    const days = Math.ceil((remaining * 7) / perWeek - 1e-6);
    return days <= furthestDays ? addDays(today, days) : null;
  };
  return {
    ...known,
    basis: 'MEASURED',
    finishOn: dayAt(pace),
    earliestOn: dayAt(highPace),
    latestOn: lowPace === 0 ? null : dayAt(lowPace),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

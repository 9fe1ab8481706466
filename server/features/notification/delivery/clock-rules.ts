/** Shanghai knows no summer time: its clock is always this far ahead. */
const aheadMs = 8 * 3_600_000;
const dayMs = 86_400_000;
const minuteMs = 60_000;

/** When the daily digest goes out. */
const digestAt = '08:00';

export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** The next moment at or after `at` at which the clock in Shanghai shows this. */
function nextAt(at: Date, clock: string): Date {
  const local = at.getTime() + aheadMs;
  const midnight = Math.floor(local / dayMs) * dayMs;
  const today = midnight + minutesOf(clock) * minuteMs;
  return new Date((today < local ? today + dayMs : today) - aheadMs);
}

/** When something may go out that is ready at this moment: at once, or when the quiet hours are over. */
export function afterQuiet(at: Date, quiet: QuietHours | null): Date {
  if (!quiet || quiet.from === quiet.to) return at;
  const local = at.getTime() + aheadMs;
  const minute = Math.floor((local % dayMs) / minuteMs);
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  return isQuiet ? nextAt(at, quiet.to) : at;
}

/** The digest that takes up what happens now: the next one that has not gone out yet, and its day in Shanghai. */
export function nextDigest(at: Date, later = 0): { readonly at: Date; readonly day: string } {
  const next = new Date(nextAt(new Date(at.getTime() + 1), digestAt).getTime() + later * dayMs);
  return { at: next, day: new Date(next.getTime() + aheadMs).toISOString().slice(0, 10) };
}

/** After this many tries somebody has to look at it. */
export const mostTries = 20;
const firstPauseMs = 5_000;
const longestPauseMs = 4 * 3_600_000;

/** How long to wait after a failure: 5 s, 10 s, 20 s … up to four hours; about a day and a half in all. */
export const pauseAfter = (tries: number): number =>
  Math.min(longestPauseMs, firstPauseMs * 2 ** Math.max(0, tries - 1));

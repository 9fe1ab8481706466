import { today } from '../../lib/format';

const dayMs = 86_400_000;

/** Whole calendar days from today to a day; negative when it has passed. */
export function daysUntil(day: string, from: string = today()): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

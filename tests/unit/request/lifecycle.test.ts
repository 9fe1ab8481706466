import { expect, it } from 'vitest';
import {
  admits,
  begunPeriods,
  periodStart,
  requestActions,
  requestStates,
} from '../../../server/features/request/request.lifecycle.js';

it('the whole table of the life of a request', () => {
  const table = Object.fromEntries(
    requestStates.map((state) => [state, requestActions.filter((action) => admits(state, action)).join(' ')]),
  );
  expect(table).toEqual({
    OPEN: 'ANSWER CANCEL',
    ANSWERED: 'ANSWER RETURN COMPLETE CANCEL REOPEN',
    RETURNED: 'ANSWER COMPLETE CANCEL REOPEN',
    DONE: 'RETURN REOPEN',
    CANCELLED: '',
  });
});

it.each([
  ['2026-11-29', 'MONTHLY', '2026-11-01'],
  ['2026-11-29', 'QUARTERLY', '2026-10-01'],
  ['2026-03-31', 'QUARTERLY', '2026-01-01'],
  ['2026-06-30', 'HALF_YEARLY', '2026-01-01'],
  ['2026-07-01', 'HALF_YEARLY', '2026-07-01'],
  ['2026-12-31', 'YEARLY', '2026-01-01'],
] as const)('%s lies in the period (%s) that begins on %s', (day, frequency, start) => {
  expect(periodStart(day, frequency)).toBe(start);
});

it.each([
  ['2026-01-01', '2025-12-31', 'QUARTERLY', 0],
  ['2026-01-01', '2026-01-01', 'QUARTERLY', 1],
  ['2026-01-01', '2026-03-31', 'QUARTERLY', 1],
  ['2026-01-01', '2026-11-29', 'QUARTERLY', 4],
  ['2025-12-01', '2026-02-01', 'MONTHLY', 3],
  ['2024-01-01', '2026-11-29', 'YEARLY', 3],
] as const)('from %s up to %s (%s) begin %i periods', (start, today, frequency, count) => {
  expect(begunPeriods(start, today, frequency)).toBe(count);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewestWeeks, forecast } from '../../../server/features/progress/forecast.js';

const today = '2026-11-29';

describe('the forecast', () => {
  it('goes on at the average pace, with a range that a steady pace does not have', () => {
    expect(forecast([4, 4, 4, 4], 10, today)).toEqual({
      basis: 'MEASURED',
      weeks: 4,
      pace: 4,
      lowPace: 4,
      highPace: 4,
      finishOn: '2026-12-17',
      earliestOn: '2026-12-17',
      latestOn: '2026-12-17',
    });
    // Mean 4, deviation 2 over 4 weeks: a standard error of 0.913, 1.28 of them either way.
    const uneven = forecast([2, 6, 3, 5], 10, today);
    expect(uneven.pace).toBe(4);
    expect(uneven.highPace).toBeCloseTo(4 + 1.28 * Math.sqrt(10 / 3 / 4), 10);
    expect([uneven.earliestOn, uneven.finishOn, uneven.latestOn]).toEqual([
      '2026-12-13',
      '2026-12-17',
      '2026-12-24',
    ]);
  });

  it('says why it tells no day', () => {
    expect(forecast([], 0, today)).toMatchObject({ basis: 'DONE', finishOn: today, latestOn: today });
    expect(forecast([3, 3], 5, today)).toMatchObject({ basis: 'TOO_YOUNG', finishOn: null });
    expect(forecast([0, 0, 0], 5, today)).toMatchObject({ basis: 'NOTHING_FINISHED', finishOn: null });
    // One finished in twelve weeks may as well have been none.
    expect(forecast([...Array<number>(11).fill(0), 1], 2, today)).toMatchObject({
      basis: 'MEASURED',
      lowPace: 0,
      latestOn: null,
    });
    // Nobody plans for the year 2100.
    expect(forecast([...Array<number>(11).fill(0), 1], 900, today).finishOn).toBeNull();
  });

  it('takes no day more for the rounding of numbers', () => {
    // 492 tasks at 14 a week are 246 days.
    expect(forecast([37, 5, 0], 492, '2026-01-01').finishOn).toBe('2026-09-04');
  });

  it('is never earlier with more to do, and its range holds its middle', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: fewestWeeks, maxLength: 12 }),
        fc.integer({ min: 1, max: 500 }),
        (weeks, remaining) => {
          const [one, more] = [forecast(weeks, remaining, today), forecast(weeks, remaining + 1, today)];
          expect(one.lowPace).toBeLessThanOrEqual(one.pace);
          expect(one.highPace).toBeGreaterThanOrEqual(one.pace);
          if (!one.finishOn) return;
          expect(one.earliestOn! <= one.finishOn).toBe(true);
          expect(one.latestOn === null || one.latestOn >= one.finishOn).toBe(true);
          expect(more.finishOn === null || more.finishOn >= one.finishOn).toBe(true);
          // At this pace the day is the first by which everything can be done.
          const days = Math.round((Date.parse(one.finishOn) - Date.parse(today)) / 86_400_000);
          expect((days * one.pace) / 7).toBeGreaterThanOrEqual(remaining - 1e-9);
          expect(((days - 1) * one.pace) / 7).toBeLessThan(remaining);
        },
      ),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf, ganttPeriods, monthDays, moveMonth } from '../../../client/ui/dayScale.js';

describe('the scale of a timeline', () => {
  it('is whole months or quarters around everything, without holes, over the turn of the year', () => {
    const spans = [
      { from: '2026-11-15', to: '2026-12-31' },
      { from: '2027-01-01', to: '2027-02-28' },
    ];
    const months = ganttPeriods(spans, 'month');
    expect(months.periods.map(({ month, days }) => [month, days])).toEqual([
      ['2026-11', 30],
      ['2026-12', 31],
      ['2027-01', 31],
      ['2027-02', 28],
    ]);
    expect([dayOf(months.first), dayOf(months.last)]).toEqual(['2026-11-01', '2027-02-28']);
    const quarters = ganttPeriods(spans, 'quarter');
    expect(quarters.periods.map(({ month, days }) => [month, days])).toEqual([
      ['2026-10', 92],
      ['2027-01', 90],
    ]);
  });

  it('shows a single day, and the leap day', () => {
    const { periods } = ganttPeriods([{ from: '2028-02-29', to: '2028-02-29' }], 'month');
    expect(periods).toEqual([{ start: dayNumber('2028-02-01'), days: 29, month: '2028-02' }]);
  });
});

describe('the weeks of a month', () => {
  it('begin on Monday and hold the whole month', () => {
    for (const month of ['2026-11', '2026-02', '2024-02', '2027-08']) {
      const days = monthDays(month);
      expect(days.length % 7).toBe(0);
      expect(new Date(days[0]!).getUTCDay()).toBe(1);
      const length = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
      expect(days.filter((day) => day.startsWith(month))).toHaveLength(length);
      expect(days.findIndex((day) => day.startsWith(month))).toBeLessThan(7);
    }
    // Four weeks exactly.
    expect(monthDays('2027-02')).toHaveLength(28);
  });

  it('go on over the turn of the year', () => {
    expect(moveMonth('2026-12', 1)).toBe('2027-01');
    expect(moveMonth('2026-01', -1)).toBe('2025-12');
  });
});

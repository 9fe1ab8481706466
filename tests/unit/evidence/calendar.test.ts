import { describe, expect, it } from 'vitest';
import { monthAfter, monthPattern, monthsFrom } from '../../../server/features/evidence/calendar.js';

describe('months', () => {
  it('cross the year and know February', () => {
    expect(monthsFrom('2027-12', 3)).toEqual([
      { month: '2027-12', days: 31 },
      { month: '2028-01', days: 31 },
      { month: '2028-02', days: 29 },
    ]);
    expect(monthAfter('2026-03', -8)).toBe('2025-07');
    expect(monthAfter('2026-01', -1)).toBe('2025-12');
  });

  it.each(['2026-13', '2026-3', '1949-12', '2100-01', '2026-03-01', ''])('%s is none', (text) => {
    expect(monthPattern.test(text)).toBe(false);
  });
});

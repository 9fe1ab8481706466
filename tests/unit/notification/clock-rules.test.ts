import { describe, expect, it } from 'vitest';
import {
  afterQuiet,
  mostTries,
  nextDigest,
  pauseAfter,
} from '../../../server/features/notification/delivery/clock-rules.js';

const at = (clock: string): Date => new Date(`2026-11-29T${clock}:00+08:00`);
const shown = (date: Date): string => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);

describe('quiet hours', () => {
  const night = { from: '22:00', to: '07:30' };
  it.each([
    ['21:59', '2026-11-29T21:59'],
    ['22:00', '2026-11-30T07:30'],
    ['23:59', '2026-11-30T07:30'],
    ['00:00', '2026-11-29T07:30'],
    ['07:29', '2026-11-29T07:30'],
    ['07:30', '2026-11-29T07:30'],
    ['12:00', '2026-11-29T12:00'],
  ])('over midnight: what is ready at %s goes out at %s', (clock, expected) => {
    expect(shown(afterQuiet(at(clock), night))).toBe(expected);
  });

  it('within a day, and none', () => {
    const noon = { from: '12:00', to: '13:30' };
    expect(shown(afterQuiet(at('12:00'), noon))).toBe('2026-11-29T13:30');
    expect(shown(afterQuiet(at('13:30'), noon))).toBe('2026-11-29T13:30');
    expect(shown(afterQuiet(at('12:10'), null))).toBe('2026-11-29T12:10');
    expect(shown(afterQuiet(at('12:10'), { from: '12:00', to: '12:00' }))).toBe('2026-11-29T12:10');
  });
});

describe('the digest', () => {
  it('is the next one, also at its very moment', () => {
    expect(nextDigest(at('07:59'))).toEqual({ at: at('08:00'), day: '2026-11-29' });
    expect(nextDigest(at('08:00')).day).toBe('2026-11-30');
    expect(nextDigest(at('23:00')).day).toBe('2026-11-30');
    expect(nextDigest(at('07:00'), 1).day).toBe('2026-11-30');
  });
});

it('pauses grow from seconds to hours, and outlast a night without a mail server', () => {
  const pauses = Array.from({ length: mostTries - 1 }, (_unused, tries) => pauseAfter(tries + 1));
  expect(pauses.slice(0, 4)).toEqual([5_000, 10_000, 20_000, 40_000]);
  expect(Math.max(...pauses)).toBe(4 * 3_600_000);
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(24 * 3_600_000);
});

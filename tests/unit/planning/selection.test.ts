import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quarterEnd, quarterStart, yearEnd, yearOf } from '../../../server/features/planning/calendar.js';
import { circleIn } from '../../../server/features/planning/circle.js';
import { chooseWithin } from '../../../server/features/planning/selection.js';
import type { Offer } from '../../../server/features/planning/selection.js';
import { byWorth, spread } from '../../../server/features/planning/proposals.js';

/** Every affordable set in which nothing lacks what it waits for, and nothing has an unknown cost. */
function best(offers: readonly Offer[], budget: number): { gain: number; cost: number } {
  let found = { gain: 0, cost: 0 };
  for (let set = 0; set < 2 ** offers.length; set += 1) {
    const chosen = offers.filter((_, at) => set & (1 << at));
    if (chosen.some(({ cost }) => cost === null)) continue;
    if (
      chosen.some(({ predecessorIds }) => predecessorIds.some((id) => !chosen.some((one) => one.id === id)))
    )
      continue;
    const cost = chosen.reduce((sum, one) => sum + one.cost!, 0);
    const gain = chosen.reduce((sum, one) => sum + one.gain, 0);
    if (cost <= budget && (gain > found.gain || (gain === found.gain && cost < found.cost)))
      found = { gain, cost };
  }
  return found;
}

const offers = fc
  .array(
    fc.record({
      cost: fc.option(fc.integer({ min: 0, max: 12 }), { freq: 5 }),
      gain: fc.integer({ min: 0, max: 9 }),
      waits: fc.array(fc.nat(7), { maxLength: 2 }),
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    all.map(({ cost, gain, waits }, at): Offer => ({
      id: String(at),
      cost,
      gain,
      predecessorIds: [...new Set(waits.filter((one) => one < at).map(String))],
    })),
  );

describe('choosing for a budget', () => {
  it('finds what trying every set finds', () => {
    fc.assert(
      fc.property(offers, fc.integer({ min: 0, max: 40 }), (all, budget) => {
        const selected = chooseWithin(all, budget);
        expect({ gain: selected.gain, cost: selected.cost }).toEqual(best(all, budget));
        expect(selected.exact).toBe(true);
        const ids = new Set(selected.ids);
        for (const one of all.filter(({ id }) => ids.has(id))) {
          expect(one.cost).not.toBeNull();
          expect(one.predecessorIds.every((id) => ids.has(id))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('names what it could not consider, also what waits for it', () => {
    const waiting = { cost: 1, gain: 5, predecessorIds: ['a'] };
    const all = [
      { id: 'a', cost: null, gain: 9, predecessorIds: [] },
      { id: 'b', ...waiting },
      { id: 'c', cost: 2, gain: 1, predecessorIds: [] },
    ];
    expect(chooseWithin(all, 100)).toMatchObject({ ids: ['c'], unknownIds: ['a', 'b'], exact: true });
  });

  it('says so when it stopped early, and still answers something affordable', () => {
    const many = Array.from({ length: 40 }, (_, at) => ({
      id: String(at),
      cost: 100 + ((at * 37) % 61),
      gain: 100 + ((at * 53) % 59),
      predecessorIds: [],
    }));
    const selected = chooseWithin(many, 2_000, 30);
    expect(selected.exact).toBe(false);
    expect(selected.cost).toBeLessThanOrEqual(2_000);
    expect(selected.gain).toBeGreaterThan(0);
  });
});

it('a circle is found however long, and none where there is none', () => {
  const of = (pairs: Record<string, string[]>) =>
    Object.entries(pairs).map(([id, predecessorIds]) => ({ id, predecessorIds }));
  expect(circleIn(of({ a: ['b'], b: ['c'], c: ['a'], d: [] }))).toBeDefined();
  expect(circleIn(of({ a: ['b', 'c'], b: ['c'], c: [], d: ['a'] }))).toBeUndefined();
});

it('years and quarters count from the first day, whatever day that is', () => {
  expect([1, 4, 5, 12].map(yearOf)).toEqual([1, 1, 2, 3]);
  expect([quarterStart('2027-01-01', 1), quarterEnd('2027-01-01', 1)]).toEqual(['2027-01-01', '2027-03-31']);
  expect(yearEnd('2027-01-01', 3)).toBe('2029-12-31');
  // A quarter from the last of November ends on the last day before that of February.
  expect(quarterEnd('2026-11-30', 1)).toBe('2027-02-27');
});

it('proposals: what is estimated first and by worth, then by gain; the quarters hold all of them in order', () => {
  const known = (gain: number, costKnown: number) => ({ gain, costKnown, costUnknown: 0 });
  const unknown = (gain: number) => ({ gain, costKnown: 0, costUnknown: 1 });
  const [a, b, c, d] = [unknown(50), known(5, 100), known(9, 100), unknown(70)];
  expect(byWorth([a, b, c, d])).toEqual([c, b, d, a]);
  expect(spread([1, 1, 2], 1)).toEqual([
    { startQuarter: 1, endQuarter: 1 },
    { startQuarter: 2, endQuarter: 2 },
    { startQuarter: 3, endQuarter: 4 },
  ]);
  fc.assert(
    fc.property(
      fc.array(fc.nat(300), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 3 }),
      (sizes, years) => {
        let last = 1;
        for (const { startQuarter, endQuarter } of spread(sizes, years)) {
          expect(startQuarter).toBeGreaterThanOrEqual(1);
          expect(endQuarter).toBeGreaterThanOrEqual(startQuarter);
          expect(endQuarter).toBeLessThanOrEqual(years * 4);
          expect(endQuarter).toBeGreaterThanOrEqual(last);
          last = endQuarter;
        }
      },
    ),
  );
});

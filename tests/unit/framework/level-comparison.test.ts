import { describe, expect, it } from 'vitest';
import { compareLevels } from '../../../server/features/framework/level-comparison.js';
import { mlps } from './mlps.js';

async function compare(lower: string, higher: string, set?: string) {
  return compareLevels((await mlps()).controls, lower, higher, set);
}
async function counts(lower: string, higher: string, set: string) {
  const groups = Map.groupBy(await compare(lower, higher, set), (difference) => difference.change);
  return Object.fromEntries([...groups].map(([change, group]) => [change, group.length]));
}

describe('comparison of two levels', () => {
  it('agrees with the changes recorded between neighbours', async () => {
    expect(await counts('L2', 'L3', 'general')).toEqual({
      SAME: 114,
      STRENGTHENED: 20,
      ADDED: 67,
      NEW_CONTROL_POINT: 10,
      DROPPED: 1,
    });
    expect(await counts('L3', 'L4', 'general')).toEqual({
      SAME: 194,
      STRENGTHENED: 16,
      ADDED: 18,
      DROPPED: 1,
    });
    expect((await counts('L1', 'L2', 'general'))['SAME']).toBe(41);
    expect((await counts('L2', 'L3', 'iot'))['NEW_CONTROL_POINT']).toBe(10);
  });

  it.each([
    ['L1', 'L2'],
    ['L2', 'L3'],
    ['L3', 'L4'],
    ['L1', 'L3'],
    ['L1', 'L4'],
    ['L2', 'L4'],
  ])('%s to %s mentions every item of both exactly once', async (lower, higher) => {
    const { controls, requirementSets } = await mlps();
    const itemsOf = (level: string) =>
      controls.filter((each) => each.kind === 'ITEM' && each.level === level).map((each) => each.code);
    for (const set of [undefined, ...requirementSets.map((each) => each.code)]) {
      const inSet = (code: string) =>
        set === undefined || controls.find((each) => each.code === code)?.requirementSet === set;
      const differences = await compare(lower, higher, set);
      expect(differences.flatMap((each) => each.higher?.code ?? [])).toEqual(itemsOf(higher).filter(inSet));
      const used = differences.flatMap((each) => each.lower?.code ?? []);
      expect([...used].sort()).toEqual(itemsOf(lower).filter(inSet).sort());
      for (const { change, lower: below, higher: above } of differences) {
        expect([below !== null, above !== null]).toEqual([
          change !== 'ADDED' && change !== 'NEW_CONTROL_POINT',
          change !== 'DROPPED',
        ]);
      }
    }
  });

  it('pairs what belongs together', async () => {
    const of = async (code: string, lower: string, higher: string) => {
      const found = (await compare(lower, higher)).find((each) => (each.higher ?? each.lower)?.code === code);
      return [found?.change, found?.lower?.code ?? null];
    };
    expect(await of('8.1.1.2', 'L2', 'L3')).toEqual(['STRENGTHENED', '7.1.1.2']);
    expect(await of('8.1.1.1-a', 'L2', 'L3')).toEqual(['SAME', '7.1.1.1-a']);
    expect(await of('8.1.2.2-b', 'L2', 'L3')).toEqual(['ADDED', null]);
    // The control point was renamed, so its first item is not new.
    expect(await of('8.1.3.4-a', 'L2', 'L3')).toEqual(['SAME', '7.1.3.4']);
    expect(await of('8.1.3.4-b', 'L2', 'L3')).toEqual(['ADDED', null]);
    expect(await of('8.1.5.3-a', 'L2', 'L3')).toEqual(['NEW_CONTROL_POINT', null]);
    // Same words of ours, stricter clause: the recorded change wins.
    expect(await of('8.1.5.2-b', 'L2', 'L3')).toEqual(['STRENGTHENED', '7.1.5.2-b']);
    expect(await of('7.1.10.7-c', 'L2', 'L3')).toEqual(['DROPPED', '7.1.10.7-c']);
    // Over two steps: the level-3 rule for border malware goes back to no control point of level 1.
    expect(await of('8.1.3.4-b', 'L1', 'L3')).toEqual(['NEW_CONTROL_POINT', null]);
    expect(await of('8.1.2.3', 'L1', 'L3')).toEqual(['STRENGTHENED', '6.1.2.2']);
  });

  it('shows a dropped item behind its control point', async () => {
    const codes = (await compare('L2', 'L3', 'general')).map((each) => (each.higher ?? each.lower)?.code);
    expect(codes[codes.indexOf('7.1.10.7-c') - 1]).toBe('8.1.10.7-b');
  });

  it('refuses levels that cannot be compared', async () => {
    await expect(compare('L3', 'L2')).rejects.toThrow(RangeError);
    await expect(compare('L3', 'L3')).rejects.toThrow(RangeError);
    await expect(compare('L3', 'L5')).rejects.toThrow(RangeError);
  });
});

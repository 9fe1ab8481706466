import { describe, expect, it } from 'vitest';
import { LevelNotCoveredError, selectControls } from '../../../server/features/framework/applicability.js';
import type { Technology } from '../../../server/features/framework/framework-file.schema.js';
import { mlps } from './mlps.js';

async function select(s: number, a: number, technologies: Technology[] = []) {
  const { controls, requirementSets } = await mlps();
  return selectControls(controls, requirementSets, { s, a, technologies });
}

describe('controls of a graded system', () => {
  it.each([
    // s, a, control points, items: S, A and G items of their levels added up by hand
    [3, 3, 71, 211],
    [2, 2, 68, 135],
    [1, 1, 42, 55],
    [4, 4, 71, 228],
    [2, 3, 9 + 2 + 59, 15 + 6 + 181],
    [3, 2, 10 + 2 + 59, 24 + 4 + 181],
    [1, 3, 6 + 2 + 59, 9 + 6 + 181],
    [3, 1, 10 + 2 + 59, 24 + 2 + 181],
    [4, 2, 10 + 2 + 59, 25 + 4 + 195],
    [1, 2, 6 + 2 + 57, 9 + 4 + 116],
  ])('S%iA%i: %i control points, %i items', async (s, a, points, items) => {
    const selection = await select(s, a);
    expect([selection.controlPointCount, selection.itemCount]).toEqual([points, items]);
    expect(selection.level).toBe(`L${Math.max(s, a)}`);
    expect(new Set(selection.items.map((item) => item.control.code)).size).toBe(items);
  });

  it('takes S-class points from the information level and A-class points from the service level', async () => {
    const codes = (await select(2, 3)).items.map((item) => item.control.code);
    // Authentication (S) at level 2, backup (A) and audit (G) at level 3.
    expect(codes).toContain('7.1.4.1-a');
    expect(codes).not.toContain('8.1.4.1-a');
    expect(codes).toContain('8.1.4.9-c');
    expect(codes).toContain('8.1.4.3-a');
    const power = (await select(3, 2)).items
      .map((item) => item.control)
      .filter((item) => item.name.startsWith('电力供应'));
    expect(power.map((item) => item.level)).toEqual(['L2', 'L2']);
  });

  it('keeps the reading order of the total level', async () => {
    const points = (await select(2, 3)).controlPoints.filter((point) => point.category === 'CES');
    expect(points.map((point) => point.ref)).toEqual([
      '7.1.4.1',
      '7.1.4.2',
      '8.1.4.3',
      '8.1.4.4',
      '8.1.4.5',
      '7.1.4.6',
      '7.1.4.7',
      '8.1.4.9',
      '7.1.4.9',
      '7.1.4.10',
    ]);
  });

  it('adds the extensions of the technologies at the total level', async () => {
    const selection = await select(2, 3, ['CLOUD', 'MOBILE']);
    expect(selection.requirementSets).toEqual(['general', 'cloud', 'mobile']);
    expect(selection.itemCount).toBe(202 + 46 + 19);
    const extended = selection.items.filter((item) => item.control.requirementSet !== 'general');
    expect(new Set(extended.map((item) => item.control.level))).toEqual(new Set(['L3']));
    expect((await select(2, 2, ['IOT', 'ICS'])).itemCount).toBe(135 + 7 + 15);
  });

  it('lists the big-data annex without counting it', async () => {
    const selection = await select(3, 3, ['BIG_DATA']);
    expect(selection.itemCount).toBe(211);
    expect(selection.controlPointCount).toBe(71);
    expect(selection.items).toHaveLength(211 + 24);
    expect(selection.items.filter((item) => !item.scored).map((item) => item.control.requirementSet)).toEqual(
      Array(24).fill('bigdata'),
    );
  });

  it('refuses a level that the standard leaves out', async () => {
    await expect(select(5, 3)).rejects.toThrow(LevelNotCoveredError);
    await expect(select(0, 3)).rejects.toThrow(LevelNotCoveredError);
  });
});

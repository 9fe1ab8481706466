import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadFrameworkFile } from '../../../server/features/framework/framework-file.js';
import type { FrameworkData } from '../../../server/features/framework/framework-file.js';

const DIR = fileURLToPath(new URL('../../../frameworks/', import.meta.url));
const loading = new Map<string, Promise<FrameworkData>>();
const book = (code: string): Promise<FrameworkData> => {
  const known = loading.get(code) ?? loadFrameworkFile(`${DIR}${code}`);
  loading.set(code, known);
  return known;
};

const kindsOf = ({ controls }: FrameworkData) =>
  Object.fromEntries(
    [...Map.groupBy(controls, (each) => each.kind)].map(([kind, among]) => [kind, among.length]),
  );
const itemsOf = ({ controls }: FrameworkData) => controls.flatMap((each) => each.rule?.gradedItem ?? []);
const categoriesOf = (data: FrameworkData) =>
  Object.fromEntries(
    [
      ...Map.groupBy(
        itemsOf(data).flatMap((each) => each.categories),
        (each) => each.category,
      ),
    ].map(([category, among]) => [category, among.length]),
  );

/** Of the edition that was published before the other rule books came. */
const MLPS_HASH = '3211dee5eb3d885018afdaa5ce4a3c0c751eff87ac01b6873b6e9df23cb715b1';

/** Numbers of the facts, copied: not read from the files that they check. */
const expected: Record<string, Record<string, number>> = {
  'emr-2018': { GROUP: 10, GRADED_ITEM: 39, CLAUSE: 777 },
  'smart-service-2019': { GROUP: 5, GRADED_ITEM: 17, CLAUSE: 206 },
  'smart-management-2021': { GROUP: 10, GRADED_ITEM: 33, CLAUSE: 466 },
  'interoperability-2020': { GROUP: 15, INDICATOR: 282 },
  'csl-2025': { DUTY: 26 },
  'dsl-2021': { DUTY: 12 },
  'pipl-2021': { DUTY: 24 },
  'ciir-2021': { DUTY: 14 },
  'ndsr-2025': { DUTY: 23 },
  'cl-2020': { DUTY: 4 },
  'ccr-2023': { DUTY: 5 },
  'm29-2022': { GROUP: 6, DUTY: 32 },
  'pcr-2017': { DUTY: 10 },
  'irr-2025': { GROUP: 2, DUTY: 15 },
  'vmr-2021': { DUTY: 5 },
  'gbt39786-l3': { GROUP: 8, CLAUSE: 41 },
  'iso27001-2022': { GROUP: 4, CLAUSE: 93 },
  'csf-2.0': { GROUP: 28, CLAUSE: 106 },
  'joint-inspection-2026': { GROUP: 10, CLAUSE: 54 },
};

describe('the rule books', () => {
  it('are all here, and no other', async () => {
    const folders = (await readdir(DIR, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    const names = folders.map((entry) => entry.name).filter((name) => name !== 'crosswalks');
    expect(names.sort()).toEqual(['mlps-2.0', ...Object.keys(expected)].sort());
  });

  it.each(Object.keys(expected))('%s holds the counts of the facts', async (code) => {
    expect(kindsOf(await book(code))).toEqual(expected[code]);
  });

  it('of EMR grading tell categories, level table and data quality, and what is not known of them', async () => {
    const data = await book('emr-2018');
    expect(categoriesOf(data)).toEqual({ BASIC: 11, ELECTIVE: 32, UNKNOWN: 265, NO_ROW: 4 });
    expect(itemsOf(data).flatMap((item) => item.qualityChecks)).toHaveLength(240);
    expect(data.scoring).toMatchObject({
      kind: 'GRADED_ITEMS',
      topLevel: 8,
      use: 'RATIO',
      quality: { fromLevel: 3, earlierAtLeast: 0.5 },
      passUse: { BASIC: 0.8, ELECTIVE: 0.5 },
      levelTableVerification: 'VERIFIED',
    });
    if (data.scoring.kind !== 'GRADED_ITEMS') throw new Error('not graded');
    const rows = data.scoring.levelTable.map((row) => [
      row.minimumScore,
      row.basicRequired,
      row.electiveRequired,
      row.electiveTotal,
    ]);
    expect(rows).toEqual([
      [null, null, null, null],
      [28, 5, 20, 32],
      [55, 10, 15, 27],
      [85, 14, 12, 25],
      [110, 16, 10, 23],
      [140, 20, 6, 19],
      [170, 21, 5, 18],
      [190, 22, 4, 17],
      [220, 22, 4, 17],
    ]);
    expect(data.missingTables).toHaveLength(1);
  });

  it('of smart management hold no number of the table that was not obtained', async () => {
    const data = await book('smart-management-2021');
    expect(categoriesOf(data)).toEqual({ BASIC: 1, UNKNOWN: 164 });
    expect(itemsOf(data).filter((item) => item.use !== null)).toEqual([]);
    if (data.scoring.kind !== 'GRADED_ITEMS') throw new Error('not graded');
    const { levelTable, passUse, levelTableVerification } = data.scoring;
    expect(levelTableVerification).toBe('UNKNOWN');
    expect(passUse).toEqual({ BASIC: null, ELECTIVE: null });
    for (const { level: _level, ...numbers } of levelTable)
      expect(new Set(Object.values(numbers))).toEqual(new Set([null]));
  });

  it('of smart service know every category: 4, 6, 8, 9, 9 basic items', async () => {
    const items = itemsOf(await book('smart-service-2019'));
    const basic = [1, 2, 3, 4, 5].map(
      (level) =>
        items.filter((item) =>
          item.categories.some((each) => each.level === level && each.category === 'BASIC'),
        ).length,
    );
    expect(basic).toEqual([4, 6, 8, 9, 9]);
  });

  it('of interoperability order the grades and mark elective tests and unscored indicators', async () => {
    const data = await book('interoperability-2020');
    if (data.scoring.kind !== 'POINTS') throw new Error('not points');
    expect(data.scoring.grades.map((grade) => [grade.key, grade.minimumScore])).toEqual([
      ['1', null],
      ['2', null],
      ['3', 60],
      ['4B', 70],
      ['4A', 80],
      ['5B', 90],
      ['5A', 95],
    ]);
    expect(data.scoring.gradesVerification).toBe('INFERRED');
    const indicators = data.controls.flatMap((each) => each.rule?.indicator ?? []);
    expect(indicators.filter((each) => each.electiveTest)).toHaveLength(10);
    expect(indicators.filter((each) => !each.scored)).toHaveLength(8);
    expect(data.controls.filter((each) => each.rule?.security)).toHaveLength(33);
    const total = indicators.reduce((sum, each) => sum + each.score, 0);
    expect(total).toBeCloseTo(93.9, 6);
  });

  it('never ask for a verdict on what cannot be met: level 0, penalties, definitions', async () => {
    for (const code of ['emr-2018', 'smart-service-2019', 'smart-management-2021'])
      for (const control of (await book(code)).controls)
        expect(control.assessable).toBe(control.kind === 'CLAUSE' && control.level !== '0');
    const penalties = (await book('csl-2025')).controls.filter((each) => each.name.includes('罚则'));
    expect(penalties.length).toBeGreaterThan(0);
    for (const penalty of penalties) expect(penalty.assessable).toBe(false);
  });

  it('leave the content of MLPS what it was before the others came', async () => {
    expect((await book('mlps-2.0')).contentHash).toBe(MLPS_HASH);
  });
});

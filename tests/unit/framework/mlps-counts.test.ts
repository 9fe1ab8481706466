import { beforeAll, describe, expect, it } from 'vitest';
import type { FrameworkData } from '../../../server/features/framework/framework-file.js';
import type { FrameworkControl } from '../../../server/features/framework/framework-tree.js';
import { mlps } from './mlps.js';

// Control points / items, copied as numbers: the file's own counts must not be the only witness.
const BY_SET = {
  L1: { general: '42/55', cloud: '7/11', mobile: '5/5', iot: '3/4', ics: '5/9', bigdata: '3/3' },
  L2: { general: '68/135', cloud: '13/29', mobile: '7/14', iot: '4/7', ics: '9/15', bigdata: '5/12' },
  L3: { general: '71/211', cloud: '16/46', mobile: '9/19', iot: '8/20', ics: '9/21', bigdata: '5/24' },
  L4: { general: '71/228', cloud: '16/49', mobile: '9/21', iot: '8/21', ics: '9/22', bigdata: '5/25' },
};
const BY_CATEGORY = {
  L1: {
    PES: '7/7',
    CNS: '2/2',
    ABS: '3/5',
    CES: '7/11',
    PSS: '1/1',
    ORS: '3/3',
    HRS: '4/4',
    CMS: '7/9',
    MMS: '8/13',
  },
  L2: {
    PES: '10/15',
    CNS: '3/4',
    ABS: '6/11',
    CES: '10/23',
    SMC: '2/4',
    PSS: '4/6',
    ORS: '5/9',
    HRS: '4/7',
    CMS: '10/25',
    MMS: '14/31',
  },
  L3: {
    PES: '10/22',
    CNS: '3/8',
    ABS: '6/20',
    CES: '11/34',
    SMC: '4/12',
    PSS: '4/7',
    ORS: '5/14',
    HRS: '4/12',
    CMS: '10/34',
    MMS: '14/48',
  },
  L4: {
    PES: '10/24',
    CNS: '3/11',
    ABS: '6/21',
    CES: '11/36',
    SMC: '4/13',
    PSS: '4/7',
    ORS: '5/15',
    HRS: '4/14',
    CMS: '10/35',
    MMS: '14/52',
  },
};
const KEY_ITEMS_L3 =
  '8.1.1.2 8.1.1.9-b 8.1.1.9-c 8.1.2.1-e 8.1.2.2-b 8.1.3.1-a 8.1.3.2-a 8.1.3.3-c 8.1.4.1-c 8.1.4.1-d 8.1.4.4-b 8.1.4.4-d ' +
  '8.1.4.7-b 8.1.4.8-a 8.1.4.8-b 8.1.4.9-a 8.1.4.9-c 8.1.4.11-a 8.1.4.11-b 8.1.5.4-a 8.1.5.4-b 8.1.5.4-d 8.1.6.1 8.1.7.1-a ' +
  '8.1.7.1-b 8.1.7.5-b 8.1.8.1-c 8.1.9.1-d 8.1.9.2-b 8.1.9.3-a 8.1.9.3-b 8.1.9.4-e 8.1.9.5-c 8.1.9.7-b 8.1.9.9-a 8.1.10.9-a ' +
  '8.1.10.9-b 8.1.10.13-a 8.1.10.14-a';

let data: FrameworkData;
beforeAll(async () => {
  data = await mlps();
});

const tally = (among: FrameworkControl[]): string =>
  `${among.filter((each) => each.kind === 'CONTROL_POINT').length}/${among.filter((each) => each.kind === 'ITEM').length}`;
const general = (level: string): FrameworkControl[] =>
  data.controls.filter((each) => each.level === level && each.requirementSet === 'general');
const items = (level: string): FrameworkControl[] => general(level).filter((each) => each.kind === 'ITEM');

function countBy<T>(values: readonly T[], key: (value: T) => string | null): Record<string, number> {
  return Object.fromEntries(
    [...Map.groupBy(values, key)].map(([name, group]) => [String(name), group.length]),
  );
}

describe('MLPS 2.0 tree', () => {
  it.each(Object.entries(BY_SET))(
    '%s holds its control points and items per requirement set',
    (level, expected) => {
      const found = Object.fromEntries(
        data.requirementSets.map(({ code }) => [
          code,
          tally(data.controls.filter((each) => each.level === level && each.requirementSet === code)),
        ]),
      );
      expect(found).toEqual(expected);
    },
  );

  it.each(Object.entries(BY_CATEGORY))(
    '%s holds its control points and items per category',
    (level, expected) => {
      const found = Object.fromEntries(
        [...Map.groupBy(general(level), (each) => each.category)]
          .filter(([code]) => code !== null)
          .map(([code, group]) => [code, tally(group)]),
      );
      expect(found).toEqual(expected);
    },
  );

  it('gives every node a code of its own and a parent that comes before it', () => {
    const seen = new Set<string>();
    for (const [index, control] of data.controls.entries()) {
      expect(control.order).toBe(index);
      expect(seen.has(control.code)).toBe(false);
      if (control.kind !== 'LEVEL') expect(seen.has(control.parentCode ?? '')).toBe(true);
      seen.add(control.code);
    }
    expect(countBy(data.controls, (each) => each.kind)).toMatchObject({
      LEVEL: 4,
      REQUIREMENT_SET: 24,
      CATEGORY: 133,
      CONTROL_POINT: 407,
      ITEM: 1006,
    });
  });

  it('keeps the official clause visible on both a control point and its only item', () => {
    const both = data.controls.filter((each) => each.ref === '8.1.1.2');
    expect(both.map((each) => [each.code, each.kind, each.name])).toEqual([
      ['L3/general/PES/8.1.1.2', 'CONTROL_POINT', '物理访问控制'],
      ['8.1.1.2', 'ITEM', '物理访问控制'],
    ]);
    const lettered = data.controls.find((each) => each.code === '8.1.4.1-a');
    expect(lettered).toMatchObject({
      ref: '8.1.4.1-a',
      name: '身份鉴别 a)',
      parentCode: 'L3/general/CES/8.1.4.1',
      dimension: 'S',
      testUnit: 'L3-CES1-01',
      assessable: true,
      informative: false,
    });
  });

  it('puts the S and A marks where annex A has them', () => {
    const marks = (level: string) => countBy(items(level), (each) => each.dimension);
    expect(marks('L1')).toEqual({ S: 9, A: 2, G: 44 });
    expect(marks('L2')).toEqual({ S: 15, A: 4, G: 116 });
    expect(marks('L3')).toEqual({ S: 24, A: 6, G: 181 });
    expect(marks('L4')).toEqual({ S: 25, A: 8, G: 195 });
    const outside = data.controls.filter(
      (each) => each.requirementSet !== 'general' && each.dimension !== null,
    );
    expect(countBy(outside, (each) => each.dimension)).toEqual({ G: outside.length });
  });

  it('marks only trusted verification as optional', () => {
    const optional = data.controls.filter((each) => each.optional);
    expect(countBy(optional, (each) => each.level)).toEqual({ L1: 3, L2: 3, L3: 3, L4: 3 });
    expect(new Set(optional.map((each) => each.name))).toEqual(new Set(['可信验证']));
  });

  it('flags the big-data annex and nothing else as informative', () => {
    const informative = data.controls.filter((each) => each.informative);
    expect(new Set(informative.map((each) => each.requirementSet))).toEqual(new Set(['bigdata']));
    expect(informative.filter((each) => each.kind === 'ITEM')).toHaveLength(64);
  });
});

describe('MLPS 2.0 weights', () => {
  it('are as counted, with the source of each', () => {
    const weights = (level: string) => countBy(items(level), (each) => each.weight);
    expect(weights('L3')).toEqual({ KEY: 39, IMPORTANT: 107, GENERAL: 65 });
    expect(weights('L2')).toEqual({ KEY: 22, IMPORTANT: 69, GENERAL: 44 });
    expect(countBy(items('L2'), (each) => each.weightSource)).toEqual({
      WORKBOOK: 109,
      SAME_TEXT_L3: 16,
      NEAREST_L3: 9,
      ASSUMED: 1,
    });
    expect(countBy(items('L2'), (each) => each.weightVerification)).toEqual({
      VERIFIED: 109,
      INFERRED: 25,
      UNVERIFIED: 1,
    });
    expect(countBy(items('L3'), (each) => each.weightVerification)).toEqual({ VERIFIED: 211 });
    expect(
      items('L3')
        .filter((each) => each.weight === 'KEY')
        .map((each) => each.code)
        .join(' '),
    ).toBe(KEY_ITEMS_L3);
  });

  it('are unknown, and said to be, at levels 1 and 4 and in the extensions', () => {
    const weightless = data.controls.filter((each) => each.assessable && each.weight === null);
    expect(weightless).toHaveLength(1006 - 211 - 135);
    expect(new Set(weightless.map((each) => each.weightVerification))).toEqual(new Set(['UNKNOWN']));
  });
});

describe('MLPS 2.0 test units', () => {
  it('run without a gap but for the five of the standard', () => {
    const units = data.controls.flatMap((each) => each.testUnit ?? []);
    expect(new Set(units).size).toBe(1006);
    const missing = [...Map.groupBy(units, (unit) => unit.slice(0, -3))].flatMap(([prefix, group]) => {
      const numbers = group.map((unit) => Number(unit.slice(-2)));
      const all = Array.from({ length: Math.max(...numbers) }, (_each, index) => index + 1);
      return all
        .filter((each) => !numbers.includes(each))
        .map((each) => `${prefix}-${String(each).padStart(2, '0')}`);
    });
    const known = ['L3-CES1-16', 'L3-CES4-04', 'L4-CES4-04', 'L3-CMS2-06', 'L4-CMS2-06'].sort();
    expect(missing.sort()).toEqual(known);
    expect(data.unitGaps.map((gap) => gap.missing).sort()).toEqual(known);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlId, frameworkId } from '../../../server/features/framework/framework.ids.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const mlps = 'mlps-2.0';
const listing = `query ($filter: ControlFilter) { framework(code: "mlps-2.0") { controls(filter: $filter) { code kind text order parentId } } }`;

async function list(
  filter: object,
): Promise<{ code: string; kind: string; text: string | null; order: number; parentId: string | null }[]> {
  return (await officer.query(listing, { filter })).framework.controls;
}

describe('a framework', () => {
  it('tells its document, levels, sets and what was checked', async () => {
    const { frameworks } = await officer.query(`{ frameworks { id code documentNumber publishedOn scoringKind
      levels { code controlPointCount itemCount } requirementSets { code technology informative } verificationNotes { topic verification } } }`);
    expect(frameworks).toHaveLength(20);
    const book = frameworks.find((each: { code: string }) => each.code === mlps);
    expect(book).toMatchObject({
      id: frameworkId(mlps),
      documentNumber: 'GB/T 22239-2019',
      publishedOn: '2019-05-10',
      scoringKind: 'CONFORMITY',
      levels: [
        { code: 'L1', controlPointCount: 42, itemCount: 55 },
        { code: 'L2', controlPointCount: 68, itemCount: 135 },
        { code: 'L3', controlPointCount: 71, itemCount: 211 },
        { code: 'L4', controlPointCount: 71, itemCount: 228 },
      ],
    });
    expect(book.requirementSets).toContainEqual({
      code: 'cloud',
      technology: 'CLOUD',
      informative: false,
    });
    expect(book.requirementSets).toContainEqual({
      code: 'bigdata',
      technology: 'BIG_DATA',
      informative: true,
    });
    expect(book.verificationNotes).toContainEqual({ topic: '三级权重', verification: 'VERIFIED' });
  });

  it('is null for an unknown code, and for a control id that is none', async () => {
    const answer = await officer.query(
      `{ framework(code: "no-such") { id } control(id: "not an id") { id } }`,
    );
    expect(answer).toEqual({ framework: null, control: null });
  });

  it('is answered by node, and so is a control', async () => {
    const { framework, control } = await officer.query(
      `query ($f: ID!, $c: ID!) { framework: node(id: $f) { __typename id ... on Framework { code } } control: node(id: $c) { __typename ... on Control { code } } }`,
      { f: frameworkId(mlps), c: controlId(mlps, '8.1.1.2') },
    );
    expect(framework).toEqual({ __typename: 'Framework', id: frameworkId(mlps), code: mlps });
    expect(control).toEqual({ __typename: 'Control', code: '8.1.1.2' });
  });
});

describe('the controls of a framework', () => {
  it('are the 71 control points and 211 items of level 3', async () => {
    const controls = await list({ level: 'L3', requirementSets: ['general'] });
    expect(controls.filter((control) => control.kind === 'ITEM')).toHaveLength(211);
    expect(controls.filter((control) => control.kind === 'CONTROL_POINT')).toHaveLength(71);
  });

  it('come in reading order, every parent before its children', async () => {
    const controls = (
      await officer.query(
        `{ framework(code: "mlps-2.0") { controls(filter: { level: "L4" }) { id parentId order kind } } }`,
      )
    ).framework.controls as { id: string; parentId: string | null; order: number; kind: string }[];
    const seen = new Set<string>();
    let before = -1;
    for (const control of controls) {
      expect(control.order).toBeGreaterThan(before);
      before = control.order;
      if (control.kind === 'LEVEL') expect(control.parentId).toBeNull();
      else expect(seen).toContain(control.parentId);
      seen.add(control.id);
    }
    expect(controls.length).toBeGreaterThan(500);
  });

  it('are found by two Chinese characters, by several words and by the test unit', async () => {
    const found = await list({ level: 'L3', search: '口令', assessable: true });
    expect(found.length).toBeGreaterThan(0);
    for (const control of found) expect(control.text).toContain('口令');
    const both = await list({ level: 'L3', search: ' 机房  防火 ' });
    expect(both.map((control) => control.code)).toContain('8.1.1.5-b');
    expect(await list({ search: 'l3-pes1-03' })).toMatchObject([{ code: '8.1.1.2' }]);
    expect((await list({ search: 'Ｌ３－ＰＥＳ１－０３' })).map((control) => control.code)).toEqual([
      '8.1.1.2',
    ]);
  });

  it('are not found by wildcards, punctuation or unknown words', async () => {
    expect(await list({ search: '%' })).toEqual([]);
    expect(await list({ search: '，。！' })).toEqual([]);
    expect(await list({ search: '龘龘' })).toEqual([]);
  });

  it('are filtered by weight, dimension, high risk and set', async () => {
    expect(await list({ level: 'L3', requirementSets: ['general'], weights: ['KEY'] })).toHaveLength(39);
    expect(
      await list({ level: 'L3', requirementSets: ['general'], weights: ['KEY', 'IMPORTANT'] }),
    ).toHaveLength(146);
    expect(await list({ level: 'L3', requirementSets: ['cloud'], assessable: true })).toHaveLength(46);
    const risky = await list({ level: 'L3', highRisk: true });
    expect(risky.length).toBeGreaterThan(0);
    expect(risky.every((control) => control.kind === 'ITEM')).toBe(true);
    const all = await list({ level: 'L3', assessable: true });
    expect(await list({ level: 'L3', assessable: true, highRisk: false })).toHaveLength(
      all.length - risky.length,
    );
    expect(await list({ level: 'L3', requirementSets: [], weights: null })).toHaveLength(
      (await list({ level: 'L3' })).length,
    );
  });

  it('refuse to be listed all at once instead of being cut off', async () => {
    const failure = await officer.fails(`{ framework(code: "mlps-2.0") { controls { id } } }`);
    expect(failure).toMatchObject({ code: 'LIMIT_EXCEEDED', maximum: 600 });
  });

  it('refuse a search text that is too long or cannot be printed', async () => {
    expect(await officer.fails(listing, { filter: { search: '长'.repeat(201) } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { 'filter.search': 'Too long: at most 200 characters.' },
    });
    expect(await officer.fails(listing, { filter: { search: 'a\u0000b' } })).toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });

  it('know their parent, framework, weight with its mark, and high-risk cases', async () => {
    const { control } = await officer.query(
      `query ($id: ID!) { control(id: $id) { code ref name text weight weightVerification verification testUnit dimension level category
         parent { name kind parent { code parent { code parent { code parent { code } } } } } framework { code }
         highRiskCases { code scope scopeName guideNumber majorDanger { code verification } } } }`,
      { id: controlId(mlps, '8.1.1.2') },
    );
    expect(control).toMatchObject({
      code: '8.1.1.2',
      ref: '8.1.1.2',
      name: '物理访问控制',
      weight: 'KEY',
      weightVerification: 'VERIFIED',
      testUnit: 'L3-PES1-03',
      dimension: 'G',
      level: 'L3',
      category: 'PES',
      parent: {
        kind: 'CONTROL_POINT',
        parent: {
          code: 'L3/general/PES',
          parent: { code: 'L3/general', parent: { code: 'L3', parent: null } },
        },
      },
      framework: { code: mlps },
      highRiskCases: [
        {
          code: 'HR-01',
          scope: 'L3+',
          scopeName: '三级及以上',
          majorDanger: { code: 'A-01', verification: 'SECONDARY' },
        },
      ],
    });
  });

  it('have no weight where none is published', async () => {
    const { framework } = await officer.query(
      `{ framework(code: "mlps-2.0") { controls(filter: { level: "L4", assessable: true, requirementSets: ["general"] }) { weight weightVerification } } }`,
    );
    for (const control of framework.controls)
      expect(control).toEqual({ weight: null, weightVerification: 'UNKNOWN' });
  });
});

describe('high-risk cases', () => {
  it('are the 81 of the guide, in its order', async () => {
    const { highRiskCases } = await officer.query(
      `{ highRiskCases(frameworkCode: "mlps-2.0") { code name trigger mitigation } }`,
    );
    expect(highRiskCases).toHaveLength(81);
    expect(highRiskCases[0]).toMatchObject({ code: 'HR-01', name: '机房出入口访问控制措施缺失' });
    expect((await officer.fails(`{ highRiskCases(frameworkCode: "no") { code } }`)).code).toBe('NOT_FOUND');
  });
});

describe('comparing two levels', () => {
  const compare = `query ($lower: String!, $higher: String!, $set: String) {
    compareLevels(frameworkCode: "mlps-2.0", lower: $lower, higher: $higher, requirementSet: $set) {
      change lower { code level } higher { code level parent { name } } } }`;

  it('accounts for every item of both levels exactly once', async () => {
    const { compareLevels } = await officer.query(compare, { lower: 'L2', higher: 'L3', set: 'general' });
    const codes = (side: 'lower' | 'higher') =>
      compareLevels.flatMap((each: any) => (each[side] ? [each[side].code] : []));
    expect(new Set(codes('higher')).size).toBe(211);
    expect(codes('higher')).toHaveLength(211);
    expect(new Set(codes('lower')).size).toBe(135);
    expect(codes('lower')).toHaveLength(135);
    const changes = new Set(compareLevels.map((each: any) => each.change));
    expect(changes).toContain('SAME');
    expect(changes).toContain('NEW_CONTROL_POINT');
  });

  it('stays below the list size that it is counted with, whatever is compared', async () => {
    for (const [lower, higher] of [
      ['L1', 'L2'],
      ['L1', 'L4'],
      ['L3', 'L4'],
    ]) {
      const { compareLevels } = await officer.query(compare, { lower, higher });
      expect(compareLevels.length).toBeLessThanOrEqual(400);
    }
  });

  it('refuses levels and sets that cannot be compared', async () => {
    expect(await officer.fails(compare, { lower: 'L3', higher: 'L2' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { higher: expect.any(String) },
    });
    expect(await officer.fails(compare, { lower: 'L0', higher: 'L2' })).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { lower: expect.any(String) },
    });
    expect(await officer.fails(compare, { lower: 'L1', higher: 'L2', set: 'x' })).toMatchObject({
      fields: { requirementSet: expect.any(String) },
    });
    const unknown = compare.replace('mlps-2.0', 'x');
    expect((await officer.fails(unknown, { lower: 'L1', higher: 'L2' })).code).toBe('NOT_FOUND');
  });
});

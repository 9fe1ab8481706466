import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import {
  claimsFor,
  claiming,
  closing,
  creating,
  csf,
  deleting,
  emr,
  emrCrosswalk,
  iso,
  item,
  listing,
  newMapping,
  opening,
  point,
  reviewing,
  toEmr,
  toIso,
  updating,
} from './crosswalk.requests.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.sql(`delete from mapping_judgement`);
  await app.sql(`delete from mapping where organization_id is not null`);
  await app.sql(`delete from crosswalk where organization_id is not null`);
});

const page = async (filter: object, first = 100, after: string | null = null) =>
  (await officer.query(listing, { filter, first, after })).mappings;
const events = (action: string) =>
  app.sql(`select object_name as name, before, after from event where action = $1 order by seq desc`, [
    action,
  ]);

describe('the list of mappings', () => {
  it('turns pages through every published mapping once, in one order', async () => {
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const { nodes, totalCount, pageInfo } = await page({}, 100, after);
      expect(totalCount).toBe(692);
      seen.push(...nodes.map((node: { id: string }) => node.id));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(new Set(seen).size).toBe(692);
  });

  it.each([
    ['one crosswalk', { crosswalkIds: [emrCrosswalk] }, 76],
    ['one rule book on either side', { frameworkCodes: ['iso27001-2022'] }, 182],
    ['two rule books', { frameworkCodes: ['emr-2018', 'mlps-2.0'] }, 76],
    ['two that are not mapped directly', { frameworkCodes: ['emr-2018', 'iso27001-2022'] }, 0],
    ['a control point', { controlId: point('CES', '8.1.4.1'), frameworkCodes: ['emr-2018'] }, 4],
    ['an item, by its control point', { controlId: item('8.1.4.1-a'), frameworkCodes: ['emr-2018'] }, 4],
    ['a target', { controlId: emr('09.03.7(4)') }, 5],
    ['sure ones', { confidences: ['HIGH'] }, 6],
    ['relations that nobody claims', { relations: ['EQUAL'] }, 0],
    ['the hospital’s own', { own: true }, 0],
    ['words of a name', { search: '身份鉴别', frameworkCodes: ['csf-2.0'] }, 3],
    ['a code', { search: 'A.5.16' }, 1],
    ['per cent, which is no wildcard', { search: '%' }, 0],
    ['empty lists, which restrict nothing', { crosswalkIds: [], statuses: [], frameworkCodes: [] }, 692],
  ])('narrows to %s', async (_what, filter, count) => {
    expect((await page(filter)).totalCount).toBe(count);
  });

  it.each([
    [{ first: 101 }, 'LIMIT_EXCEEDED'],
    [{ first: 0 }, 'LIMIT_EXCEEDED'],
    [{ after: 'nonsense' }, 'BAD_USER_INPUT'],
    [{ after: Buffer.from('["a",1e99,"x",null]').toString('base64url') }, 'BAD_USER_INPUT'],
    [{ after: Buffer.from('["a",1,2,"no id"]').toString('base64url') }, 'NOT_FOUND'],
    [{ filter: { controlId: 'no id' } }, 'NOT_FOUND'],
    [{ filter: { crosswalkIds: ['no id'] } }, 'NOT_FOUND'],
    [{ filter: { frameworkCodes: ['a', 'b', 'c'] } }, 'BAD_USER_INPUT'],
    [{ filter: { search: 'x'.repeat(201) } }, 'BAD_USER_INPUT'],
  ])('refuses %j', async (variables, code) => {
    expect((await officer.fails(listing, { first: 10, ...variables })).code).toBe(code);
  });

  it('lists crosswalks, the hospital’s own first', async () => {
    await officer.query(opening, {
      input: {
        code: 'zz',
        name: 'Z',
        basis: 'B',
        sourceFrameworkCode: 'csf-2.0',
        targetFrameworkCode: 'iso27001-2022',
      },
    });
    const ask = (after: string | null) =>
      officer.query(
        `query ($after: String) { crosswalks(first: 10, after: $after) { totalCount pageInfo { hasNextPage endCursor }
           nodes { code own mappingCount reviewedCount sourceFramework { code } targetFramework { code } } } }`,
        { after },
      );
    const { crosswalks: first } = await ask(null);
    const { crosswalks: second } = await ask(first.pageInfo.endCursor);
    expect(first.totalCount).toBe(15);
    const codes = [...first.nodes, ...second.nodes].map((node) => node.code);
    expect(codes).toEqual(['zz', ...codes.slice(1).toSorted()]);
    expect(first.nodes.find((node: { code: string }) => node.code === 'mlps-l3-emr')).toEqual({
      code: 'mlps-l3-emr',
      own: false,
      mappingCount: 76,
      reviewedCount: 0,
      sourceFramework: { code: 'mlps-2.0' },
      targetFramework: { code: 'emr-2018' },
    });
    const { code } = await officer.fails('{ crosswalks(after: "WzAsMV0") { totalCount } }');
    expect(code).toBe('BAD_USER_INPUT');
  });
});

describe('judging', () => {
  const [a, b] = [toEmr('CES', '8.1.4.1', '09.02.1'), toEmr('CES', '8.1.4.1', '09.02.4')];
  const judge = async (ids: string[], status: string) =>
    (await officer.query(reviewing, { ids, status })).reviewMappings.mappings;

  it('many at once, one event each, in the order of the input', async () => {
    const mappings = await judge([b, a], 'REVIEWED');
    expect(mappings.map((mapping: { id: string }) => mapping.id)).toEqual([b, a]);
    expect(mappings[0]).toMatchObject({
      status: 'REVIEWED',
      relation: 'INTERSECTS',
      judgedByName: 'north COMPLIANCE_OFFICER',
      version: 1,
      viewerCanReview: true,
      viewerCanDelete: false,
    });
    expect(await events('mapping.reviewed')).toHaveLength(2);
    expect((await events('mapping.reviewed'))[0]).toMatchObject({
      before: { status: 'UNVERIFIED' },
      after: { status: 'REVIEWED' },
    });
  });

  it('twice tells nobody anything, and a repeated id counts once', async () => {
    await judge([a], 'REJECTED');
    const told = (await events('mapping.rejected')).length;
    expect((await judge([a, a], 'REJECTED')).map((mapping: { version: number }) => mapping.version)).toEqual([
      1,
    ]);
    expect(await events('mapping.rejected')).toHaveLength(told);
  });

  it('changes a published mapping for this hospital and takes everything back', async () => {
    const change = {
      mappingId: a,
      version: 0,
      relation: 'SUPERSET',
      confidence: 'HIGH',
      rationale: '等保要求更多',
    };
    const { updateMapping } = await officer.query(updating, { input: change });
    expect(updateMapping.mapping).toMatchObject({
      relation: 'SUPERSET',
      status: 'REVIEWED',
      rationale: '等保要求更多',
      firstRelation: 'INTERSECTS',
      firstConfidence: 'LOW',
      version: 1,
    });
    const again = { mappingId: a, version: 1, rationale: '' };
    expect((await officer.query(updating, { input: again })).updateMapping.mapping).toMatchObject({
      relation: 'SUPERSET',
      rationale: null,
      version: 2,
    });
    expect((await judge([a], 'UNVERIFIED'))[0]).toMatchObject({
      relation: 'INTERSECTS',
      confidence: 'LOW',
      status: 'UNVERIFIED',
      version: 3,
    });
  });

  it('refuses a version that somebody has judged since, also when both come at once', async () => {
    const change = { mappingId: a, version: 0, relation: 'EQUAL' };
    const answers = await Promise.all([1, 2, 3].map(() => officer.run(updating, { input: change })));
    expect(answers.filter((answer) => !answer.errors)).toHaveLength(1);
    expect(answers.flatMap((answer) => answer.errors?.[0]?.extensions.code ?? [])).toEqual([
      'CONFLICT',
      'CONFLICT',
    ]);
    expect(await app.sql('select version from mapping_judgement')).toEqual([{ version: 1 }]);
  });

  it.each([
    ['an unknown mapping', { ids: ['01900000-0000-7000-8000-000000000000'] }, 'NOT_FOUND'],
    ['one unknown among known', { ids: [a, '01900000-0000-7000-8000-000000000000'] }, 'NOT_FOUND'],
    ['no id', { ids: ['x'] }, 'NOT_FOUND'],
    ['nothing', { ids: [] }, 'BAD_USER_INPUT'],
    ['251', { ids: Array.from({ length: 251 }, () => a) }, 'LIMIT_EXCEEDED'],
  ])('refuses %s, and judges nothing', async (_what, { ids }, code) => {
    expect((await officer.fails(reviewing, { ids, status: 'REVIEWED' })).code).toBe(code);
    expect(await app.sql('select 1 from mapping_judgement')).toEqual([]);
  });

  it('judges 250 in one go', async () => {
    const ids = (await app.sql('select id from mapping limit 250')).map((row) => row.id);
    expect(await judge(ids, 'REVIEWED')).toHaveLength(250);
  });
});

describe('the hospital’s own mappings', () => {
  it('stand in a crosswalk that is made with the first of them', async () => {
    const { createMapping } = await officer.query(
      creating,
      newMapping(iso('A.5.1'), csf('GV.PO-01'), { rationale: '方针' }),
    );
    expect(createMapping.mapping).toMatchObject({
      relation: 'EQUAL',
      status: 'REVIEWED',
      own: true,
      rationale: '方针',
      viewerCanDelete: true,
      crosswalk: { code: 'own.iso27001-2022.csf-2.0', own: true },
    });
    await officer.query(creating, newMapping(iso('A.5.2'), csf('GV.RR-02')));
    expect(
      await app.sql('select count(*)::integer as n from crosswalk where organization_id is not null'),
    ).toEqual([{ n: 1 }]);
  });

  it.each([
    ['the same pair twice', newMapping(iso('A.5.1'), csf('GV.PO-01')), 'BAD_USER_INPUT'],
    ['two controls of one rule book', newMapping(iso('A.5.1'), iso('A.5.2')), 'BAD_USER_INPUT'],
    ['a control and itself', newMapping(iso('A.5.1'), iso('A.5.1')), 'BAD_USER_INPUT'],
    ['an unknown control', newMapping(iso('A.5.1'), iso('A.99')), 'NOT_FOUND'],
    [
      'a published crosswalk',
      newMapping(item('8.1.4.1-a'), emr('09.02.1'), { crosswalkId: emrCrosswalk }),
      'BAD_USER_INPUT',
    ],
    [
      'a rationale without end',
      newMapping(iso('A.5.1'), csf('GV.PO-02'), { rationale: 'x'.repeat(2_001) }),
      'BAD_USER_INPUT',
    ],
    [
      'a control sign',
      newMapping(iso('A.5.1'), csf('GV.PO-02'), { rationale: 'a\u0000b' }),
      'BAD_USER_INPUT',
    ],
  ])('refuse %s', async (_what, variables, code) => {
    await officer.query(creating, newMapping(iso('A.5.1'), csf('GV.PO-01')));
    expect((await officer.fails(creating, variables)).code).toBe(code);
  });

  it('can be deleted, published ones cannot', async () => {
    const { createMapping } = await officer.query(creating, newMapping(iso('A.5.1'), csf('GV.PO-01')));
    const { id } = createMapping.mapping;
    expect((await officer.query(deleting, { id })).deleteMapping.deletedMappingId).toBe(id);
    expect((await officer.fails(deleting, { id })).code).toBe('NOT_FOUND');
    expect((await officer.fails(deleting, { id: toEmr('CES', '8.1.4.1', '09.02.1') })).code).toBe(
      'INVALID_STATE',
    );
    expect((await events('mapping.deleted'))[0]).toMatchObject({
      name: 'A.5.1 ↔ GV.PO-01',
      before: { relation: 'EQUAL' },
    });
  });

  it('can stand in sets, which go with everything in them', async () => {
    const set = {
      code: 'mine',
      name: '自建',
      basis: '2026 年专家会',
      sourceFrameworkCode: 'iso27001-2022',
      targetFrameworkCode: 'csf-2.0',
    };
    const { createCrosswalk } = await officer.query(opening, { input: set });
    const { id } = createCrosswalk.crosswalk;
    expect(createCrosswalk.crosswalk).toMatchObject({ own: true, mappingCount: 0, viewerCanDelete: true });
    await officer.query(creating, newMapping(iso('A.5.1'), csf('GV.PO-01'), { crosswalkId: id }));
    expect((await officer.fails(opening, { input: set })).code).toBe('BAD_USER_INPUT');
    expect((await officer.fails(opening, { input: { ...set, code: 'Ü' } })).code).toBe('BAD_USER_INPUT');
    expect(
      (await officer.fails(opening, { input: { ...set, code: 'b', targetFrameworkCode: 'nope' } })).code,
    ).toBe('NOT_FOUND');
    expect((await officer.fails(closing, { id: emrCrosswalk })).code).toBe('INVALID_STATE');
    expect((await officer.query(closing, { id })).deleteCrosswalk.deletedMappings).toBe(1);
    expect(await app.sql('select 1 from mapping_judgement')).toEqual([]);
  });
});

describe('what follows for a control', () => {
  it('is certain for a control point and only a hint for one item of several', async () => {
    const ask = { frameworkCodes: ['emr-2018'] };
    expect(await claimsFor(officer, point('CES', '8.1.4.1'), ask)).toEqual(
      ['09.02.1', '09.02.2(1)', '09.02.4', '09.02.5(1)'].map((code) => `INTERSECTS ${code}`),
    );
    expect(await claimsFor(officer, item('8.1.4.1-a'), ask)).toEqual(
      ['09.02.1', '09.02.2(1)', '09.02.4', '09.02.5(1)'].map((code) => `null ${code}`),
    );
    // The only item of its control point asks for just the same.
    expect(await claimsFor(officer, item('8.1.1.2'), ask)).toEqual([
      'INTERSECTS 09.03.3(1)',
      'INTERSECTS 09.04.6(2)',
    ]);
  });

  it('shows the path and the mapping that it rests on', async () => {
    const { control } = await officer.query(claiming, {
      id: item('8.1.1.2'),
      filter: { frameworkCodes: ['emr-2018'] },
      first: 1,
    });
    expect(control.mappings.nodes[0]).toMatchObject({
      relation: 'INTERSECTS',
      confidence: 'LOW',
      reviewed: false,
      mappingCount: 1,
      path: [
        {
          relation: 'EQUAL',
          from: { code: '8.1.1.2' },
          to: { code: 'L3/general/PES/8.1.1.2' },
          mapping: null,
        },
        {
          relation: 'INTERSECTS',
          to: { code: '09.03.3(1)' },
          mapping: { id: toEmr('PES', '8.1.1.2', '09.03.3(1)') },
        },
      ],
    });
  });

  it('goes from EMR to ISO 27001 by way of MLPS once the hospital has said more', async () => {
    const ask = { frameworkCodes: ['iso27001-2022'] };
    expect(await claimsFor(officer, emr('09.02.1'), { ...ask, certain: true })).toEqual([]);
    const change = async (mappingId: string, relation: string, confidence: string) =>
      officer.query(updating, { input: { mappingId, version: 0, relation, confidence } });
    await change(toEmr('CES', '8.1.4.1', '09.02.1'), 'SUPERSET', 'MEDIUM');
    await change(toIso('CES', '8.1.4.1', 'A.8.5'), 'SUBSET', 'HIGH');
    const { control } = await officer.query(claiming, {
      id: emr('09.02.1'),
      filter: { ...ask, certain: true },
      first: 10,
    });
    expect(control.mappings.nodes).toMatchObject([
      {
        relation: 'SUBSET',
        confidence: 'MEDIUM',
        reviewed: true,
        mappingCount: 2,
        control: { code: 'A.8.5' },
        path: [{ relation: 'SUBSET' }, { relation: 'SUBSET' }],
      },
    ]);
    await officer.query(reviewing, { ids: [toEmr('CES', '8.1.4.1', '09.02.1')], status: 'REJECTED' });
    expect(await claimsFor(officer, emr('09.02.1'))).toEqual([]);
  });

  it('leads to a layer, and says nothing certain of an indicator in it', async () => {
    const found = await claimsFor(officer, point('MMS', '8.1.10.12'), { frameworkCodes: ['gbt39786-l3'] });
    expect(found).toEqual(['INTERSECTS MP-8', 'null MP-8.1', 'null MP-8.2', 'null MP-8.3']);
  });

  it('turns pages, and filters what is direct and what receives results', async () => {
    const ask = { id: point('CES', '8.1.4.1'), filter: { direct: true }, first: 5 };
    const { control: one } = await officer.query(claiming, ask);
    const { control: two } = await officer.query(claiming, {
      ...ask,
      after: one.mappings.pageInfo.endCursor,
    });
    expect(one.mappings.totalCount).toBe(20);
    const codes = [...one.mappings.nodes, ...two.mappings.nodes].map((node) => node.control.id);
    expect(new Set(codes).size).toBe(10);
    expect(await claimsFor(officer, emr('09.02.1'), { assessable: false, certain: true })).toEqual([
      'INTERSECTS L3/general/CES/8.1.4.1',
    ]);
    const forged = Buffer.from('[-1]').toString('base64url');
    expect((await officer.fails(claiming, { ...ask, after: forged })).code).toBe('BAD_USER_INPUT');
  });
});

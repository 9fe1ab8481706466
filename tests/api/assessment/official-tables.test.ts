import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { enterEmrCategories, ratingOf, rateWhere, recordAll, startRating } from './ratings.scene.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const enterMutation = `mutation ($input: EnterOfficialTableInput!) { enterOfficialTable(input: $input) { rescoredAssessments table { id kind complete entered version source enteredByName levelRows { level minimumScore basicRequired electiveTotal } passUse { BASIC ELECTIVE } } } }`;
const enter = (input: Record<string, unknown>, caller = officer) =>
  caller.query(enterMutation, { input: { source: '附件 1', ...input } });
const refused = (input: Record<string, unknown>) =>
  officer.fails(enterMutation, { input: { source: '附件 1', ...input } });
const tables = (caller: Caller, code: string) =>
  caller.query(
    `query ($code: String!) { officialTables(frameworkCode: $code) { kind complete entered version source viewerCanEnter framework { code } history { source withdrawn actorName passUse { BASIC } } } }`,
    { code },
  );

const levels = [1, 2, 3, 4, 5].map((level) => ({
  level,
  minimumScore: level * 20,
  basicRequired: 1,
  electiveTotal: 32,
}));

describe('a table that the book lacks', () => {
  it('is listed, entered, used at once, marked in the notes, taken back, and remembered', async () => {
    const listed = await tables(officer, 'smart-management-2021');
    expect(listed.officialTables.map(({ kind, entered }: any) => [kind, entered])).toEqual([
      ['LEVEL_TABLE', false],
      ['CATEGORIES', false],
      ['PASS_USE', false],
    ]);
    const id = await startRating(officer, 'smart-management-2021', { targetLevel: '1' });
    await rateWhere(officer, id, 'MET', (_code, level) => level === '1');
    await recordAll(officer, id, 0.7, 1);
    expect((await ratingOf(officer, id)).rating.declared).toMatchObject({
      value: 23.1,
      decided: false,
      lowestLevel: '0',
    });
    await enter({ frameworkCode: 'smart-management-2021', kind: 'LEVEL_TABLE', levelRows: levels });
    const use = await enter({
      frameworkCode: 'smart-management-2021',
      kind: 'PASS_USE',
      source: '附件 1 第 3 条',
      passUse: { BASIC: 0.8, ELECTIVE: 0.5 },
    });
    expect(use.enterOfficialTable).toMatchObject({
      rescoredAssessments: 1,
      table: { complete: true, version: 1 },
    });
    // Item 01.1 is basic at level 1 and its use of 0.7 falls short: no level, whatever the rest turns out to be.
    const after = await ratingOf(officer, id);
    expect(after.rating.declared).toMatchObject({ level: '0', decided: true });
    const { assessment } = await officer.query(
      `query ($id: ID!) { assessment(id: $id) { rating { declared { notes { text verification } } } } }`,
      { id },
    );
    expect(assessment.rating.declared.notes).toContainEqual({
      text: expect.stringMatching(/entered by the hospital \(north COMPLIANCE_OFFICER, .*附件 1 第 3 条/),
      verification: 'UNVERIFIED',
    });
    // Without content it is taken back.
    await enter({ frameworkCode: 'smart-management-2021', kind: 'PASS_USE', version: 1, source: '看错了' });
    expect((await ratingOf(officer, id)).rating.declared).toMatchObject({ decided: false });
    const [, , passUse] = (await tables(officer, 'smart-management-2021')).officialTables;
    expect(passUse).toMatchObject({
      entered: false,
      version: 2,
      history: [
        { source: '看错了', withdrawn: true, passUse: null },
        { source: '附件 1 第 3 条', withdrawn: false, passUse: { BASIC: 0.8 } },
      ],
    });
  });

  it('more than half of the electives are needed where the book says so', async () => {
    const id = await startRating(officer, 'smart-management-2021', { targetLevel: '1' });
    await enter({ frameworkCode: 'smart-management-2021', kind: 'LEVEL_TABLE', levelRows: levels });
    const { assessment } = await officer.query(
      `query ($id: ID!) { assessment(id: $id) { rating { declared { levels { level conditions { kind needed } } } } } }`,
      { id },
    );
    expect(assessment.rating.declared.levels[0].conditions).toContainEqual({ kind: 'ELECTIVE', needed: 17 });
  });

  it('with the categories of EMR, level 3 is reached and known', async () => {
    const id = await startRating(officer, 'emr-2018', { targetLevel: '4' });
    await rateWhere(officer, id, 'MET', (_code, level) => Number(level) <= 3);
    await rateWhere(officer, id, 'UNMET', (code, level) => level === '3' && code.startsWith('08.'));
    await recordAll(officer, id, 0.9, 0.9);
    expect((await ratingOf(officer, id)).rating.declared).toMatchObject({
      decided: false,
      lowestLevel: '2',
      highestLevel: '3',
      missingTables: [{ kind: 'CATEGORIES', level: '3' }],
    });
    await enterEmrCategories(officer);
    expect((await ratingOf(officer, id)).rating.declared).toMatchObject({ decided: true, level: '3' });
  });
});

describe('what is refused', () => {
  it.each<[string, Record<string, unknown>, string]>([
    [
      'a table that is whole',
      { frameworkCode: 'smart-service-2019', kind: 'LEVEL_TABLE', levelRows: [] },
      'kind',
    ],
    ['a table of another kind of book', { frameworkCode: 'emr-2018', kind: 'GRADES', grades: [] }, 'kind'],
    ['a table of a checklist', { frameworkCode: 'm29-2022', kind: 'GRADES', grades: [] }, 'kind'],
    [
      'content of another table',
      { frameworkCode: 'emr-2018', kind: 'CATEGORIES', categories: [], passUse: { BASIC: 1 } },
      'passUse',
    ],
    [
      'an unknown item',
      {
        frameworkCode: 'emr-2018',
        kind: 'CATEGORIES',
        categories: [{ level: 1, basic: ['99.99'], elective: [] }],
      },
      'categories.0.basic.0',
    ],
    [
      'an item without a row',
      {
        frameworkCode: 'emr-2018',
        kind: 'CATEGORIES',
        categories: [{ level: 1, basic: ['03.02'], elective: [] }],
      },
      'categories.0.basic.0',
    ],
    [
      'what the book says itself',
      {
        frameworkCode: 'emr-2018',
        kind: 'CATEGORIES',
        categories: [{ level: 1, basic: [], elective: ['01.01'] }],
      },
      'categories.0.elective.0',
    ],
    [
      'an item twice',
      {
        frameworkCode: 'emr-2018',
        kind: 'CATEGORIES',
        categories: [{ level: 1, basic: ['01.02'], elective: ['01.02'] }],
      },
      'categories.0.elective.0',
    ],
    [
      'a level twice',
      {
        frameworkCode: 'emr-2018',
        kind: 'CATEGORIES',
        categories: [1, 1].map((level) => ({ level, basic: [], elective: [] })),
      },
      'categories.1.level',
    ],
    [
      'a level beyond the top',
      { frameworkCode: 'smart-management-2021', kind: 'LEVEL_TABLE', levelRows: [{ level: 6 }] },
      'levelRows.0.level',
    ],
    [
      'a lower score for a higher level',
      {
        frameworkCode: 'smart-management-2021',
        kind: 'LEVEL_TABLE',
        levelRows: [
          { level: 1, minimumScore: 20 },
          { level: 2, minimumScore: 10 },
        ],
      },
      'levelRows.1.minimumScore',
    ],
    [
      'more electives than there are',
      {
        frameworkCode: 'smart-management-2021',
        kind: 'LEVEL_TABLE',
        levelRows: [{ level: 1, electiveRequired: 5, electiveTotal: 4 }],
      },
      'levelRows.0.electiveRequired',
    ],
    [
      'a share above 1',
      { frameworkCode: 'smart-management-2021', kind: 'PASS_USE', passUse: { BASIC: 80 } },
      'passUse.BASIC',
    ],
    [
      'an unknown grade',
      { frameworkCode: 'interoperability-2020', kind: 'GRADES', grades: [{ grade: '6', minimumScore: 1 }] },
      'grades.0.grade',
    ],
    [
      'a lower threshold for a higher grade',
      { frameworkCode: 'interoperability-2020', kind: 'GRADES', grades: [{ grade: '1', minimumScore: 99 }] },
      'grades.0.minimumScore',
    ],
    ['no source', { frameworkCode: 'emr-2018', kind: 'CATEGORIES', source: ' ', categories: [] }, 'source'],
  ])('%s', async (_what, input, field) => {
    const error = await refused(input);
    expect(error.code).toBe('BAD_USER_INPUT');
    expect(error.fields).toHaveProperty([field]);
  });

  it('more basic items than the level table has', async () => {
    const error = await refused({
      frameworkCode: 'emr-2018',
      kind: 'CATEGORIES',
      categories: [{ level: 1, basic: ['01.02', '01.03', '01.04', '01.05', '01.06', '02.01'], elective: [] }],
    });
    expect(error.fields).toHaveProperty(['categories.0.basic']);
  });

  it('an older version, an unknown book', async () => {
    await enter({
      frameworkCode: 'interoperability-2020',
      kind: 'GRADES',
      version: 0,
      grades: [{ grade: '1', minimumScore: 9 }],
    });
    expect(
      (await refused({ frameworkCode: 'interoperability-2020', kind: 'GRADES', version: 0, grades: [] }))
        .code,
    ).toBe('CONFLICT');
    expect((await refused({ frameworkCode: 'nothing', kind: 'GRADES' })).code).toBe('NOT_FOUND');
  });
});

it('a closed assessment keeps the tables that it was closed with, and another hospital has its own', async () => {
  const id = await startRating(officer, 'interoperability-2020', { targetLevel: '1' });
  await rateWhere(officer, id, 'MET', (_code, level) => level === '1');
  await enter({
    frameworkCode: 'interoperability-2020',
    kind: 'GRADES',
    grades: [{ grade: '1', minimumScore: 9 }],
  });
  const open = await ratingOf(officer, id);
  expect(open.rating.declared).toMatchObject({ level: '1', decided: true });
  await officer.query(
    `mutation ($id: ID!, $version: Int!) { closeAssessment(id: $id, version: $version) { assessment { state } } }`,
    {
      id,
      version: open.version,
    },
  );
  await enter({
    frameworkCode: 'interoperability-2020',
    kind: 'GRADES',
    source: '改',
    grades: [{ grade: '1', minimumScore: 10.5 }],
  });
  const detailed = `query ($id: ID!) { assessment(id: $id) { version rating { declared { value level levels { level status } } } } }`;
  const closed = await officer.query(detailed, { id });
  expect(closed.assessment.rating.declared).toMatchObject({
    level: '1',
    levels: expect.arrayContaining([{ level: '1', status: 'MET' }]),
  });
  await officer.query(
    `mutation ($id: ID!, $version: Int!) { reopenAssessment(id: $id, version: $version, reason: "x") { assessment { state } } }`,
    { id, version: closed.assessment.version },
  );
  expect((await ratingOf(officer, id)).rating.declared).toMatchObject({ level: null, decided: false });
  const south = app.as('COMPLIANCE_OFFICER', 'south');
  expect((await tables(south, 'interoperability-2020')).officialTables).toMatchObject([
    { entered: false, version: 0, history: [] },
  ]);
});

it('only who manages assessments enters tables; who may read assessments sees them', async () => {
  const input = { frameworkCode: 'emr-2018', kind: 'PASS_USE', source: 'x' };
  for (const role of ['MANAGER', 'CONTRIBUTOR', 'INSPECTOR'] as const) {
    expect((await app.as(role).fails(enterMutation, { input })).code).toBe('FORBIDDEN');
    const { officialTables } = await tables(app.as(role), 'emr-2018');
    expect(officialTables).toMatchObject([{ kind: 'CATEGORIES', viewerCanEnter: false }]);
  }
  expect(
    (await app.as('AUDIT_ADMINISTRATOR').fails(`{ officialTables(frameworkCode: "emr-2018") { kind } }`))
      .code,
  ).toBe('FORBIDDEN');
});

import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ReadSession } from '../../server/platform/database/database.js';
import { controlId } from '../../server/features/framework/framework.ids.js';
import { freshAssessment, rate, resultsOf } from '../api/assessment/scene.js';
import { createTask } from '../api/remediation/scene.js';
import { inWrite, sent } from '../support/statements.js';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  // Rule books come into memory with the first reader; the budgets below are those of every later one.
  const officer = app.as('COMPLIANCE_OFFICER');
  await officer.query('{ frameworks { id } searchControls(search: "备份") { totalCount } }');
  // Something to read for the pages of a control.
  for (let count = 0; count < 2; count += 1) {
    const { id } = await freshAssessment(app);
    const results = (await resultsOf(officer, id)).filter(({ control }) =>
      control.code.startsWith('8.1.4.1-'),
    );
    await rate(
      officer,
      results.map((result) => ({ resultId: result.id, verdict: 'UNMET', gap: '没有' })),
    );
    await createTask(
      app,
      results.map((result) => result.id),
      {
        ownerId: app.fixture.north.members.CONTRIBUTOR,
      },
    );
  }
});
afterAll(() => app.close());

/** Statements of the read transactions that one query opens. */
async function statements(query: string): Promise<number> {
  const opened = vi.spyOn(app.house.deps.database, 'openReads');
  try {
    await app.as('COMPLIANCE_OFFICER').query(query);
    return opened.mock.results.reduce((sum, { value }) => sum + (value as ReadSession).statements, 0);
  } finally {
    opened.mockRestore();
  }
}

it.each([
  ['the list of frameworks', '{ frameworks { code levels { code } } }'],
  [
    'a level as a tree with cases, parents and framework',
    '{ framework(code: "mlps-2.0") { controls(filter: { level: "L3" }) { id text parent { id parent { id } } framework { code } highRiskCases { code } } } }',
  ],
  [
    'two levels compared',
    '{ compareLevels(frameworkCode: "mlps-2.0", lower: "L2", higher: "L3") { lower { text } higher { text parent { name } } } }',
  ],
  [
    'a level of EMR grading as a tree',
    '{ framework(code: "emr-2018") { controls(filter: { level: "4" }) { id text parent { id } gradedItem { categories { level category } } references { id } } } }',
  ],
  ['high-risk cases', '{ highRiskCases(frameworkCode: "mlps-2.0") { code } }'],
  ['one control', `{ control(id: "${controlId('mlps-2.0', '8.1.1.2')}") { text parent { name } } }`],
])('%s takes one statement', async (_what, query) => {
  expect(await statements(query)).toBe(1);
});

const page = 'totalCount pageInfo { hasNextPage endCursor }';
it.each([
  // The rule books, and the own texts that say a word of it.
  ['a search', 2, '{ framework(code: "mlps-2.0") { controls(filter: { search: "口令" }) { id text } } }'],
  [
    'a search over all rule books',
    2,
    '{ searchControls(search: "备份", first: 100) { totalCount nodes { text framework { code } parent { name } } } }',
  ],
  [
    'a search with an excerpt of the own text of every hit',
    3,
    '{ searchControls(search: "备份", first: 100) { nodes { text ownText { excerpt(around: "备份") recordedByName } } } }',
  ],
  [
    'a level with the own text of every control',
    2,
    '{ framework(code: "mlps-2.0") { controls(filter: { level: "L3" }) { text ownText { text source } viewerCanRecordText } } }',
  ],
  // The rule books, the own text and its history.
  [
    'the head of an item page',
    3,
    `{ framework(code: "mlps-2.0") { control(code: "8.1.4.1-a") { text parent { code parent { code } } childCount references { code framework { code } }
       highRiskCases { code } ownText { text source recordedByName } ownTextHistory { at text } viewerCanRecordText } } }`,
  ],
  // The rule books, the page, its results with proof, then assessments with their systems, members, history.
  [
    'the results of a control in all assessments with their history',
    7,
    `{ framework(code: "mlps-2.0") { control(code: "8.1.4.1-a") { results(first: 20) { ${page} nodes { verdict provenVerdict proofState
       ratedBy { displayName } history { at actorName verdict note } assessment { id name system { id name } } } } } } }`,
  ],
  // The rule books, the page, its tasks, their owners and units.
  [
    'open tasks of a control',
    5,
    `{ framework(code: "mlps-2.0") { control(code: "8.1.4.1-a") { openTasks(first: 20) { ${page} nodes { code title state dueOn overdue
       owner { displayName } unit { name } } } } } }`,
  ],
  [
    'the same pages of every control of a level',
    5,
    `{ framework(code: "mlps-2.0") { controls(filter: { level: "L3", assessable: true }) { results(first: 1) { totalCount nodes { verdict } } openTasks(first: 1) { totalCount nodes { title } } } } }`,
  ],
] as const)('%s takes %i statements', async (_what, budget, query) => {
  expect(await statements(query)).toBe(budget);
});

it('recording texts takes the same number of statements for 250 controls as for one', async () => {
  const { framework } = await app
    .as('COMPLIANCE_OFFICER')
    .query('{ framework(code: "mlps-2.0") { controls(filter: { level: "L3" }) { code } } }');
  const codes = framework.controls.map((control: { code: string }) => control.code);
  const record = (count: number, text: string) =>
    sent(() =>
      app
        .as('COMPLIANCE_OFFICER')
        .query(
          'mutation ($input: RecordControlTextsInput!) { recordControlTexts(input: $input) { items { outcome } } }',
          {
            input: {
              frameworkCode: 'mlps-2.0',
              texts: codes.slice(0, count).map((code: string) => ({ code, text })),
            },
          },
        ),
    );
  const one = inWrite(await record(1, '一'));
  const many = inWrite(await record(250, '很多'));
  expect(many).toEqual(one);
  expect(many).toEqual([
    'door.write',
    'framework.editions',
    'controlText.stored',
    'controlText.save',
    'event.insert',
  ]);
});

import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ReadSession } from '../../server/platform/database/database.js';
import { controlId } from '../../server/features/framework/framework.ids.js';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  // Rule books come into memory with the first reader; the budgets below are those of every later one.
  await app
    .as('COMPLIANCE_OFFICER')
    .query('{ frameworks { id } searchControls(search: "备份") { totalCount } }');
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
  ['a search', '{ framework(code: "mlps-2.0") { controls(filter: { search: "口令" }) { id text } } }'],
  [
    'two levels compared',
    '{ compareLevels(frameworkCode: "mlps-2.0", lower: "L2", higher: "L3") { lower { text } higher { text parent { name } } } }',
  ],
  [
    'a level of EMR grading as a tree',
    '{ framework(code: "emr-2018") { controls(filter: { level: "4" }) { id text parent { id } gradedItem { categories { level category } } references { id } } } }',
  ],
  [
    'a search over all rule books',
    '{ searchControls(search: "备份", first: 100) { totalCount nodes { text framework { code } parent { name } } } }',
  ],
  ['high-risk cases', '{ highRiskCases(frameworkCode: "mlps-2.0") { code } }'],
  ['one control', `{ control(id: "${controlId('mlps-2.0', '8.1.1.2')}") { text parent { name } } }`],
])('%s takes one statement', async (_what, query) => {
  expect(await statements(query)).toBe(1);
});

import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ReadSession } from '../../server/platform/database/database.js';
import {
  claiming,
  covering,
  emr,
  item,
  listing,
  matrix,
  reviewing,
} from '../api/crosswalk/crosswalk.requests.js';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  // Rule books come into memory with the first reader, here all of them; the budgets below are those of every later one.
  await app.as('COMPLIANCE_OFFICER').query('{ searchControls(search: "8.1", first: 1) { nodes { id } } }');
});
afterAll(() => app.close());

async function statements(query: string, variables: Record<string, unknown> = {}): Promise<number> {
  const opened = vi.spyOn(app.house.deps.database, 'openReads');
  try {
    await app.as('COMPLIANCE_OFFICER').query(query, variables);
    return opened.mock.results.reduce((sum, { value }) => sum + (value as ReadSession).statements, 0);
  } finally {
    opened.mockRestore();
  }
}

// Each includes the one that names the rule books of the moment.
it.each([
  ['a page of a hundred mappings with both ends and their crosswalks', listing, { first: 100 }, 3],
  ['mappings of one control', listing, { first: 100, filter: { controlId: item('8.1.4.1-a') } }, 3],
  ['what follows for one control, with paths', claiming, { id: emr('09.03.7(4)'), first: 100 }, 4],
  [
    'what follows for the 211 items of a level',
    `{ framework(code: "mlps-2.0") { controls(filter: { level: "L3", assessable: true, requirementSets: ["general"] }) {
       id mappings(first: 1) { totalCount nodes { relation } } } } }`,
    {},
    3,
  ],
  ['coverage, with its controls', covering, { of: 'mlps-2.0', by: 'iso27001-2022', first: 100 }, 3],
  ['a matrix', matrix, { of: 'mlps-2.0', by: 'iso27001-2022' }, 2],
  ['the crosswalks', '{ crosswalks { nodes { code mappingCount sourceFramework { code } } } }', {}, 2],
])('%s', async (_what, query, variables, budget) => {
  expect(await statements(query, variables)).toBeLessThanOrEqual(budget);
});

it('judging 250 mappings takes two statements besides the door and the audit trail', async () => {
  const ids = (await app.sql('select id from mapping order by id limit 250')).map((row) => row.id);
  const { database } = app.house.deps;
  const names: string[] = [];
  const original = database.write.bind(database);
  const spy = vi.spyOn(database, 'write').mockImplementation((actor, inside) =>
    original(actor, (tx) =>
      inside({
        ...tx,
        query: (name, sql, parameters) => {
          names.push(name);
          return tx.query(name, sql, parameters);
        },
      }),
    ),
  );
  try {
    await app.as('COMPLIANCE_OFFICER').query(reviewing, { ids, status: 'REVIEWED' });
  } finally {
    spy.mockRestore();
  }
  expect(names).toEqual(['mapping.known', 'mapping.judge']);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { roles } from '../../../server/platform/access/permissions.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { applyImport, discardImport, download, preview, readImport, send } from './imports.requests.js';
import { headOf } from './own-books.requests.js';

let app: TestApp;
let id: string;
let book: string;
const table = '编号,名称\n1,甲\n';
beforeAll(async () => {
  app = await createTestApp();
  const officer = app.as('COMPLIANCE_OFFICER');
  const first = await preview(app, officer, table);
  const made = await officer.query(applyImport, { input: { id: first.id, ...headOf('mine') } });
  book = made.applyFrameworkImport.framework.id;
  ({ id } = await preview(app, officer, table));
});
afterAll(() => app.close());

const operations = (): [string, Record<string, unknown>][] => [
  [readImport, { id }],
  [applyImport, { input: { id, ...headOf('x') } }],
  [discardImport, { id }],
  ['{ frameworkImportTemplate { uploadUrl } }', {}],
];
const given = '{ framework(code: "csl-2025") { id } }';

it.each(roles.filter((role) => role !== 'COMPLIANCE_OFFICER'))('%s imports nothing', async (role) => {
  const caller = app.as(role);
  for (const [text, variables] of operations())
    expect((await caller.fails(text, variables)).code).toBe('FORBIDDEN');
  expect(await send(app, caller, table)).toMatchObject({ status: 403, body: { error: 'FORBIDDEN' } });
  expect((await download(app, caller, '/files/framework-import-template.xlsx')).statusCode).toBe(403);
  // A draft is nobody's rule book yet; a given one is exported by all who read it.
  const reads = role !== 'AUDIT_ADMINISTRATOR';
  expect((await download(app, caller, `/files/frameworks/${book}/yaml`)).statusCode).toBe(reads ? 404 : 403);
  const { framework } = await app.as('COMPLIANCE_OFFICER').query(given);
  expect((await download(app, caller, `/files/frameworks/${framework.id}/yaml`)).statusCode).toBe(
    reads ? 200 : 403,
  );
});

it('nobody does anything signed out, or from another site', async () => {
  for (const [text, variables] of operations())
    expect((await app.anonymous.fails(text, variables)).code).toBe('UNAUTHENTICATED');
  expect((await send(app, app.anonymous, table)).status).toBe(401);
  expect((await download(app, app.anonymous, `/files/frameworks/${book}/yaml`)).statusCode).toBe(401);
  const officer = app.as('COMPLIANCE_OFFICER');
  const form = await send(app, officer, table, 'x.csv', { headers: { 'x-hengjian-request': '' } });
  expect(form.status).toBe(403);
});

it('another hospital finds no import, and exports no rule book of this one', async () => {
  const south = app.as('COMPLIANCE_OFFICER', 'south');
  expect((await south.query(readImport, { id })).frameworkImport).toBeNull();
  for (const [text, variables] of operations().slice(1, 3))
    expect((await south.fails(text, variables)).code).toBe('NOT_FOUND');
  expect((await download(app, south, `/files/frameworks/${book}/yaml`)).statusCode).toBe(404);
  // Both may call theirs the same.
  const own = await preview(app, south, table);
  const made = await south.query(applyImport, { input: { id: own.id, ...headOf('mine') } });
  expect(made.applyFrameworkImport.framework.code).toBe('own-mine');
  expect(made.applyFrameworkImport.framework.id).not.toBe(book);
  const seen = await app.house.deps.database.read(app.actor('COMPLIANCE_OFFICER', 'south'), (reads) =>
    reads.query<{ id: string }>('t', 'select id from framework_import'),
  );
  expect(seen.map((row) => row.id)).toEqual([own.id]);
});

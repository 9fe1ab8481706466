import { afterAll, beforeAll, expect, it } from 'vitest';
import { roles } from '../../../server/platform/access/permissions.js';
import type { Role } from '../../../server/platform/access/permissions.js';
import { controlId } from '../../../server/features/framework/framework.ids.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const id = controlId('mlps-2.0', '8.1.1.2');
const readings = [
  '{ frameworks { code } }',
  '{ framework(code: "mlps-2.0") { code } }',
  `{ control(id: "${id}") { code } }`,
  '{ compareLevels(frameworkCode: "mlps-2.0", lower: "L1", higher: "L2") { change } }',
  '{ highRiskCases(frameworkCode: "mlps-2.0") { code } }',
  '{ searchControls(search: "备份") { nodes { code references { code } } } }',
];

/** The audit administrator watches people's deeds; rule books are not his. */
const mayRead = (role: Role) => role !== 'AUDIT_ADMINISTRATOR';

it.each(roles)('%s reads rule books as his role says', async (role) => {
  for (const reading of readings) {
    const { data, errors } = await app.as(role).run(reading);
    if (mayRead(role)) {
      expect(errors).toBeUndefined();
      expect(data).toBeTruthy();
    } else expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
  const { node } = await app.as(role).query(`{ node(id: "${id}") { id } }`);
  expect(node).toEqual(mayRead(role) ? { id } : null);
});

it('nobody reads anything signed out', async () => {
  for (const reading of readings) expect((await app.anonymous.fails(reading)).code).toBe('UNAUTHENTICATED');
});

it('the application may read reference data and never change them', async () => {
  const { database } = app.house.deps;
  const actor = app.actor('COMPLIANCE_OFFICER');
  const tables = ['framework', 'control', 'high_risk_case', 'control_high_risk'];
  const content = async () => {
    const parts = tables.map((table) => `select count(*), max(xmin::text::bigint) from ${table}`);
    return app.sql(parts.join(' union all '));
  };
  const before = await content();
  for (const table of tables)
    await expect(
      database.read(actor, (reads) => reads.query('t', `select count(*)::integer as n from ${table}`)),
    ).resolves.toMatchObject([{ n: expect.any(Number) }]);
  // Row security leaves nothing to change where an organization may have rows of its own.
  for (const table of ['framework', 'control']) {
    const changed = (sql: string) => database.write(actor, (tx) => tx.query('t', `${sql} returning id`));
    expect(await changed(`update ${table} set name = 'x'`)).toEqual([]);
    expect(await changed(`delete from ${table}`)).toEqual([]);
  }
  for (const table of ['high_risk_case', 'control_high_risk'])
    await expect(database.write(actor, (tx) => tx.query('t', `delete from ${table}`))).rejects.toThrow(
      /permission denied/,
    );
  await expect(
    database.read(actor, (reads) => reads.query('t', 'select hash from framework_source')),
  ).rejects.toThrow(/permission denied/);
  expect(await content()).toEqual(before);
});

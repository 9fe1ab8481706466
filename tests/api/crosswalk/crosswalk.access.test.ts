import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '../../../server/platform/access/permissions.js';
import type { Role } from '../../../server/platform/access/permissions.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import {
  claiming,
  closing,
  covering,
  creating,
  csf,
  deleting,
  emrCrosswalk,
  iso,
  item,
  listing,
  matrix,
  newMapping,
  opening,
  reviewing,
  toEmr,
  updating,
} from './crosswalk.requests.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const mapping = toEmr('CES', '8.1.4.1', '09.02.1');
const readings: [string, object][] = [
  ['{ crosswalks(first: 1) { totalCount } }', {}],
  [listing, { first: 1 }],
  [claiming, { id: item('8.1.4.1-a'), first: 1 }],
  [covering, { of: 'mlps-2.0', by: 'emr-2018', first: 1 }],
  [matrix, { of: 'mlps-2.0', by: 'emr-2018' }],
];
const changes: [string, object][] = [
  [reviewing, { ids: [mapping], status: 'REVIEWED' }],
  [updating, { input: { mappingId: mapping, version: 0, relation: 'EQUAL' } }],
  [creating, newMapping(iso('A.5.1'), csf('GV.PO-01'))],
  [deleting, { id: mapping }],
  [
    opening,
    {
      input: {
        code: 'x',
        name: 'X',
        basis: 'X',
        sourceFrameworkCode: 'csf-2.0',
        targetFrameworkCode: 'iso27001-2022',
      },
    },
  ],
  [closing, { id: emrCrosswalk }],
];
const mayRead = (role: Role) => role !== 'AUDIT_ADMINISTRATOR';

describe.each(roles)('%s', (role) => {
  it('reads mappings as his role says', async () => {
    for (const [text, variables] of readings) {
      const { errors } = await app.as(role).run(text, variables as never);
      expect(errors?.[0]?.extensions.code).toBe(mayRead(role) ? undefined : 'FORBIDDEN');
    }
    const { node } = await app.as(role).query(`{ node(id: "${mapping}") { id } }`);
    expect(node).toEqual(mayRead(role) ? { id: mapping } : null);
  });

  it('judges them only as compliance officer, and is told so beforehand', async () => {
    const officer = role === 'COMPLIANCE_OFFICER';
    if (mayRead(role)) {
      const { mappings } = await app
        .as(role)
        .query(listing, { filter: { controlId: item('8.1.4.1-a') }, first: 1 });
      expect(mappings.nodes[0]).toMatchObject({ viewerCanReview: officer, viewerCanDelete: false });
    }
    if (officer) return;
    for (const [text, variables] of changes)
      expect((await app.as(role).fails(text, variables as never)).code).toBe('FORBIDDEN');
    expect(await app.sql('select 1 from mapping_judgement')).toEqual([]);
  });
});

it('nobody reads or changes anything signed out', async () => {
  for (const [text, variables] of [...readings, ...changes])
    expect((await app.anonymous.fails(text, variables as never)).code).toBe('UNAUTHENTICATED');
});

it('the application can neither change what was published nor what was first entered', async () => {
  const { database } = app.house.deps;
  const door = (sql: string) => database.write(app.actor('COMPLIANCE_OFFICER'), (tx) => tx.query('t', sql));
  for (const sql of [`update mapping set relation = 'EQUAL'`, `update crosswalk set name = 'x'`])
    await expect(door(sql)).rejects.toThrow(/permission denied/);
  for (const sql of ['delete from mapping returning id', 'delete from crosswalk returning id'])
    expect(await door(sql)).toEqual([]);
});

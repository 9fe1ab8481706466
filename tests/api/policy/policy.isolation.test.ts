import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { controlIds } from '../evidence/evidence.requests.js';
import {
  acknowledge,
  addControls,
  approve,
  codes,
  create,
  created,
  discard,
  first,
  giveBack,
  newPolicy,
  publish,
  published,
  read,
  removeControls,
  revise,
  save,
  submit,
  update,
  withdraw,
} from './policy.requests.js';

let app: TestApp;
let south: Caller;
let policy: any;
let draft: any;
let own: any;
let controls: string[];
beforeAll(async () => {
  app = await createTestApp();
  const north = app.as('COMPLIANCE_OFFICER');
  south = app.as('COMPLIANCE_OFFICER', 'south');
  controls = await controlIds(north, 1);
  policy = await published(app, (await created(north, 'NORTH', { controlIds: controls })).id, [
    app.fixture.north.units.radiology,
  ]);
  await app.as('CONTRIBUTOR').query(acknowledge, { ids: [policy.currentVersion.id] });
  draft = await created(north, 'NORTH-DRAFT');
  own = await created(south, 'SOUTH');
});
afterAll(() => app.close());

describe('another hospital', () => {
  it('sees nothing of it, and may use the same code', async () => {
    expect(await codes(south)).toEqual(['SOUTH']);
    expect(await read(south, policy.id)).toBeNull();
    for (const id of [policy.id, policy.currentVersion.id])
      expect(await south.query('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({ node: null });
    await created(south, 'NORTH');
  });

  it('is told NOT_FOUND of every id that is not its own', async () => {
    const version = draft.openVersion;
    for (const [text, variables] of [
      [update, { input: { id: draft.id, version: 1, name: 'x' } }],
      [save, { input: { versionId: version.id, version: 1, kind: 'TEXT', text: 'x' } }],
      [revise, { id: policy.id }],
      [discard, { versionId: version.id }],
      [withdraw, { id: policy.id }],
      [addControls, { policyId: policy.id, controlIds: controls }],
      [removeControls, { policyId: policy.id, controlIds: controls }],
      [create, { input: newPolicy('S-1', { ownerId: app.fixture.north.members.MANAGER }) }],
      [create, { input: newPolicy('S-1', { unitId: app.fixture.north.units.radiology }) }],
      [update, { input: { id: own.id, version: own.version, ownerId: app.fixture.north.members.MANAGER } }],
      [submit, { ids: [own.openVersion.id], approverIds: [app.fixture.north.members.MANAGER] }],
      [publish, { ids: [own.openVersion.id], unitIds: [app.fixture.north.units.radiology] }],
    ] as const)
      expect((await south.fails(text, variables)).code, text).toBe('NOT_FOUND');
    const approverIds = [app.fixture.south.members.MANAGER];
    for (const [text, more] of [
      [submit, { approverIds }],
      [approve, {}],
      [giveBack, { reason: 'no' }],
      [publish, {}],
      [acknowledge, {}],
    ] as const)
      expect(first(await south.query(text, { ids: [version.id], ...more })).error.code).toBe('NOT_FOUND');
  });

  it('finds no row past the walls of the API', async () => {
    const database = new URL(app.ownerUrl).pathname.slice(1);
    const client = new Client({
      connectionString: inject('applicationUrl').replace('__database__', database),
    });
    await client.connect();
    try {
      await client.query(`select set_config('app.organization_id', $1, false)`, [
        app.fixture.south.organizationId,
      ]);
      for (const table of [
        'policy',
        'policy_version',
        'policy_approval',
        'policy_audience',
        'acknowledgement',
        'policy_control',
      ]) {
        const { rows } = await client.query(
          `select count(*) filter (where organization_id <> $1)::integer as others from ${table}`,
          [app.fixture.south.organizationId],
        );
        expect(rows[0], table).toEqual({ others: 0 });
        expect(
          (
            await app.sql(`select 1 from ${table} where organization_id <> $1`, [
              app.fixture.south.organizationId,
            ])
          ).length,
        ).toBeGreaterThan(0);
      }
      await expect(
        client.query(
          'insert into acknowledgement (id, organization_id, version_id, membership_id) values ($1, $2, $3, $4)',
          [
            policy.id,
            app.fixture.south.organizationId,
            policy.currentVersion.id,
            app.fixture.south.members.MANAGER,
          ],
        ),
      ).rejects.toThrow(/foreign key/);
    } finally {
      await client.end();
    }
  });
});

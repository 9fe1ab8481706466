import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemsByIds } from '../../../server/features/system/index.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { codes, list, newSystem, register, registerId, update } from './system.requests.js';

let app: TestApp;
let north: Caller;
let south: Caller;
let id: string;
beforeAll(async () => {
  app = await createTestApp();
  north = app.as('COMPLIANCE_OFFICER');
  south = app.as('COMPLIANCE_OFFICER', 'south');
  id = await registerId(north, 'HIS', {
    name: '北院核心系统',
    ownerUnitId: app.fixture.north.units.information,
  });
  await registerId(south, 'LIS', { name: '南院检验系统' });
});
afterAll(() => app.close());

it('another hospital neither lists nor searches it, nor counts it', async () => {
  expect(await codes(south)).toEqual(['LIS']);
  expect(await codes(south, { search: '核心' })).toEqual([]);
  expect(await codes(south, { unitId: app.fixture.north.units.information })).toEqual([]);
  expect((await south.query(list, {})).informationSystems.totalCount).toBe(1);
});

it('a cursor of another hospital leads nowhere new', async () => {
  const { informationSystems } = await north.query(list, {});
  const answer = await south.query(list, { after: informationSystems.pageInfo.endCursor });
  expect(answer.informationSystems.nodes.map((node: { code: string }) => node.code)).toEqual(['LIS']);
});

it('its id is unknown to another hospital', async () => {
  const answer = await south.query(
    `query ($id: ID!) { informationSystem(id: $id) { id } node(id: $id) { id } }`,
    { id },
  );
  expect(answer).toEqual({ informationSystem: null, node: null });
  expect((await south.fails(update, { input: { id, version: 1, name: '改' } })).code).toBe('NOT_FOUND');
  expect(await app.sql('select name, version from information_system where id = $1', [id])).toEqual([
    { name: '北院核心系统', version: 1 },
  ]);
});

it('a system can never belong to a unit of another hospital', async () => {
  const foreign = app.fixture.north.units.information;
  expect((await south.fails(register, { input: newSystem('X', { ownerUnitId: foreign }) })).code).toBe(
    'NOT_FOUND',
  );
  // The database itself refuses too: the organization is part of the key.
  await expect(
    app.sql(`update information_system set owner_unit_id = $1 where code = 'LIS'`, [foreign]),
  ).rejects.toThrow(/foreign key/);
});

it('both hospitals may use the same code', async () => {
  await expect(registerId(south, 'HIS')).resolves.toEqual(expect.any(String));
});

it('row security answers nothing without the predicate, also through the search function', async () => {
  const { database } = app.house.deps;
  const actor = app.actor('COMPLIANCE_OFFICER', 'south');
  const own = app.fixture.south.organizationId;
  await database.read(actor, async (reads) => {
    const seen = await reads.query<{ organization_id: string }>(
      't',
      'select organization_id from information_system',
    );
    expect(new Set(seen.map((row) => row.organization_id))).toEqual(new Set([own]));
    // The function answers ids of the organization that it is asked for; joined back they are out of sight.
    const joined = await reads.query(
      't',
      `select s.code from search_information_systems($1, array['核心'], array['%核心%']) f join information_system s on s.id = f`,
      [app.fixture.north.organizationId],
    );
    expect(joined).toEqual([]);
    expect(await systemsByIds(reads, [id])).toEqual([]);
  });
  await expect(
    database.write(actor, (tx) =>
      tx.query('t', `update information_system set name = 'x' where id = $1 returning id`, [id]),
    ),
  ).resolves.toEqual([]);
});

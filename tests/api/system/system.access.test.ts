import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireSystem } from '../../../server/features/system/index.js';
import { SystemService } from '../../../server/features/system/index.js';
import { permissionsOf, roles } from '../../../server/platform/access/permissions.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { codes, grade, list, newSystem, register, registerId, update } from './system.requests.js';

let app: TestApp;
let own: string;
let other: string;
beforeAll(async () => {
  app = await createTestApp();
  const officer = app.as('COMPLIANCE_OFFICER');
  own = await registerId(officer, 'RAD-1', { ownerUnitId: app.fixture.north.units.radiology });
  other = await registerId(officer, 'IT-1', { ownerUnitId: app.fixture.north.units.information });
  await registerId(officer, 'NONE-1');
});
afterAll(() => app.close());

const propose = `query ($grading: GradingInput!) { proposeGrading(grading: $grading, technologies: []) { allowed } }`;
const one = `query ($id: ID!) { informationSystem(id: $id) { code viewerCanEdit } node(id: $id) { id } }`;
const ownWork = ['CONTRIBUTOR', 'SERVICE_ENGINEER'];

describe.each(roles)('%s', (role) => {
  const reads = permissionsOf[role].includes('system:read');
  const registers = permissionsOf[role].includes('system:register');

  it(`${reads ? 'reads' : 'does not read'} the register`, async () => {
    const caller = app.as(role);
    for (const [query, variables] of [
      [list, {}],
      [propose, { grading: grade() }],
    ] as const) {
      const { errors } = await caller.run(query, variables);
      expect(errors?.[0]?.extensions.code).toBe(reads ? undefined : 'FORBIDDEN');
    }
  });

  it(`${registers ? 'registers and changes' : 'neither registers nor changes'} systems`, async () => {
    const caller = app.as(role);
    const made = await caller.run(register, { input: newSystem(`BY-${role}`) });
    expect(made.errors?.[0]?.extensions.code).toBe(registers ? undefined : 'FORBIDDEN');
    const version = (
      await app.sql<{ version: number }>('select version from information_system where id = $1', [own])
    )[0]?.version;
    const changed = await caller.run(update, { input: { id: own, version, description: `by ${role}` } });
    expect(changed.errors?.[0]?.extensions.code).toBe(registers ? undefined : 'FORBIDDEN');
    if (reads)
      expect((await caller.query(one, { id: own })).informationSystem).toEqual({
        code: 'RAD-1',
        viewerCanEdit: registers,
      });
  });
});

it('nobody reads or writes anything signed out', async () => {
  for (const query of [list, propose.replace('$grading', '$grading'), register, update]) {
    const input = query === update ? { id: own, version: 1 } : newSystem('X');
    expect((await app.anonymous.fails(query, { input, grading: grade() })).code).toBe('UNAUTHENTICATED');
  }
});

describe.each(ownWork)('%s sees only the systems of his unit', (role) => {
  it('in lists, totals and searches', async () => {
    const caller = app.as(role as 'CONTRIBUTOR');
    expect(await codes(caller)).toEqual(['RAD-1']);
    expect((await caller.query(list, {})).informationSystems.totalCount).toBe(1);
    expect(await codes(caller, { search: 'IT-1' })).toEqual([]);
    expect(await codes(caller, { unitId: app.fixture.north.units.information })).toEqual([]);
  });

  it('by id', async () => {
    const caller = app.as(role as 'CONTRIBUTOR');
    expect(await caller.query(one, { id: other })).toEqual({ informationSystem: null, node: null });
    const { database } = app.house.deps;
    const actor = app.actor(role as 'CONTRIBUTOR');
    await expect(database.write(actor, (tx) => requireSystem(tx, other))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(database.write(actor, (tx) => requireSystem(tx, own))).resolves.toMatchObject({
      code: 'RAD-1',
    });
  });
});

describe('an integration that is limited to one unit', () => {
  const limited = () => ({
    ...app.actor('COMPLIANCE_OFFICER'),
    kind: 'token' as const,
    ownWorkOnly: true,
    unitIds: [app.fixture.north.units.radiology],
  });
  const versionOf = async (id: string) =>
    (await app.sql<{ version: number }>('select version from information_system where id = $1', [id]))[0]!
      .version;

  it('registers and keeps systems inside its unit only', async () => {
    const service = new SystemService(app.house.deps.database);
    const { radiology, information } = app.fixture.north.units;
    const input = {
      ...newSystem('TOKEN-1'),
      grading: {
        informationObject: 'SOCIAL',
        informationDegree: 'SERIOUS',
        serviceObject: 'SOCIAL',
        serviceDegree: 'SERIOUS',
      } as const,
    };
    await expect(
      service.registerSystem(limited(), { ...input, ownerUnitId: information }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(service.registerSystem(limited(), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const id = await service.registerSystem(limited(), { ...input, ownerUnitId: radiology });
    await expect(
      service.updateSystem(limited(), { id, version: 1, ownerUnitId: information }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      service.updateSystem(limited(), { id, version: 1, ownerUnitId: null }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      service.updateSystem(limited(), { id: other, version: await versionOf(other), name: 'x' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(service.updateSystem(limited(), { id, version: 1, name: '改名' })).resolves.toBe(id);
  });
});

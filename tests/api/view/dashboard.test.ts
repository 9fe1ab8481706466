import { afterAll, beforeAll, expect, it } from 'vitest';
import { sent } from '../../support/statements.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { tokenOf } from '../../support/token.js';

let app: TestApp;
let manager: Caller;
beforeAll(async () => {
  app = await createTestApp();
  manager = app.as('MANAGER');
});
afterAll(() => app.close());

const fields = 'isStandard places { tile size shown }';
const own = `{ dashboard(screen: PROGRESS) { ${fields} } }`;
const arrange = `mutation ($input: ArrangeDashboardInput!) { arrangeDashboard(input: $input) { dashboard { ${fields} } } }`;
const reset = `mutation { resetDashboard(screen: PROGRESS) { dashboard { ${fields} } } }`;
const input = (...places: object[]) => ({ input: { screen: 'PROGRESS', places } });
const heat = { tile: 'CATEGORY_HEAT', size: 'HALF', shown: true };
const figures = { tile: 'FIGURES', size: 'WHOLE', shown: false };
const of = async (caller: Caller) => (await caller.query(own)).dashboard;

it('begins with the standard of the role, the same tiles for everybody', async () => {
  const standards = await Promise.all(
    (['MANAGER', 'COMPLIANCE_OFFICER', 'CONTRIBUTOR'] as const).map((role) => of(app.as(role))),
  );
  expect(standards.every(({ isStandard }) => isStandard)).toBe(true);
  const tiles = standards.map(({ places }) => places.map(({ tile }: { tile: string }) => tile));
  for (const each of tiles) expect(each.toSorted()).toEqual(tiles[0].toSorted());
  expect(new Set(tiles.map((each) => each.join())).size).toBe(3);
  const shown = standards.map(({ places }) => places.filter((one: { shown: boolean }) => one.shown).length);
  expect(shown[2]).toBeLessThan(shown[0]!);
});

it('is arranged by each person for himself, with one event, and goes back to the standard', async () => {
  const standard = await of(manager);
  const { dashboard } = (await manager.query(arrange, input(heat, figures))).arrangeDashboard;
  expect(dashboard.isStandard).toBe(false);
  expect(dashboard.places.slice(0, 2)).toEqual([heat, figures]);
  expect(dashboard.places).toHaveLength(standard.places.length);
  expect(await of(manager)).toEqual(dashboard);
  expect((await of(app.as('COMPLIANCE_OFFICER'))).isStandard).toBe(true);
  expect((await of(app.as('MANAGER', 'south'))).isStandard).toBe(true);
  await manager.query(arrange, input(figures));
  expect((await manager.query(reset)).resetDashboard.dashboard).toEqual(standard);
  // Nothing to drop, nothing to tell.
  await manager.query(reset);
  const events = await app.sql(
    `select action, before->'places' as before, after->'places' as after from event where object_type = 'Dashboard' order by at, id`,
  );
  expect(events).toEqual([
    { action: 'dashboard.arranged', before: null, after: [heat, figures] },
    { action: 'dashboard.arranged', before: [heat, figures], after: [figures] },
    { action: 'dashboard.reset', before: [figures], after: null },
  ]);
});

it('drops tiles that there are no longer', async () => {
  await manager.query(arrange, input(heat, figures));
  await app.sql(`update dashboard set tiles = jsonb_set(tiles, '{0,tile}', '"GONE"')`);
  const { places } = await of(manager);
  expect(places[0]).toEqual(figures);
  expect(places.map(({ tile }: { tile: string }) => tile)).not.toContain('GONE');
  await manager.query(reset);
});

it('refuses a tile twice, no tile, and programs', async () => {
  expect((await manager.fails(arrange, input(heat, heat))).code).toBe('BAD_USER_INPUT');
  expect((await manager.fails(arrange, input())).code).toBe('BAD_USER_INPUT');
  expect((await manager.fails(arrange, input({ ...heat, tile: 'WEATHER' }))).code).toBe('BAD_USER_INPUT');
  expect((await app.anonymous.fails(own)).code).toBe('UNAUTHENTICATED');
  const ask = await tokenOf(app, ['evidence:read']);
  for (const attempt of [ask(arrange, input(heat)), ask(reset)])
    expect((await attempt).errors[0].extensions.code).toBe('FORBIDDEN');
});

it('is one statement', async () => {
  await of(manager);
  expect((await sent(() => of(manager))).filter((one) => !/^(begin|commit)/.test(one))).toEqual([
    'dashboard.own',
  ]);
});

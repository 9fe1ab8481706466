import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { freshAssessment } from '../assessment/scene.js';
import {
  addAlternative,
  addMutation,
  addPackages,
  alternativeMutation,
  changeAlternativeMutation,
  changeMutation,
  createMutation,
  deleteMutation,
  dropMutation,
  newRoadmap,
  orderMutation,
  planningScene,
  roadmapOf,
  scenariosOf,
  updateMutation,
} from './scene.js';
import type { PlanningScene } from './scene.js';

let app: TestApp;
let officer: Caller;
let world: PlanningScene;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  world = await planningScene(app);
});
afterAll(() => app.close());

const ids = (from: number, to: number): string[] => world.results.slice(from, to).map(({ id }) => id);
const actions = async (id: string): Promise<string[]> =>
  (await app.sql('select action from event where object_id = $1 order by seq', [id])).map(
    ({ action }: { action: string }) => action,
  );

describe('roadmaps', () => {
  it('are made once per client key, changed at the version that was seen, and told', async () => {
    const { id } = await freshAssessment(app);
    const input = { name: '规划', startsOn: '2027-01-31', years: 2, assessmentIds: [id], clientKey: 'once' };
    const first = (await officer.query(createMutation, { input })).createRoadmap.roadmap;
    expect(first).toMatchObject({ endsOn: '2029-01-30', packageCount: 0, viewerCanEdit: true });
    expect((await officer.query(createMutation, { input })).createRoadmap.roadmap.id).toBe(first.id);
    const change = { id: first.id, version: first.version, years: 3, note: '报院长办公会' };
    const changed = (await officer.query(updateMutation, { input: change })).updateRoadmap.roadmap;
    expect(changed).toMatchObject({ years: 3, note: '报院长办公会', name: '规划' });
    expect((await officer.fails(updateMutation, { input: change })).code).toBe('CONFLICT');
    // The same again tells nobody.
    await officer.query(updateMutation, { input: { ...change, version: changed.version } });
    expect(await actions(first.id)).toEqual(['roadmap.created', 'roadmap.changed']);
  });

  it('refuse what cannot be, with a sentence that says what to do', async () => {
    const { id } = await freshAssessment(app);
    const wanted = { name: 'x', startsOn: '2027-01-01', years: 1, assessmentIds: [id], clientKey: 'bad' };
    const code = async (more: Record<string, unknown>) =>
      (await officer.fails(createMutation, { input: { ...wanted, ...more } })).code;
    expect(await code({ years: 4 })).toBe('BAD_USER_INPUT');
    expect(await code({ assessmentIds: [] })).toBe('BAD_USER_INPUT');
    expect(await code({ assessmentIds: [id, id] })).toBe('BAD_USER_INPUT');
    expect(await code({ assessmentIds: [app.fixture.north.units.campus] })).toBe('NOT_FOUND');
    await app.sql(`update assessment set state = 'CLOSED', closed_at = now() where id = $1`, [id]);
    expect(await code({})).toBe('INVALID_STATE');
  });
});

describe('packages', () => {
  it('say who, what, when and what it costs; null empties, left out stays', async () => {
    const { radiology } = app.fixture.north.units;
    const [made] = await addPackages(officer, world.roadmap.id, [
      {
        name: '身份鉴别加固',
        goal: '三级系统双因素',
        unitId: radiology,
        ownerId: app.fixture.north.members.CONTRIBUTOR,
        startQuarter: 2,
        endQuarter: 3,
        costLow: 50_000,
        costLikely: 80_000,
        costHigh: 120_000,
        effortDays: 12,
        resultIds: ids(0, 3),
      },
    ]);
    expect(made).toMatchObject({
      startsOn: '2027-04-01',
      endsOn: '2027-09-30',
      resultCount: 3,
      costLikely: 80_000,
      owner: { displayName: 'north CONTRIBUTOR' },
    });
    const change = { id: made.id, version: made.version, costLow: null, goal: null, effortDays: 15 };
    const [changed] = (await officer.query(changeMutation, { input: change })).updateRoadmapPackage.packages;
    expect(changed).toMatchObject({
      costLow: null,
      goal: null,
      effortDays: 15,
      costHigh: 120_000,
      resultCount: 3,
    });
    expect((await officer.fails(changeMutation, { input: change })).code).toBe('CONFLICT');
  });

  it('refuse wrong quarters, costs out of order, results of others and circles', async () => {
    const { id } = world.roadmap;
    const fails = async (more: Record<string, unknown>) =>
      (await officer.fails(addMutation, { input: { roadmapId: id, packages: [{ name: 'x', ...more }] } }))
        .code;
    expect(await fails({ startQuarter: 3, endQuarter: 2 })).toBe('BAD_USER_INPUT');
    expect(await fails({ endQuarter: 13 })).toBe('BAD_USER_INPUT');
    expect(await fails({ costLow: 2, costLikely: 1 })).toBe('BAD_USER_INPUT');
    expect(await fails({ costHigh: 2 })).toBe('BAD_USER_INPUT');
    expect(await fails({ name: ' ' })).toBe('BAD_USER_INPUT');
    const other = await planningScene(app);
    expect(await fails({ resultIds: [other.results[0]!.id] })).toBe('BAD_USER_INPUT');
    expect(await fails({ predecessorIds: [id] })).toBe('NOT_FOUND');
    const [a, b] = await addPackages(officer, other.roadmap.id, [{ name: 'a' }, { name: 'b' }]);
    const waits = (one: any, on: string) =>
      officer.run(changeMutation, { input: { id: one.id, version: one.version, predecessorIds: [on] } });
    expect((await waits(a, b.id)).errors).toBeUndefined();
    const circle = await waits(b, a.id);
    expect(circle.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(circle.errors?.[0]?.message).toMatch(/wait for itself/);
    // A shorter roadmap must not cut packages off.
    await addPackages(officer, other.roadmap.id, [{ name: 'c', startQuarter: 9 }]);
    const { version } = await roadmapOf(officer, other.roadmap.id);
    const shorter = await officer.fails(updateMutation, {
      input: { id: other.roadmap.id, version, years: 2 },
    });
    expect(shorter.code).toBe('INVALID_STATE');
  });

  it('are put in order, and forgotten by all who named them when they go', async () => {
    const roadmap = await newRoadmap(officer, [world.assessmentId]);
    const [a, b, c] = await addPackages(officer, roadmap.id, [{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
    const wait = { id: c.id, version: c.version, predecessorIds: [a.id] };
    await officer.query(changeMutation, { input: wait });
    const choices = [a, b].map((one) => ({ packageId: one.id }));
    await addAlternative(officer, { roadmapId: roadmap.id, name: '方案', choices });
    const order = { roadmapId: roadmap.id, packageIds: [c.id, a.id, b.id] };
    const { orderRoadmapPackages } = await officer.query(orderMutation, { input: order });
    expect(orderRoadmapPackages.roadmap.packages.map(({ name }: any) => name)).toEqual(['c', 'a', 'b']);
    const partial = { roadmapId: roadmap.id, packageIds: [c.id] };
    expect((await officer.fails(orderMutation, { input: partial })).code).toBe('BAD_USER_INPUT');
    const { deleteRoadmapPackages } = await officer.query(dropMutation, { ids: [a.id] });
    expect(deleteRoadmapPackages.roadmap.packages).toEqual([
      { name: 'c', place: 1, predecessorIds: [] },
      { name: 'b', place: 2, predecessorIds: [] },
    ]);
    expect(deleteRoadmapPackages.roadmap.scenarios[1].choices).toEqual([{ package: { name: 'b' } }]);
    expect(await actions(roadmap.id)).toEqual([
      'roadmap.created',
      'roadmap.packagesAdded',
      'roadmap.packageChanged',
      'roadmap.alternativeAdded',
      'roadmap.packagesOrdered',
      'roadmap.packagesDeleted',
    ]);
  });
});

describe('alternatives', () => {
  it('cost what their packages cost by year, say what is unknown, and what contradicts itself', async () => {
    const { roadmap, results } = await planningScene(app);
    const [a, b, c] = await addPackages(officer, roadmap.id, [
      { name: '甲', endQuarter: 2, costLikely: 60_000, costHigh: 90_000, resultIds: [results[0]!.id] },
      { name: '乙', startQuarter: 5, costLikely: 150_000, resultIds: [results[1]!.id] },
      { name: '丙', startQuarter: 9, resultIds: [results[2]!.id] },
    ]);
    await officer.query(changeMutation, { input: { id: b.id, version: b.version, predecessorIds: [a.id] } });
    const choices = [{ packageId: b.id, year: 1 }, { packageId: c.id }];
    await addAlternative(officer, { roadmapId: roadmap.id, name: '二十万', budget: 100_000, choices });
    const [all, chosen] = await scenariosOf(officer, roadmap.id);
    expect(all).toMatchObject({
      alternative: null,
      overBudget: null,
      problems: [],
      cost: { low: 210_000, likely: 210_000, high: 240_000, unknown: 1 },
    });
    expect(all.years.map(({ cost }: any) => cost.likely)).toEqual([60_000, 150_000, 0]);
    expect(all.years.map(({ endsOn }: any) => endsOn)).toEqual(['2027-12-31', '2028-12-31', '2029-12-31']);
    expect(chosen).toMatchObject({
      overBudget: true,
      problems: ['乙 is taken without 甲, which it waits for.'],
      choices: [
        { year: 1, package: { name: '乙' } },
        { year: 3, package: { name: '丙' } },
      ],
    });
    const twice = { roadmapId: roadmap.id, name: 'x', choices: [choices[0], choices[0]] };
    expect((await officer.fails(alternativeMutation, { input: twice })).code).toBe('BAD_USER_INPUT');
    const foreign = { roadmapId: world.roadmap.id, name: 'x', choices: [{ packageId: a.id }] };
    expect((await officer.fails(alternativeMutation, { input: foreign })).code).toBe('NOT_FOUND');
  });

  it('are filled for a budget: most gain, and what nobody estimated is left out and named', async () => {
    const { roadmap, results } = await planningScene(app);
    const of = (from: number, to: number) => results.slice(from, to).map(({ id }) => id);
    await addPackages(officer, roadmap.id, [
      { name: '小', costLikely: 10_000, resultIds: of(0, 5) },
      { name: '大', costLikely: 200_000, resultIds: of(5, 100) },
      { name: '贵', costLikely: 190_000, resultIds: of(100, 102) },
      { name: '未估', resultIds: of(102, 150) },
    ]);
    const named = async (input: Record<string, unknown>) => {
      const made = await addAlternative(officer, { roadmapId: roadmap.id, fillBudget: true, ...input });
      const scenarios = await scenariosOf(officer, roadmap.id);
      const own = scenarios.find(({ alternative }: any) => alternative?.id === made.alternative.id);
      return { ...made, names: own.choices.map((one: any) => one.package.name) };
    };
    const small = await named({ name: '二十万', budget: 200_000 });
    expect(small.names).toEqual(['大']);
    expect(small.chosenBy).toMatch(/add up to the most.* 1 packages without/);
    expect((await named({ name: '五十万', budget: 500_000 })).names).toEqual(['小', '大', '贵']);
    const change = {
      id: small.alternative.id,
      version: small.alternative.version,
      budget: 210_000,
      fillBudget: true,
    };
    await officer.query(changeAlternativeMutation, { input: change });
    const [, first] = await scenariosOf(officer, roadmap.id);
    expect(first.choices.map((one: any) => one.package.name)).toEqual(['小', '大']);
    const without = { roadmapId: roadmap.id, name: 'x', fillBudget: true };
    expect((await officer.fails(alternativeMutation, { input: without })).code).toBe('BAD_USER_INPUT');
  });
});

describe('who may', () => {
  it('readers see and change nothing; people with own work see none', async () => {
    const [first] = await addPackages(officer, world.roadmap.id, [{ name: '只读' }]);
    expect((await roadmapOf(app.as('INSPECTOR'), world.roadmap.id)).viewerCanEdit).toBe(false);
    const change = { id: first.id, version: first.version, name: '改' };
    for (const role of ['INSPECTOR', 'CONTRIBUTOR', 'SERVICE_ENGINEER'] as const) {
      expect((await app.as(role).fails(changeMutation, { input: change })).code).toBe('FORBIDDEN');
      expect((await app.as(role).fails(deleteMutation, { id: world.roadmap.id })).code).toBe('FORBIDDEN');
    }
    const contributor = app.as('CONTRIBUTOR');
    expect(await roadmapOf(contributor, world.roadmap.id)).toBeNull();
    expect(await contributor.query('{ roadmaps { totalCount nodes { id } } }')).toEqual({
      roadmaps: { totalCount: 0, nodes: [] },
    });
    const node = `query ($id: ID!) { node(id: $id) { id } }`;
    expect(await contributor.query(node, { id: first.id })).toEqual({ node: null });
    expect((await app.as('SYSTEM_ADMINISTRATOR').fails('{ roadmaps { totalCount } }')).code).toBe(
      'FORBIDDEN',
    );
  });

  it('another hospital neither sees nor changes anything, also behind row security', async () => {
    const [own] = await addPackages(officer, world.roadmap.id, [{ name: '北院' }]);
    const made = await addAlternative(officer, { roadmapId: world.roadmap.id, name: '北' });
    const south = app.as('COMPLIANCE_OFFICER', 'south');
    expect(await roadmapOf(south, world.roadmap.id)).toBeNull();
    const fails = async (text: string, variables: Record<string, unknown>) =>
      (await south.fails(text, variables)).code;
    const { id, version } = world.roadmap;
    expect(await fails(updateMutation, { input: { id, version, name: 'x' } })).toBe('NOT_FOUND');
    expect(await fails(addMutation, { input: { roadmapId: id, packages: [{ name: 'x' }] } })).toBe(
      'NOT_FOUND',
    );
    expect(await fails(changeMutation, { input: { id: own.id, version: own.version, name: 'x' } })).toBe(
      'NOT_FOUND',
    );
    expect(await fails(dropMutation, { ids: [own.id] })).toBe('NOT_FOUND');
    expect(await fails(deleteMutation, { id })).toBe('NOT_FOUND');
    const alternative = { id: made.alternative.id, version: made.alternative.version, name: 'x' };
    expect(await fails(changeAlternativeMutation, { input: alternative })).toBe('NOT_FOUND');
    const foreign = {
      name: 'x',
      startsOn: '2027-01-01',
      years: 1,
      assessmentIds: [world.assessmentId],
      clientKey: 's',
    };
    expect(await fails(createMutation, { input: foreign })).toBe('NOT_FOUND');
    const tables = ['roadmap', 'roadmap_package', 'roadmap_alternative', 'roadmap_package_history'];
    const rows = await app.house.deps.database.read(app.actor('MANAGER', 'south'), async (reads) => {
      const found = [];
      for (const table of tables) found.push(...(await reads.query('t', `select id from ${table}`)));
      return found;
    });
    expect(rows).toEqual([]);
  });
});

it('a past day shows a roadmap as it was, also one that is gone', async () => {
  const roadmap = await newRoadmap(officer, [world.assessmentId]);
  const [one] = await addPackages(officer, roadmap.id, [{ name: '原名', costLikely: 1_000 }]);
  await addAlternative(officer, { roadmapId: roadmap.id, name: '方案', choices: [{ packageId: one.id }] });
  const [{ now }] = await app.sql('select clock_timestamp() as now');
  const then = new Date(now).toISOString();
  await officer.query(changeMutation, { input: { id: one.id, version: one.version, name: '新名' } });
  await officer.query(deleteMutation, { id: roadmap.id });
  expect(await roadmapOf(officer, roadmap.id)).toBeNull();
  const more =
    'scenarios { alternative { name } cost { likely } effects { next { target } points { year } } }';
  const past = await roadmapOf(officer, roadmap.id, more, then);
  expect(past).toMatchObject({ viewerCanEdit: false, packageCount: 1, packages: [{ name: '原名' }] });
  expect(past.scenarios).toMatchObject([
    { alternative: null, cost: { likely: 1_000 } },
    {
      alternative: { name: '方案' },
      cost: { likely: 1_000 },
      effects: [{ next: null, points: [{}, {}, {}, {}] }],
    },
  ]);
});

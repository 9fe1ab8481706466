import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { enterEmrCategories, startRating } from '../assessment/ratings.scene.js';
import { acceptedProof, createTask, submit, taskOf, verify } from '../remediation/scene.js';
import { addAlternative, addPackages, newRoadmap, planningScene, roadmapOf } from './scene.js';
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

const mutation = `mutation ($input: PlanFromPackagesInput!) { createPlanFromPackages(input: $input) {
  createdTasks adoptedCount closedGaps adoptedTasks { id code } roadmap { packages { name tasks { total open verified late } progress } }
  plan { id name source sourceReference startsOn endsOn owner { displayName } } } }`;
const tasksQuery = `query ($id: ID!) { remediationTasks(filter: { planId: $id }, first: 100) { totalCount nodes {
  id title description dueOn budget effortDays unit { id } owner { displayName } results { id } } } }`;
const work = '{ packages { id name tasks { total open verified late } progress plans { id } } }';

let keys = 0;
const make = async (more: Record<string, unknown>) =>
  (await officer.query(mutation, { input: { clientKey: `plan-${(keys += 1)}`, ...more } }))
    .createPlanFromPackages;
const tasksOf = async (id: string): Promise<any[]> =>
  (await officer.query(tasksQuery, { id })).remediationTasks.nodes;

it('makes one task per gap, due at ends of quarters, and spreads what the package says', async () => {
  const { results, roadmap } = world;
  const { radiology } = app.fixture.north.units;
  const old = await createTask(app, [results[3]!.id], { title: '旧任务', budget: 100 });
  const [first, second] = await addPackages(officer, roadmap.id, [
    {
      name: '加固',
      startQuarter: 2,
      endQuarter: 3,
      costLikely: 1_000,
      effortDays: 4,
      unitId: radiology,
      ownerId: app.fixture.north.members.CONTRIBUTOR,
      resultIds: results.slice(0, 4).map(({ id }) => id),
    },
    // Shares a gap with the first, which plans it.
    { name: '制度', startQuarter: 5, endQuarter: 5, resultIds: [results[0]!.id, results[4]!.id] },
  ]);
  const input = { roadmapId: roadmap.id, clientKey: 'once', name: '2027 整改' };
  const { createPlanFromPackages: made } = await officer.query(mutation, { input });
  expect(made).toMatchObject({
    createdTasks: 4,
    adoptedCount: 1,
    closedGaps: 0,
    adoptedTasks: [{ code: old.code }],
    plan: { name: '2027 整改', source: 'ROADMAP', sourceReference: '三年安全规划', startsOn: '2027-04-01' },
  });
  expect(made.plan.endsOn).toBe('2028-03-31');
  const tasks = await tasksOf(made.plan.id);
  expect(tasks).toHaveLength(5);
  const own = tasks.filter(({ unit, id }) => unit?.id === radiology && id !== old.id);
  // What the old task costs is taken off; the rest is spread to the cent.
  expect(own.map(({ dueOn, budget }) => [dueOn, budget])).toEqual([
    ['2027-06-30', 300],
    ['2027-09-30', 300],
    ['2027-09-30', 300],
  ]);
  expect(own[0]).toMatchObject({ owner: { displayName: 'north CONTRIBUTOR' }, results: [{}] });
  expect(own[0].description).toContain('加固');
  // A task without a plan joined; the packages count what does their work.
  expect(tasks.map(({ id }) => id)).toContain(old.id);
  const counts = (await roadmapOf(officer, roadmap.id, work.slice(1, -1))).packages;
  const named = (id: string) => counts.find((one: any) => one.id === id);
  expect(named(first.id)).toMatchObject({
    tasks: { total: 4, open: 4, verified: 0, late: 0 },
    progress: 0,
    plans: [{ id: made.plan.id }],
  });
  expect(named(second.id).tasks.total).toBe(2);

  // The same key answers the same plan and makes nothing.
  const again = (await officer.query(mutation, { input })).createPlanFromPackages;
  expect(again).toMatchObject({ plan: { id: made.plan.id }, createdTasks: 5, adoptedCount: 0 });
  // Every gap has a task by now.
  expect((await officer.fails(mutation, { input: { ...input, clientKey: 'other' } })).code).toBe(
    'INVALID_STATE',
  );

  // What is verified counts as done.
  const proof = await acceptedProof(app);
  const task = await taskOf(officer, old.id);
  await verify(app, await submit(app, task, [proof]));
  const after = (await roadmapOf(officer, roadmap.id, work.slice(1, -1))).packages;
  expect(after.find((one: any) => one.id === first.id)).toMatchObject({
    tasks: { total: 4, open: 3, verified: 1 },
    progress: 0.25,
  });
});

it('follows an alternative and its years; figures of an item become a task on its clauses', async () => {
  await enterEmrCategories(officer);
  const id = await startRating(officer, 'emr-2018', { targetLevel: '3' });
  const roadmap = await newRoadmap(officer, [id], { years: 2 });
  const { roadmapProposals } = await officer.query(
    'query ($id: ID!) { roadmapProposals(roadmapId: $id) { key } }',
    { id: roadmap.id },
  );
  const { createProposedPackages } = await officer.query(
    'mutation ($input: CreateProposedPackagesInput!) { createProposedPackages(input: $input) { packages { id figures { control { code } } } } }',
    { input: { roadmapId: roadmap.id, groupBy: 'CLASS', keys: [roadmapProposals[0].key] } },
  );
  const [one] = createProposedPackages.packages;
  const { alternative } = await addAlternative(officer, {
    roadmapId: roadmap.id,
    name: '晚一年',
    choices: [{ packageId: one.id, year: 2 }],
  });
  const made = await make({ roadmapId: roadmap.id, alternativeId: alternative.id });
  const tasks = await tasksOf(made.plan.id);
  expect(made.createdTasks).toBeGreaterThan(0);
  expect(tasks.every(({ results }) => results.length > 0)).toBe(true);
  expect(tasks.every(({ dueOn }) => dueOn > '2027-12-31')).toBe(true);
  if (one.figures.length > 0) expect(tasks.some(({ title }) => title.includes('%'))).toBe(true);
});

it('asks for the permission, and knows nothing of another hospital', async () => {
  const { roadmap } = world;
  const input = { roadmapId: roadmap.id, clientKey: 'x' };
  for (const role of ['INSPECTOR', 'CONTRIBUTOR'] as const)
    expect((await app.as(role).fails(mutation, { input })).code).toBe('FORBIDDEN');
  expect((await app.as('COMPLIANCE_OFFICER', 'south').fails(mutation, { input })).code).toBe('NOT_FOUND');
  const other = await planningScene(app);
  const [foreign] = await addPackages(officer, other.roadmap.id, [
    { name: '别的', resultIds: [other.results[0]!.id] },
  ]);
  const mixed = { ...input, packageIds: [foreign.id] };
  expect((await officer.fails(mutation, { input: mixed })).code).toBe('NOT_FOUND');
  expect((await officer.fails(mutation, { input: { ...input, alternativeId: foreign.id } })).code).toBe(
    'NOT_FOUND',
  );
});

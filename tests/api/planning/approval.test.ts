import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import {
  addAlternative,
  addMutation,
  addPackages,
  alternativeMutation,
  changeMutation,
  deleteMutation,
  dropMutation,
  planningScene,
  roadmapOf,
  updateMutation,
} from './scene.js';
import type { PlanningScene } from './scene.js';

let app: TestApp;
let world: PlanningScene;
beforeAll(async () => {
  app = await createTestApp();
  world = await planningScene(app);
});
afterAll(() => app.close());

const fields = `state proposedBy { displayName } proposalNote decidedBy { displayName } decisionNote returnReason chosenAlternative { name }
  viewerCanPropose viewerCanDecide viewerCanReopen viewerCanMakePlan decisionBlockedReason`;
const answer = `{ roadmap { id version viewerCanEdit ${fields} } }`;
const propose = `mutation ($input: ProposeRoadmapInput!) { proposeRoadmap(input: $input) ${answer} }`;
const decide = `mutation ($input: DecideRoadmapInput!) { decideRoadmap(input: $input) ${answer} }`;
const reopen = `mutation ($input: ReopenRoadmapInput!) { reopenRoadmap(input: $input) ${answer} }`;
const waiting = `{ roadmaps(filter: { decidableByMe: true }) { totalCount nodes { id } } }`;

it('is proposed by one person and approved by another; nothing in it changes until it is opened again', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const manager = app.as('MANAGER');
  const { id } = world.roadmap;
  const wish = async () => ({ roadmapId: id, version: (await roadmapOf(officer, id)).version });
  expect((await officer.fails(propose, { input: await wish() })).code).toBe('INVALID_STATE');
  const [one] = await addPackages(officer, id, [{ name: '加固', resultIds: [world.results[0]!.id] }]);
  const empty = await addAlternative(officer, { roadmapId: id, name: '空' });
  const { alternative } = await addAlternative(officer, {
    roadmapId: id,
    name: '50 万',
    choices: [{ packageId: one.id }],
  });
  const nothing = { ...(await wish()), alternativeId: empty.alternative.id };
  expect((await officer.fails(propose, { input: nothing })).code).toBe('INVALID_STATE');

  const input = { ...(await wish()), alternativeId: alternative.id, note: '报院长办公会' };
  const asked = (await officer.query(propose, { input })).proposeRoadmap.roadmap;
  expect(asked).toMatchObject({
    state: 'PROPOSED',
    proposedBy: { displayName: 'north COMPLIANCE_OFFICER' },
    proposalNote: '报院长办公会',
    chosenAlternative: { name: '50 万' },
    viewerCanEdit: false,
    viewerCanDecide: false,
    viewerCanReopen: true,
    viewerCanMakePlan: true,
  });
  expect((await officer.fails(propose, { input })).code).toBe('CONFLICT');

  // Nothing in it moves.
  const frozen = async () => {
    const { version } = await roadmapOf(officer, id);
    const tries: [string, Record<string, unknown>][] = [
      [updateMutation, { input: { id, version, name: '改' } }],
      [addMutation, { input: { roadmapId: id, packages: [{ name: 'x' }] } }],
      [changeMutation, { input: { id: one.id, version: one.version, name: '改' } }],
      [dropMutation, { ids: [one.id] }],
      [alternativeMutation, { input: { roadmapId: id, name: '另一个' } }],
      [deleteMutation, { id }],
    ];
    for (const [text, variables] of tries)
      expect((await officer.fails(text, variables)).code).toBe('INVALID_STATE');
  };
  await frozen();

  expect((await manager.query(waiting)).roadmaps).toMatchObject({ totalCount: 1, nodes: [{ id }] });
  expect((await officer.query(waiting)).roadmaps.totalCount).toBe(0);
  const decision = { roadmapId: id, version: asked.version, approve: false };
  expect((await officer.fails(decide, { input: { ...decision, approve: true } })).code).toBe('FORBIDDEN');
  expect((await manager.fails(decide, { input: decision })).code).toBe('BAD_USER_INPUT');
  const back = (await manager.query(decide, { input: { ...decision, note: '先报价' } })).decideRoadmap
    .roadmap;
  expect(back).toMatchObject({ state: 'DRAFT', returnReason: '先报价', chosenAlternative: null });
  expect(
    (await manager.fails(decide, { input: { ...decision, version: back.version, approve: true } })).code,
  ).toBe('INVALID_STATE');

  // Again: all packages this time.
  const again = (await officer.query(propose, { input: await wish() })).proposeRoadmap.roadmap;
  expect(again).toMatchObject({ returnReason: null, decidedBy: null, chosenAlternative: null });
  const yes = { roadmapId: id, version: again.version, approve: true, note: '同意' };
  expect((await manager.query(decide, { input: yes })).decideRoadmap.roadmap).toMatchObject({
    state: 'APPROVED',
    decidedBy: { displayName: 'north MANAGER' },
    decisionNote: '同意',
    viewerCanEdit: false,
  });
  await frozen();
  const [{ now }] = await app.sql('select clock_timestamp() as now');
  // Work begins from what was approved.
  const plan = `mutation ($input: PlanFromPackagesInput!) { createPlanFromPackages(input: $input) { createdTasks } }`;
  expect(
    (await officer.query(plan, { input: { roadmapId: id, clientKey: 'approved' } })).createPlanFromPackages,
  ).toEqual({ createdTasks: 1 });
  const opened = { ...(await wish()), reason: '预算变了' };
  expect((await officer.query(reopen, { input: opened })).reopenRoadmap.roadmap).toMatchObject({
    state: 'DRAFT',
    returnReason: '预算变了',
    decidedBy: null,
    viewerCanEdit: true,
  });
  expect((await officer.fails(reopen, { input: { ...(await wish()), reason: 'x' } })).code).toBe(
    'INVALID_STATE',
  );
  // The day on which it was approved still says so.
  expect(await roadmapOf(manager, id, fields, new Date(now).toISOString())).toMatchObject({
    state: 'APPROVED',
    decidedBy: { displayName: 'north MANAGER' },
    viewerCanReopen: false,
  });
  const told = await app.sql(
    `select action from event where object_id = $1 and action ~ 'propos|approv|return|reopen' order by seq`,
    [id],
  );
  expect(told.map(({ action }: any) => action)).toEqual([
    'roadmap.proposed',
    'roadmap.returned',
    'roadmap.proposed',
    'roadmap.approved',
    'roadmap.reopened',
  ]);
});

it('nobody approves his own proposal, not even with every role; others neither see nor move it', async () => {
  const manager = app.as('MANAGER');
  const own = await planningScene(app);
  await addPackages(manager, own.roadmap.id, [{ name: '一' }]);
  const input = { roadmapId: own.roadmap.id, version: own.roadmap.version };
  for (const role of ['INSPECTOR', 'CONTRIBUTOR'] as const)
    expect((await app.as(role).fails(propose, { input })).code).toBe('FORBIDDEN');
  expect((await app.as('MANAGER', 'south').fails(propose, { input })).code).toBe('NOT_FOUND');
  const asked = (await manager.query(propose, { input })).proposeRoadmap.roadmap;
  expect(asked.decisionBlockedReason).toBe('You proposed it: somebody else has to decide.');
  const yes = { roadmapId: own.roadmap.id, version: asked.version, approve: true };
  expect((await manager.fails(decide, { input: yes })).code).toBe('FORBIDDEN');
  expect((await app.as('MANAGER', 'south').fails(decide, { input: yes })).code).toBe('NOT_FOUND');
  const foreign = { ...input, version: asked.version, reason: 'x' };
  expect((await app.as('MANAGER', 'south').fails(reopen, { input: foreign })).code).toBe('NOT_FOUND');
  // Behind the rule stands a check of the table.
  const self = `update roadmap set state = 'APPROVED', decided_by = proposed_by, decided_at = now() where id = $1`;
  await expect(app.sql(self, [own.roadmap.id])).rejects.toThrow(/check/);
});

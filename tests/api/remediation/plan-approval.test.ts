import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../server/platform/access/permissions.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import {
  acceptedProof,
  createTask,
  dayFromToday,
  decideDelayMutation,
  requestDelayMutation,
  scene,
  submit,
  updateMutation,
  verify,
} from './scene.js';
import type { Scene, SceneTask } from './scene.js';

const planFields = `id name state version source sourceReference requestNote returnReason requestedBy { displayName }
  baselines { number taskCount budget requestNote note requestedBy { displayName } approvedBy { displayName } }
  standing { budget baselineBudget actualCost effortDays baselineEffortDays slippageDays slippedTasks addedTasks removedTasks }
  viewerCanRequestApproval viewerCanDecideApproval approvalBlockedReason`;
const createPlan = `mutation ($input: CreatePlanInput!) { createRemediationPlan(input: $input) { plan { ${planFields} } } }`;
const requestApproval = `mutation ($input: RequestPlanApprovalInput!) { requestPlanApproval(input: $input) { plan { ${planFields} } } }`;
const decideApproval = `mutation ($input: DecidePlanApprovalInput!) { decidePlanApproval(input: $input) { plan { ${planFields} } } }`;

let app: TestApp;
let world: Scene;
let at = 0;
beforeAll(async () => {
  app = await createTestApp();
  world = await scene(app);
});
afterAll(() => app.close());

const fresh = (): string => world.results[at++]!.id;

async function newPlan(more: Record<string, unknown> = {}) {
  const input = { name: '整改计划', startsOn: dayFromToday(-30), endsOn: dayFromToday(90), ...more };
  return (await app.as('COMPLIANCE_OFFICER').query(createPlan, { input })).createRemediationPlan.plan;
}

async function planOf(id: string, role: Role = 'MANAGER') {
  return (await app.as(role).query(`query ($id: ID!) { remediationPlan(id: $id) { ${planFields} } }`, { id }))
    .remediationPlan;
}

async function ask(planId: string, more: Record<string, unknown> = {}, role: Role = 'COMPLIANCE_OFFICER') {
  const { version } = await planOf(planId);
  return (await app.as(role).query(requestApproval, { input: { planId, version, ...more } }))
    .requestPlanApproval.plan;
}

async function decide(planId: string, approve: boolean, more: Record<string, unknown> = {}) {
  const { version } = await planOf(planId);
  const input = { planId, version, approve, ...more };
  return (await app.as('MANAGER').query(decideApproval, { input })).decidePlanApproval.plan;
}

const baselineOf = async (task: SceneTask, role: Role = 'MANAGER') =>
  (
    await app
      .as(role)
      .query(
        'query ($id: ID!) { remediationTask(id: $id) { baseline { number added dueOn budget effortDays slippageDays } } }',
        { id: task.id },
      )
  ).remediationTask.baseline;

describe('who may', () => {
  it('nobody approves what he asked for, not even with every role', async () => {
    const plan = await newPlan();
    await createTask(app, [fresh()], { planId: plan.id });
    const asked = await ask(plan.id, { note: '请院长审批' }, 'MANAGER');
    expect(asked).toMatchObject({
      state: 'REQUESTED',
      requestNote: '请院长审批',
      requestedBy: { displayName: 'north MANAGER' },
      viewerCanDecideApproval: false,
      approvalBlockedReason: 'You asked for approval: somebody else has to decide it.',
    });
    const input = { planId: plan.id, version: asked.version, approve: true };
    expect((await app.as('MANAGER').fails(decideApproval, { input })).code).toBe('FORBIDDEN');
    // Behind the rule stands a check of the table.
    const self = `insert into plan_baseline (id, organization_id, plan_id, number, starts_on, ends_on, requested_by, approved_by)
      select gen_random_uuid(), organization_id, id, 1, starts_on, ends_on, requested_by, requested_by from remediation_plan where id = $1`;
    await expect(app.sql(self, [plan.id])).rejects.toThrow(/check/);
  });

  it('roles without the permission neither ask nor approve', async () => {
    const plan = await newPlan();
    await createTask(app, [fresh()], { planId: plan.id });
    const wish = { planId: plan.id, version: plan.version };
    for (const role of ['CONTRIBUTOR', 'INSPECTOR'] as const)
      expect((await app.as(role).fails(requestApproval, { input: wish })).code).toBe('FORBIDDEN');
    const asked = await ask(plan.id);
    const input = { planId: plan.id, version: asked.version, approve: true };
    for (const role of ['COMPLIANCE_OFFICER', 'CONTRIBUTOR', 'INSPECTOR'] as const)
      expect((await app.as(role).fails(decideApproval, { input })).code).toBe('FORBIDDEN');
  });

  it('another hospital neither sees nor moves it, and its baselines stay behind row security', async () => {
    const plan = await newPlan();
    const task = await createTask(app, [fresh()], { planId: plan.id });
    const asked = await ask(plan.id);
    const south = app.as('MANAGER', 'south');
    const input = { planId: plan.id, version: asked.version };
    expect((await south.fails(requestApproval, { input })).code).toBe('NOT_FOUND');
    expect((await south.fails(decideApproval, { input: { ...input, approve: true } })).code).toBe(
      'NOT_FOUND',
    );
    await decide(plan.id, true);
    const rows = await app.house.deps.database.read(app.actor('MANAGER', 'south'), async (reads) => [
      ...(await reads.query('t', 'select id from plan_baseline where plan_id = $1', [plan.id])),
      ...(await reads.query('t', 'select task_id from baseline_task where task_id = $1', [task.id])),
    ]);
    expect(rows).toEqual([]);
  });

  it('a contributor sees of a plan only the tasks in his sight', async () => {
    const plan = await newPlan();
    await createTask(app, [fresh()], { planId: plan.id, budget: 100 });
    await createTask(app, [fresh()], {
      planId: plan.id,
      budget: 900,
      unitId: app.fixture.north.units.information,
    });
    await ask(plan.id);
    await decide(plan.id, true);
    expect(await planOf(plan.id)).toMatchObject({
      baselines: [{ taskCount: 2, budget: 1000 }],
      standing: { budget: 1000, baselineBudget: 1000 },
    });
    expect(await planOf(plan.id, 'CONTRIBUTOR')).toMatchObject({
      baselines: [{ taskCount: 1, budget: 100 }],
      standing: { budget: 100, baselineBudget: 100 },
      viewerCanRequestApproval: false,
    });
  });
});

describe('the baseline', () => {
  it('cannot be changed or removed by the application', async () => {
    const plan = await newPlan();
    await createTask(app, [fresh()], { planId: plan.id });
    await ask(plan.id);
    await decide(plan.id, true);
    for (const statement of [
      `update plan_baseline set number = 9`,
      `delete from plan_baseline`,
      `update baseline_task set due_on = now()`,
      `delete from baseline_task`,
    ])
      await expect(
        app.house.deps.database.write(app.actor('MANAGER'), (tx) => tx.query('t', statement)),
      ).rejects.toThrow(/permission denied/);
  });

  it('an empty plan, a stale version and a second request are refused', async () => {
    const plan = await newPlan();
    const input = { planId: plan.id, version: plan.version };
    const officer = app.as('COMPLIANCE_OFFICER');
    expect((await officer.fails(requestApproval, { input })).code).toBe('INVALID_STATE');
    await createTask(app, [fresh()], { planId: plan.id });
    const asked = await ask(plan.id);
    expect((await officer.fails(requestApproval, { input })).code).toBe('CONFLICT');
    const again = { planId: plan.id, version: asked.version };
    expect((await officer.fails(requestApproval, { input: again })).code).toBe('INVALID_STATE');
    expect(
      (await app.as('MANAGER').fails(decideApproval, { input: { ...again, approve: false } })).fields,
    ).toHaveProperty('note');
    expect(await decide(plan.id, false, { note: '缺预算' })).toMatchObject({
      state: 'DRAFT',
      returnReason: '缺预算',
      baselines: [],
      standing: { baselineBudget: null, slippageDays: null, addedTasks: 0 },
    });
  });

  it('says slippage of each task, what was added, what was taken out, and the next number after re-planning', async () => {
    const plan = await newPlan({ source: 'INSPECTION', sourceReference: '卫监〔2026〕12 号' });
    expect(plan).toMatchObject({
      state: 'DRAFT',
      source: 'INSPECTION',
      sourceReference: '卫监〔2026〕12 号',
    });
    const slipping = await createTask(app, [fresh()], {
      planId: plan.id,
      dueOn: dayFromToday(20),
      budget: 500,
      effortDays: 2,
    });
    const late = await createTask(app, [fresh()], { planId: plan.id, dueOn: dayFromToday(-4) });
    const early = await createTask(app, [fresh()], {
      planId: plan.id,
      dueOn: dayFromToday(10),
      budget: 300,
    });
    const gone = await createTask(app, [fresh()], { planId: plan.id, budget: 50 });
    expect(await baselineOf(slipping)).toBeNull();
    await ask(plan.id);
    expect(await decide(plan.id, true, { note: '同意' })).toMatchObject({
      state: 'APPROVED',
      baselines: [
        {
          number: 1,
          taskCount: 4,
          budget: 850,
          note: '同意',
          requestedBy: { displayName: 'north COMPLIANCE_OFFICER' },
          approvedBy: { displayName: 'north MANAGER' },
        },
      ],
    });

    const wish = { taskId: slipping.id, requestedDueOn: dayFromToday(35), reason: '设备未到' };
    const { requestDelay } = await app.as('CONTRIBUTOR').query(requestDelayMutation, { input: wish });
    const delayRequestId = requestDelay.task.delayRequests[0].id;
    await app.as('MANAGER').query(decideDelayMutation, { input: { delayRequestId, approve: true } });
    const officer = app.as('COMPLIANCE_OFFICER');
    await officer.query(updateMutation, { input: { ids: [slipping.id], budget: 800 } });
    await officer.query(updateMutation, { input: { ids: [gone.id], planId: null } });
    await verify(app, await submit(app, early, [await acceptedProof(app)]));
    const added = await createTask(app, [fresh()], { planId: plan.id, budget: 10 });

    expect(await baselineOf(slipping)).toEqual({
      number: 1,
      added: false,
      dueOn: dayFromToday(20),
      budget: 500,
      effortDays: 2,
      slippageDays: 15,
    });
    expect(await baselineOf(late)).toMatchObject({ slippageDays: 4 });
    expect(await baselineOf(early)).toMatchObject({ slippageDays: -10 });
    expect(await baselineOf(added)).toMatchObject({ number: 1, added: true, dueOn: null });
    expect(await baselineOf(gone)).toBeNull();
    expect((await planOf(plan.id)).standing).toEqual({
      budget: 1110,
      baselineBudget: 850,
      actualCost: null,
      effortDays: 2,
      baselineEffortDays: 2,
      slippageDays: 5,
      slippedTasks: 2,
      addedTasks: 1,
      removedTasks: 1,
    });

    // Planned anew: the former baseline holds until the next one, and stays in the list.
    const { version } = await planOf(plan.id);
    const silent = await officer.fails(requestApproval, { input: { planId: plan.id, version } });
    expect(silent.fields).toHaveProperty('note');
    await ask(plan.id, { note: '设备延期，重新排期' });
    expect(await baselineOf(slipping)).toMatchObject({ number: 1, slippageDays: 15 });
    expect(await decide(plan.id, false, { note: '再议' })).toMatchObject({ state: 'APPROVED' });
    await ask(plan.id, { note: '设备延期，重新排期' });
    const { baselines } = await decide(plan.id, true);
    expect(baselines.map(({ number }: { number: number }) => number)).toEqual([2, 1]);
    expect(await baselineOf(slipping)).toMatchObject({ number: 2, slippageDays: 0, budget: 800 });
    expect(await baselineOf(added)).toMatchObject({ number: 2, added: false });
    const events = await app.sql<{ action: string }>(
      `select action from event where object_id = $1 order by seq`,
      [plan.id],
    );
    expect(events.map(({ action }) => action)).toEqual([
      'plan.created',
      'plan.approvalRequested',
      'plan.approved',
      'plan.approvalRequested',
      'plan.returned',
      'plan.approvalRequested',
      'plan.approved',
    ]);
  });
});

it('plans that wait for one’s decision are listed for nobody else, and not for who asked', async () => {
  const list = `query ($filter: RemediationPlanFilter) { remediationPlans(filter: $filter) { totalCount nodes { id state viewerCanDecideApproval } } }`;
  const plansOf = async (role: Role, filter: object) =>
    (await app.as(role).query(list, { filter })).remediationPlans.nodes as {
      id: string;
      state: string;
      viewerCanDecideApproval: boolean;
    }[];
  const [waiting, own] = [await newPlan(), await newPlan()];
  for (const plan of [waiting, own]) await createTask(app, [fresh()], { planId: plan.id });
  await ask(waiting.id);
  await ask(own.id, {}, 'MANAGER');
  const mine = await plansOf('MANAGER', { approvableByMe: true });
  expect(mine.map(({ id }) => id)).toContain(waiting.id);
  expect(mine.map(({ id }) => id)).not.toContain(own.id);
  expect(mine.every((plan) => plan.viewerCanDecideApproval)).toBe(true);
  for (const role of ['COMPLIANCE_OFFICER', 'CONTRIBUTOR'] as const)
    expect(await plansOf(role, { approvableByMe: true })).toEqual([]);
  const requested = await plansOf('MANAGER', { states: ['REQUESTED'] });
  expect(requested.map(({ id }) => id)).toEqual(expect.arrayContaining([waiting.id, own.id]));
  expect(requested.every(({ state }) => state === 'REQUESTED')).toBe(true);
});

it('what a plan says changes at the version that was seen; the days of an approved one only while approval is asked for', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const text = `mutation ($input: ChangePlanInput!) { changeRemediationPlan(input: $input) { plan { ${planFields} note startsOn endsOn owner { displayName } viewerCanEdit viewerCanMoveDates } } }`;
  const change = async (more: Record<string, unknown>) => {
    const { version } = await planOf(plan.id);
    return (await officer.query(text, { input: { id: plan.id, version, ...more } })).changeRemediationPlan
      .plan;
  };
  const plan = await newPlan({ note: '初稿' });
  await createTask(app, [fresh()], { planId: plan.id });
  const [startsOn, endsOn] = [dayFromToday(-10), dayFromToday(120)];
  const ownerId = app.fixture.north.members.CONTRIBUTOR;
  const said = { name: '新名', startsOn, endsOn, source: 'INSPECTION', ownerId, note: null };
  const moved = await change(said);
  expect(moved).toMatchObject({
    name: '新名',
    startsOn,
    endsOn,
    source: 'INSPECTION',
    note: null,
    owner: { displayName: 'north CONTRIBUTOR' },
    viewerCanMoveDates: true,
  });
  await change(said);
  const old = { id: plan.id, version: plan.version, name: 'x' };
  expect((await officer.fails(text, { input: old })).code).toBe('CONFLICT');
  const backwards = { id: plan.id, version: moved.version, endsOn: dayFromToday(-11) };
  expect((await officer.fails(text, { input: backwards })).code).toBe('BAD_USER_INPUT');
  const wish = { ...old, version: moved.version };
  for (const role of ['INSPECTOR', 'CONTRIBUTOR'] as const)
    expect((await app.as(role).fails(text, { input: wish })).code).toBe('FORBIDDEN');
  expect((await app.as('MANAGER', 'south').fails(text, { input: wish })).code).toBe('NOT_FOUND');
  expect((await officer.fails(text, { input: { ...wish, ownerId: plan.id } })).code).toBe('NOT_FOUND');

  await ask(plan.id);
  const approved = await decide(plan.id, true);
  const later = { id: plan.id, version: approved.version, endsOn: dayFromToday(150) };
  expect((await officer.fails(text, { input: later })).code).toBe('INVALID_STATE');
  expect(await change({ note: '院办备案' })).toMatchObject({ note: '院办备案', viewerCanMoveDates: false });
  // Planned anew, and refused: the days are those of the baseline again.
  await ask(plan.id, { note: '延长' });
  expect(await change({ endsOn: dayFromToday(150) })).toMatchObject({ endsOn: dayFromToday(150) });
  await decide(plan.id, false, { note: '不延' });
  const { remediationPlan } = await officer.query(
    'query ($id: ID!) { remediationPlan(id: $id) { state startsOn endsOn baselines { endsOn } } }',
    { id: plan.id },
  );
  expect(remediationPlan).toEqual({ state: 'APPROVED', startsOn, endsOn, baselines: [{ endsOn }] });
  const told = await app.sql(`select 1 from event where object_id = $1 and action = 'plan.changed'`, [
    plan.id,
  ]);
  expect(told).toHaveLength(3);
});

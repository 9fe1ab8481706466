import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { createTask, dayFromToday, scene, updateMutation } from './scene.js';
import type { Scene } from './scene.js';

const move = `mutation ($input: MoveTaskDueDaysInput!) { moveTaskDueDays(input: $input) { moved requested
  tasks { id dueOn originalDueOn viewerCanMoveDue delayRequests { state requestedDueOn reason } } } }`;

let app: TestApp;
let world: Scene;
let at = 0;
beforeAll(async () => {
  app = await createTestApp();
  world = await scene(app);
});
afterAll(() => app.close());

const officer = () => app.as('COMPLIANCE_OFFICER');
const make = (more: Record<string, unknown> = {}) => createTask(app, [world.results[at++]!.id], more);
const later = dayFromToday(60);

it('due days move at once in a draft plan, and are asked for where they bind: all or none', async () => {
  const { createRemediationPlan } = await officer().query(
    'mutation ($input: CreatePlanInput!) { createRemediationPlan(input: $input) { plan { id version } } }',
    { input: { name: '草稿', startsOn: '2026-01-01', endsOn: '2027-12-31' } },
  );
  const { id: planId, version } = createRemediationPlan.plan;
  const [free, bound] = [await make({ planId }), await make()];
  const input = { taskIds: [free.id, bound.id], dueOn: later };
  expect((await officer().fails(move, { input })).fields).toHaveProperty('reason');
  const { moveTaskDueDays } = await officer().query(move, { input: { ...input, reason: '设备到货晚' } });
  expect(moveTaskDueDays).toMatchObject({
    moved: 1,
    requested: 1,
    tasks: [
      { dueOn: later, originalDueOn: free.dueOn, viewerCanMoveDue: true, delayRequests: [] },
      {
        dueOn: bound.dueOn,
        viewerCanMoveDue: false,
        delayRequests: [{ state: 'REQUESTED', requestedDueOn: later }],
      },
    ],
  });
  const waiting = { taskIds: [bound.id], dueOn: dayFromToday(90), reason: '再晚' };
  expect(await officer().fails(move, { input: waiting })).toMatchObject({
    code: 'INVALID_STATE',
    message: expect.stringContaining(bound.code),
  });
  const earlier = { taskIds: [(await make()).id], dueOn: dayFromToday(1), reason: '提前' };
  expect((await officer().fails(move, { input: earlier })).code).toBe('INVALID_STATE');
  expect((await app.as('COMPLIANCE_OFFICER', 'south').fails(move, { input })).code).toBe('NOT_FOUND');
  expect((await app.as('CONTRIBUTOR').fails(move, { input })).code).toBe('FORBIDDEN');

  // Approved once, the day binds for good: also when the task is taken into another draft.
  await officer().query(
    'mutation ($input: RequestPlanApprovalInput!) { requestPlanApproval(input: $input) { plan { id } } }',
    {
      input: { planId, version },
    },
  );
  const early = { input: { taskIds: [free.id], dueOn: dayFromToday(2) } };
  expect((await officer().fails(move, early)).code).toBe('INVALID_STATE');
  await app
    .as('MANAGER')
    .query(
      'mutation ($input: DecidePlanApprovalInput!) { decidePlanApproval(input: $input) { plan { id } } }',
      {
        input: { planId, version: version + 1, approve: true },
      },
    );
  const other = await officer().query(
    'mutation ($input: CreatePlanInput!) { createRemediationPlan(input: $input) { plan { id } } }',
    { input: { name: '另一份', startsOn: '2026-01-01', endsOn: '2027-12-31' } },
  );
  await officer().query(updateMutation, {
    input: { ids: [free.id], planId: other.createRemediationPlan.plan.id },
  });
  expect((await officer().fails(move, early)).code).toBe('INVALID_STATE');
});

it('levels of risk stand in order, and say by how much the work lowers it', async () => {
  const levels = 'riskBefore riskAfter riskReduced';
  const change = `mutation ($input: UpdateTasksInput!) { updateRemediationTasks(input: $input) { tasks { ${levels} } } }`;
  const { id } = await make({ riskBefore: 'VERY_HIGH' });
  const set = async (input: object) =>
    (await officer().query(change, { input: { ids: [id], ...input } })).updateRemediationTasks.tasks[0];
  expect(await set({ riskAfter: 'LOW' })).toEqual({
    riskBefore: 'VERY_HIGH',
    riskAfter: 'LOW',
    riskReduced: 3,
  });
  const wrong = (input: object) => officer().fails(change, { input: { ids: [id], ...input } });
  expect((await wrong({ riskBefore: 'VERY_LOW' })).fields).toHaveProperty('riskAfter');
  expect((await wrong({ riskBefore: null })).fields).toHaveProperty('riskAfter');
  expect(await set({ riskBefore: 'LOW' })).toMatchObject({ riskReduced: 0 });
  expect(await set({ riskBefore: null, riskAfter: null })).toEqual({
    riskBefore: null,
    riskAfter: null,
    riskReduced: null,
  });
  await expect(
    app.sql(`update remediation_task set risk_before = 'LOW', risk_after = 'HIGH' where id = $1`, [id]),
  ).rejects.toThrow(/risk_falls/);
});

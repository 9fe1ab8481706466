import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { freshAssessment } from '../assessment/scene.js';
import {
  acceptedProof,
  createMutation,
  createTask,
  dayFromToday,
  decideDelayMutation,
  newTask,
  reopenMutation,
  requestDelayMutation,
  returnMutation,
  scene,
  start,
  startMutation,
  submitMutation,
  updateMutation,
  verifyMutation,
} from './scene.js';
import type { Scene, SceneTask } from './scene.js';

let app: TestApp;
let world: Scene;
let task: SceneTask;
let delayId: string;
let planId: string;
beforeAll(async () => {
  app = await createTestApp();
  world = await scene(app);
  const officer = app.as('COMPLIANCE_OFFICER');
  const data = await officer.query(
    `mutation ($input: CreatePlanInput!) { createRemediationPlan(input: $input) { plan { id } } }`,
    {
      input: { name: '北院计划', startsOn: '2026-01-01', endsOn: '2026-12-31' },
    },
  );
  planId = data.createRemediationPlan.plan.id;
  task = await start(app, await createTask(app, [world.results[0]!.id], { planId, title: '北院任务' }));
  const { requestDelay } = await officer.query(requestDelayMutation, {
    input: { taskId: task.id, requestedDueOn: dayFromToday(90), reason: '忙' },
  });
  delayId = requestDelay.task.delayRequests[0].id;
});
afterAll(() => app.close());

it('another hospital neither lists, counts, finds nor reads it', async () => {
  for (const role of ['COMPLIANCE_OFFICER', 'MANAGER', 'CONTRIBUTOR', 'INSPECTOR'] as const) {
    const data = await app.as(role, 'south').query(
      `query ($task: ID!, $plan: ID!, $delay: ID!) { remediationTask(id: $task) { id } remediationPlan(id: $plan) { id } a: node(id: $task) { id } b: node(id: $plan) { id } c: node(id: $delay) { id }
        remediationTasks { totalCount nodes { id } } found: remediationTasks(filter: { search: "北院" }) { totalCount } remediationPlans { totalCount }
        gapSummary { openGaps withoutTask overdueTasks byUnit { tasks } } }`,
      { task: task.id, plan: planId, delay: delayId },
    );
    expect(data).toEqual({
      remediationTask: null,
      remediationPlan: null,
      a: null,
      b: null,
      c: null,
      remediationTasks: { totalCount: 0, nodes: [] },
      found: { totalCount: 0 },
      remediationPlans: { totalCount: 0 },
      gapSummary: { openGaps: 0, withoutTask: 0, overdueTasks: 0, byUnit: [] },
    });
  }
  const summary = await app
    .as('MANAGER', 'south')
    .fails(`query ($id: ID!) { gapSummary(assessmentId: $id) { openGaps } }`, { id: world.assessmentId });
  expect(summary.code).toBe('NOT_FOUND');
});

it('another hospital can take no step with it', async () => {
  const { version } = task;
  const calls: [Parameters<TestApp['as']>[0], string, Record<string, unknown>][] = [
    ['COMPLIANCE_OFFICER', updateMutation, { input: { ids: [task.id], title: '改掉' } }],
    ['COMPLIANCE_OFFICER', startMutation, { id: task.id, version }],
    [
      'COMPLIANCE_OFFICER',
      submitMutation,
      { input: { taskId: task.id, version, note: '好了', evidenceIds: [] } },
    ],
    ['MANAGER', verifyMutation, { input: { taskId: task.id, version, rerates: [] } }],
    ['MANAGER', returnMutation, { input: { taskId: task.id, version, reason: '不' } }],
    ['MANAGER', reopenMutation, { id: task.id, version, reason: '不' }],
    [
      'COMPLIANCE_OFFICER',
      requestDelayMutation,
      { input: { taskId: task.id, requestedDueOn: '2030-01-01', reason: '忙' } },
    ],
    ['MANAGER', decideDelayMutation, { input: { delayRequestId: delayId, approve: true } }],
  ];
  for (const [role, text, variables] of calls)
    expect((await app.as(role, 'south').fails(text, variables)).code).toBe('NOT_FOUND');
  const [row] = await app.sql('select title, state, version from remediation_task where id = $1', [task.id]);
  expect(row).toEqual({ title: '北院任务', state: 'IN_PROGRESS', version });
});

it('nothing of another hospital can be named: results, plans, units, members, evidence', async () => {
  const south = app.as('COMPLIANCE_OFFICER', 'south');
  const { units, members } = app.fixture.south;
  const foreign = [
    { resultIds: [world.results[1]!.id] },
    { planId },
    { unitId: app.fixture.north.units.radiology },
    { ownerId: app.fixture.north.members.CONTRIBUTOR },
  ];
  const southern = await southernResult();
  for (const more of foreign) {
    const input = {
      tasks: [newTask(app, [southern], { unitId: units.radiology, ownerId: members.CONTRIBUTOR, ...more })],
    };
    expect((await south.fails(createMutation, { input })).code).toBe('NOT_FOUND');
  }
  const { createRemediationTasks } = await south.query(createMutation, {
    input: { tasks: [newTask(app, [southern], { unitId: units.radiology })] },
  });
  const [made] = createRemediationTasks.tasks;
  // Numbers are counted per hospital.
  expect(made.code).toBe('ZG-0001');
  const started = await south.query(startMutation, { id: made.id, version: made.version });
  const proof = await acceptedProof(app);
  const input = {
    taskId: made.id,
    version: started.startRemediationTask.task.version,
    note: '好了',
    evidenceIds: [proof],
  };
  expect((await south.fails(submitMutation, { input })).code).toBe('NOT_FOUND');
});

it('row security holds without the words of our statements', async () => {
  const { database } = app.house.deps;
  const rows = await database.read(app.actor('MANAGER', 'south'), async (reads) => [
    ...(await reads.query('t', 'select id from remediation_task where organization_id = $1', [
      app.fixture.north.organizationId,
    ])),
    ...(await reads.query('t', 'select id from remediation_plan where organization_id = $1', [
      app.fixture.north.organizationId,
    ])),
    ...(await reads.query('t', 'select id from delay_request where organization_id = $1', [
      app.fixture.north.organizationId,
    ])),
    ...(await reads.query('t', 'select task_id from task_result where organization_id = $1', [
      app.fixture.north.organizationId,
    ])),
  ]);
  expect(rows).toEqual([]);
});

async function southernResult(): Promise<string> {
  // The scene acts as the officer it asks for; here that is the other hospital's.
  const { id } = await freshAssessment({ ...app, as: (role) => app.as(role, 'south') });
  const [row] = await app.sql<{ id: string }>(
    'select id from result where assessment_id = $1 order by position limit 1',
    [id],
  );
  return row!.id;
}

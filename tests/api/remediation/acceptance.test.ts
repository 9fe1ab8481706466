import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '../../../server/platform/access/permissions.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { acceptedProof, createTask, dayFromToday, scene, start, submit, verify } from './scene.js';
import type { Scene } from './scene.js';

const fields = `id version state overdue acceptedUntil viewerCanRequestAcceptance viewerCanDecideAcceptance
  acceptance { state until reason note requestedBy { displayName } decidedBy { displayName } }`;
const request = `mutation ($input: RequestRiskAcceptanceInput!) { requestRiskAcceptance(input: $input) { task { ${fields} } } }`;
const decide = `mutation ($input: DecideRiskAcceptanceInput!) { decideRiskAcceptance(input: $input) { task { ${fields} } } }`;

let app: TestApp;
let world: Scene;
let at = 0;
beforeAll(async () => {
  app = await createTestApp();
  world = await scene(app);
});
afterAll(() => app.close());

const late = () => createTask(app, [world.results[at++]!.id], { dueOn: dayFromToday(-3) });
const taskOf = async (id: string, role: Role = 'MANAGER') =>
  (await app.as(role).query(`query ($id: ID!) { remediationTask(id: $id) { ${fields} } }`, { id }))
    .remediationTask;

async function ask(id: string, role: Role = 'CONTRIBUTOR', more: Record<string, unknown> = {}) {
  const { version } = await taskOf(id);
  const input = { taskId: id, version, until: dayFromToday(30), reason: '设备停产，年底换代', ...more };
  return (await app.as(role).query(request, { input })).requestRiskAcceptance.task;
}

async function judge(id: string, approve: boolean, note?: string) {
  const { version } = await taskOf(id);
  const input = { taskId: id, version, approve, note };
  return (await app.as('MANAGER').query(decide, { input })).decideRiskAcceptance.task;
}

it('nobody accepts the risk he asked about; neither does the table let him', async () => {
  const { id } = await late();
  const { version } = await ask(id, 'COMPLIANCE_OFFICER');
  const input = { taskId: id, version, approve: true };
  for (const role of ['COMPLIANCE_OFFICER', 'CONTRIBUTOR', 'INSPECTOR'] as const)
    expect((await app.as(role).fails(decide, { input })).code).toBe('FORBIDDEN');
  expect((await app.as('MANAGER', 'south').fails(decide, { input })).code).toBe('NOT_FOUND');
  await expect(
    app.sql(
      `update remediation_task set acceptance_state = 'APPROVED', acceptance_decided_by = acceptance_by where id = $1`,
      [id],
    ),
  ).rejects.toThrow(/acceptance_second_person/);
});

it('asking is refused without reason, for a past day, beyond a year, twice, stale, and for others', async () => {
  const task = await late();
  const wrong = (more: Record<string, unknown>, role: Role = 'CONTRIBUTOR') =>
    app.as(role).fails(request, {
      input: { taskId: task.id, version: task.version, until: dayFromToday(9), reason: '等', ...more },
    });
  expect((await wrong({ reason: ' ' })).fields).toHaveProperty('reason');
  expect((await wrong({ until: dayFromToday(0) })).fields).toHaveProperty('until');
  expect((await wrong({ until: dayFromToday(400) })).fields).toHaveProperty('until');
  expect((await wrong({}, 'INSPECTOR')).code).toBe('FORBIDDEN');
  await ask(task.id);
  expect((await wrong({})).code).toBe('CONFLICT');
  const { version } = await taskOf(task.id);
  expect((await wrong({ version })).code).toBe('INVALID_STATE');
});

it('while it holds the task is not overdue and the score stays; it ends by itself', async () => {
  const { id } = await late();
  const score = async () =>
    app.sql('select * from assessment_score where assessment_id = $1', [world.assessmentId]);
  const before = await score();
  expect(await ask(id)).toMatchObject({
    overdue: true,
    acceptedUntil: null,
    acceptance: { state: 'REQUESTED' },
  });
  const waiting = '{ remediationTasks(filter: { acceptanceRequested: true }) { nodes { id } } }';
  expect((await app.as('MANAGER').query(waiting)).remediationTasks.nodes).toContainEqual({ id });
  expect(await taskOf(id)).toMatchObject({ viewerCanDecideAcceptance: true });
  expect(await judge(id, true, '同意')).toMatchObject({
    state: 'OPEN',
    overdue: false,
    acceptedUntil: dayFromToday(30),
    acceptance: {
      state: 'APPROVED',
      requestedBy: { displayName: 'north CONTRIBUTOR' },
      decidedBy: { displayName: 'north MANAGER' },
    },
  });
  expect(await score()).toEqual(before);
  // The day passes; nobody does anything.
  await app.sql('update remediation_task set accepted_until = $2 where id = $1', [id, dayFromToday(-1)]);
  expect(await taskOf(id)).toMatchObject({ overdue: true, acceptedUntil: null });
  expect(await ask(id)).toMatchObject({ acceptance: { state: 'REQUESTED', note: null, decidedBy: null } });
});

it('rejecting needs an explanation; taking the work up or verifying it ends an acceptance for good', async () => {
  const rejected = await late();
  const { version } = await ask(rejected.id);
  const silent = { taskId: rejected.id, version, approve: false };
  expect((await app.as('MANAGER').fails(decide, { input: silent })).fields).toHaveProperty('note');
  expect(await judge(rejected.id, false, '先隔离')).toMatchObject({
    overdue: true,
    acceptance: { state: 'REJECTED', note: '先隔离' },
    viewerCanDecideAcceptance: false,
  });

  const taken = await late();
  await ask(taken.id);
  const { version: accepted } = await judge(taken.id, true);
  const begun = await start(app, { ...taken, version: accepted });
  expect(await taskOf(taken.id)).toMatchObject({ overdue: true, acceptance: null });

  await ask(taken.id);
  await judge(taken.id, true);
  const proof = await acceptedProof(app);
  const current = await taskOf(taken.id);
  const { submitRemediationTask } = await app
    .as('CONTRIBUTOR')
    .query(
      'mutation ($input: SubmitTaskInput!) { submitRemediationTask(input: $input) { task { id version } } }',
      { input: { taskId: begun.id, version: current.version, note: '已完成', evidenceIds: [proof] } },
    );
  await verify(app, submitRemediationTask.task);
  expect(await taskOf(taken.id)).toMatchObject({ state: 'VERIFIED', acceptance: null, acceptedUntil: null });
  const done = await submit(app, await late(), [proof]);
  expect(await taskOf(done.id, 'CONTRIBUTOR')).toMatchObject({ viewerCanRequestAcceptance: false });
});

import type { Role } from '../../../server/platform/access/permissions.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { acceptProof, submitProof } from '../assessment/proofs.js';
import { freshAssessment, resultsOf } from '../assessment/scene.js';
import type { SceneResult } from '../assessment/scene.js';

export const taskFields = `id code title description state priority dueOn originalDueOn overdue overdueDays budget actualCost effortDays
  unit { name } owner { displayName } submittedBy { displayName } submittedAt submissionNote verifiedBy { displayName } verifiedAt returnReason
  results { id verdict } proofs { id } delayRequests { id state requestedDueOn requestedBy { displayName } decidedBy { displayName } decisionNote }
  version viewerCanEdit viewerActions viewerCanRequestDelay viewerCanDecideDelay verifyBlockedReason plan { id name } history { action actorName reason }`;

export interface SceneTask {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly state: string;
  readonly [field: string]: any;
}

export const createMutation = `mutation ($input: CreateTasksInput!) { createRemediationTasks(input: $input) { tasks { ${taskFields} } } }`;
export const updateMutation = `mutation ($input: UpdateTasksInput!) { updateRemediationTasks(input: $input) { tasks { ${taskFields} } } }`;
export const startMutation = `mutation ($id: ID!, $version: Int!) { startRemediationTask(id: $id, version: $version) { task { ${taskFields} } } }`;
export const submitMutation = `mutation ($input: SubmitTaskInput!) { submitRemediationTask(input: $input) { task { ${taskFields} } } }`;
export const verifyMutation = `mutation ($input: VerifyTaskInput!) { verifyRemediationTask(input: $input) { task { ${taskFields} } } }`;
export const returnMutation = `mutation ($input: ReturnTaskInput!) { returnRemediationTask(input: $input) { task { ${taskFields} } } }`;
export const reopenMutation = `mutation ($id: ID!, $version: Int!, $reason: String!) { reopenRemediationTask(id: $id, version: $version, reason: $reason) { task { ${taskFields} } } }`;
export const requestDelayMutation = `mutation ($input: RequestDelayInput!) { requestDelay(input: $input) { task { ${taskFields} } } }`;
export const decideDelayMutation = `mutation ($input: DecideDelayInput!) { decideDelay(input: $input) { task { ${taskFields} } } }`;

export interface Scene {
  readonly assessmentId: string;
  readonly systemId: string;
  readonly results: SceneResult[];
}

/** An assessment whose results wait for tasks. */
export async function scene(app: TestApp): Promise<Scene> {
  const { id, systemId } = await freshAssessment(app);
  return { assessmentId: id, systemId, results: await resultsOf(app.as('COMPLIANCE_OFFICER'), id) };
}

/** Calendar day in Shanghai, some days from today. */
export const dayFromToday = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

export const newTask = (app: TestApp, resultIds: readonly string[], more: Record<string, unknown> = {}) => ({
  title: '关闭不用的端口',
  resultIds,
  unitId: app.fixture.north.units.radiology,
  dueOn: dayFromToday(30),
  priority: 'HIGH',
  ...more,
});

export async function createTask(
  app: TestApp,
  resultIds: readonly string[],
  more: Record<string, unknown> = {},
): Promise<SceneTask> {
  const data = await app
    .as('COMPLIANCE_OFFICER')
    .query(createMutation, { input: { tasks: [newTask(app, resultIds, more)] } });
  return data.createRemediationTasks.tasks[0];
}

export async function taskOf(caller: Caller, id: string): Promise<SceneTask> {
  const data = await caller.query(`query ($id: ID!) { remediationTask(id: $id) { ${taskFields} } }`, { id });
  return data.remediationTask;
}

/** Proof that everybody of radiology sees and that counts. */
export async function acceptedProof(app: TestApp): Promise<string> {
  const id = await submitProof(app, { controlIds: [], unitId: app.fixture.north.units.radiology });
  await acceptProof(app, id);
  return id;
}

export async function start(app: TestApp, task: SceneTask, role: Role = 'CONTRIBUTOR'): Promise<SceneTask> {
  const data = await app.as(role).query(startMutation, { id: task.id, version: task.version });
  return data.startRemediationTask.task;
}

/** Starts and submits by one role. */
export async function submit(
  app: TestApp,
  task: SceneTask,
  evidenceIds: readonly string[],
  role: Role = 'CONTRIBUTOR',
): Promise<SceneTask> {
  const started = await start(app, task, role);
  const data = await app.as(role).query(submitMutation, {
    input: { taskId: task.id, version: started.version, note: '已关闭并复核', evidenceIds },
  });
  return data.submitRemediationTask.task;
}

export async function verify(
  app: TestApp,
  task: SceneTask,
  more: Record<string, unknown> = {},
  role: Role = 'MANAGER',
): Promise<SceneTask> {
  const data = await app
    .as(role)
    .query(verifyMutation, { input: { taskId: task.id, version: task.version, rerates: [], ...more } });
  return data.verifyRemediationTask.task;
}

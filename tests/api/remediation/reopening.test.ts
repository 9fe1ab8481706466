import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, dayOf } from '../../../server/platform/clock.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { acceptProof, deleteMutation, returnProof, submitProof, unlinkProof } from '../assessment/proofs.js';
import { createAssessment, resultsOf } from '../assessment/scene.js';
import { noticesOf, tellAll } from '../notification/scene.js';
import { acceptedProof, createTask, dayFromToday, scene, submit, taskOf, verify } from './scene.js';
import type { Scene, SceneTask } from './scene.js';

const fields = `id code state dueOn originalDueOn verifiedAt returnReason version
  reopening { cause at verifiedAt verifiedBy { displayName } proofs { id } results { id } }
  recursFrom { code } history { action actorName reason }`;

let app: TestApp;
let world: Scene;
let at = 0;
beforeAll(async () => {
  app = await createTestApp();
  world = await scene(app);
});
afterAll(() => app.close());

const manager = () => app.as('MANAGER');
const today = dayOf(new Date());
const standing = async (id: string) =>
  (await manager().query(`query ($id: ID!) { remediationTask(id: $id) { ${fields} } }`, { id }))
    .remediationTask;
const ranOut = () => app.house.app.rooms.assessment.rescoreDue();
const opened = (task: { history: { action: string }[] }) =>
  task.history.filter(({ action }) => action === 'task.reopened');

/** A verified task whose result is MET by one accepted proof. */
async function closed(more: Record<string, unknown> = {}, from: Scene = world) {
  const result = from.results[at++]!;
  const proof = await acceptedProof(app);
  const task = await createTask(app, [result.id], {
    ownerId: app.fixture.north.members.CONTRIBUTOR,
    dueOn: dayFromToday(2),
    ...more,
  });
  const done = await verify(app, await submit(app, task, [proof]), {
    rerates: [{ resultId: result.id, verdict: 'MET' }],
  });
  expect(done).toMatchObject({ state: 'VERIFIED', results: [{ verdict: 'MET' }] });
  return { task: done as SceneTask, proof, result };
}

/** As if days had gone by: the validity ended yesterday, and the minute schedule comes round. */
async function letExpire(...evidenceIds: string[]): Promise<void> {
  await app.sql('update evidence set valid_from = $2, valid_until = $3 where id = any ($1)', [
    evidenceIds,
    addDays(today, -30),
    addDays(today, -1),
  ]);
  await app.sql('update assessment_score set next_change_on = $1 where assessment_id = $2', [
    today,
    world.assessmentId,
  ]);
  await ranOut();
}

it('what expires opens its task once, by the system, with its past and a fresh day, and tells the owner', async () => {
  const { task, proof, result } = await closed();
  const other = await closed();
  await tellAll(app);
  await letExpire(proof);
  const now = await standing(task.id);
  expect(now).toMatchObject({
    state: 'OPEN',
    verifiedAt: null,
    returnReason: null,
    dueOn: dayFromToday(30),
    originalDueOn: task.originalDueOn,
    reopening: {
      cause: 'PROOF_EXPIRED',
      verifiedBy: { displayName: 'north MANAGER' },
      proofs: [{ id: proof }],
      results: [{ id: result.id }],
    },
  });
  expect(opened(now)).toMatchObject([{ actorName: '系统', reason: '整改证据已过期，差距重新出现。' }]);
  expect((await standing(other.task.id)).state).toBe('VERIFIED');
  await tellAll(app);
  expect(await noticesOf(app.as('CONTRIBUTOR'))).toContainEqual(
    expect.objectContaining({ kind: 'TASK_RETURNED', objectName: `${task.code} ${task.title}` }),
  );

  // Nothing is left to do: neither for the schedule, nor for another change of the same proof.
  await letExpire(proof);
  await unlinkProof(app, proof);
  expect(await standing(task.id)).toMatchObject({ version: now.version, state: 'OPEN' });

  // Closed again by another proof, it has no more to say about the first time.
  const again = await submit(app, await taskOf(manager(), task.id), [await acceptedProof(app)]);
  await verify(app, again, { rerates: [{ resultId: result.id, verdict: 'MET' }] });
  expect(await standing(task.id)).toMatchObject({ state: 'VERIFIED', reopening: null });
});

it('deleting, returning and taking off a proof open it too, in the same transaction', async () => {
  const [deleted, returned, unlinked] = [await closed(), await closed(), await closed()];
  await app.as('COMPLIANCE_OFFICER').query(deleteMutation, { id: deleted.proof });
  await returnProof(app, returned.proof);
  await unlinkProof(app, unlinked.proof);
  const causes = [];
  for (const { task } of [deleted, returned, unlinked]) {
    const { state, reopening } = await standing(task.id);
    causes.push([state, reopening?.cause]);
  }
  expect(causes).toEqual([
    ['OPEN', 'PROOF_DELETED'],
    ['OPEN', 'PROOF_RETURNED'],
    ['OPEN', 'PROOF_UNLINKED'],
  ]);
});

it('nothing is opened for what is proven otherwise, worked on, of an accepted risk, renewed, or was never proven', async () => {
  const [proven, worked, accepted, renewed] = [
    await closed(),
    await closed(),
    await closed(),
    await closed(),
  ];
  const second = await submitProof(app, {
    controlIds: [proven.result.control.id],
    systemId: world.systemId,
    unitId: app.fixture.north.units.radiology,
  });
  await acceptProof(app, second);
  await createTask(app, [worked.result.id]);
  const risk = await createTask(app, [accepted.result.id]);
  await app.sql(
    `update remediation_task set acceptance_state = 'APPROVED', accepted_until = current_date + 30, acceptance_reason = '停机窗口',
       acceptance_by = $2, acceptance_decided_by = $3, acceptance_decided_at = now() where id = $1`,
    [risk.id, app.fixture.north.members.CONTRIBUTOR, app.fixture.north.members.MANAGER],
  );
  await letExpire(proven.proof, worked.proof, accepted.proof);
  await app.sql(`update evidence set state = 'DRAFT' where id = $1`, [renewed.proof]);
  await letExpire();

  // Verified on the word of a proof that nobody accepted: a gap from the first day, and none that came back.
  const unread = await submitProof(app, { controlIds: [], unitId: app.fixture.north.units.radiology });
  const result = world.results[at++]!;
  const hasty = await verify(app, await submit(app, await createTask(app, [result.id]), [unread]), {
    rerates: [{ resultId: result.id, verdict: 'MET' }],
  });
  await returnProof(app, unread);
  for (const { id } of [proven.task, worked.task, accepted.task, renewed.task, hasty])
    expect(await standing(id)).toMatchObject({ state: 'VERIFIED', reopening: null });
});

it('another hospital is untouched, and a gap that is found again names the tasks that closed it before', async () => {
  const { task, result } = await closed();
  const south = await app.sql('select id, state, version from remediation_task where organization_id = $1', [
    app.fixture.south.organizationId,
  ]);
  const assessmentId = await createAssessment(app.as('COMPLIANCE_OFFICER'), world.systemId, {
    period: '2027 年度',
    periodStart: '2027-01-01',
    periodEnd: '2027-12-31',
  });
  const found = await resultsOf(app.as('COMPLIANCE_OFFICER'), assessmentId);
  const later = found.find((one) => one.control.id === result.control.id);
  const next = await createTask(app, [later!.id]);
  expect((await standing(next.id)).recursFrom).toEqual([{ code: task.code }]);
  expect((await standing(task.id)).recursFrom).toEqual([]);
  expect(
    await app.sql('select id, state, version from remediation_task where organization_id = $1', [
      app.fixture.south.organizationId,
    ]),
  ).toEqual(south);
});

import { rescoreDue } from '../../../server/features/assessment/expiry.job.js';
import { tell } from '../../support/story.js';
import type { TestApp } from '../../support/test-app.js';
import { acceptProof, deleteMutation, returnProof, submitProof, unlinkProof } from '../assessment/proofs.js';
import { assign, freshAssessment, rate, rateAll, resultsOf } from '../assessment/scene.js';
import type { SceneResult } from '../assessment/scene.js';

export interface PastScene {
  readonly id: string;
  readonly systemId: string;
  /** Proven by `scan` from the middle of January to the end of March. */
  readonly scanned: SceneResult;
  /** Not met in March, closed by a task on the 25th. */
  readonly repaired: SceneResult;
  /** Radiology's until 20 May, then the information office's; `later` the other way round. */
  readonly earlier: SceneResult;
  readonly later: SceneResult;
  /** Secret since 20 April, unlinked on 15 May, deleted on the 16th. */
  readonly scan: string;
  /** Proves the repair; returned on 10 April. */
  readonly photo: string;
  readonly taskId: string;
}

/** Half a year of one assessment of the northern hospital, told day by day. */
export const lived = (app: TestApp): Promise<PastScene> =>
  tell(app, '2026-01-05', async (told, moveTo) => {
    const officer = told.as('COMPLIANCE_OFFICER');
    const manager = told.as('MANAGER');
    const { radiology, information } = told.fixture.north.units;

    await moveTo('2026-01-10');
    const { id, systemId } = await freshAssessment(told);
    await rateAll(officer, id);
    const [scanned, repaired, earlier, later] = (await resultsOf(officer, id)) as [
      SceneResult,
      SceneResult,
      SceneResult,
      SceneResult,
    ];

    await moveTo('2026-01-16');
    const scan = await submitProof(told, {
      controlIds: [scanned.control.id],
      validUntil: '2026-03-31',
    });
    await moveTo('2026-01-20');
    await acceptProof(told, scan);

    await moveTo('2026-02-01');
    await assign(told, [earlier.id], { unitId: radiology });
    await assign(told, [later.id], { unitId: information });

    await moveTo('2026-02-10');
    const photo = await submitProof(told, { controlIds: [earlier.control.id], systemId });
    await acceptProof(told, photo);

    await moveTo('2026-03-05');
    await rate(officer, [{ resultId: repaired.id, verdict: 'UNMET', gap: '机房门禁失灵' }]);
    await moveTo('2026-03-10');
    const made = await officer.query(
      `mutation ($input: CreateTasksInput!) { createRemediationTasks(input: $input) { tasks { id version } } }`,
      {
        input: {
          tasks: [{ title: '更换门禁', resultIds: [repaired.id], dueOn: '2026-03-22', priority: 'HIGH' }],
        },
      },
    );
    const taskId: string = made.createRemediationTasks.tasks[0].id;
    const version = async (): Promise<number> =>
      (
        await told.sql<{ version: number }>('select version from remediation_task where id = $1', [taskId])
      )[0]!.version;
    await moveTo('2026-03-12');
    await officer.query(
      `mutation ($id: ID!, $version: Int!) { startRemediationTask(id: $id, version: $version) { task { id } } }`,
      { id: taskId, version: await version() },
    );
    await moveTo('2026-03-20');
    await officer.query(
      `mutation ($input: SubmitTaskInput!) { submitRemediationTask(input: $input) { task { id } } }`,
      { input: { taskId, version: await version(), note: '已更换', evidenceIds: [photo] } },
    );
    await moveTo('2026-03-25');
    await manager.query(
      `mutation ($input: VerifyTaskInput!) { verifyRemediationTask(input: $input) { task { id } } }`,
      {
        input: {
          taskId,
          version: await version(),
          rerates: [{ resultId: repaired.id, verdict: 'MET', currentState: '门禁已更换' }],
        },
      },
    );

    await moveTo('2026-04-01', 1);
    await rescoreDue(told.house.deps);
    await moveTo('2026-04-10');
    await returnProof(told, photo);
    await moveTo('2026-04-15');
    const moving = async (text: string, more: Record<string, unknown> = {}): Promise<void> => {
      const { assessment } = await officer.query(`query ($id: ID!) { assessment(id: $id) { version } }`, {
        id,
      });
      await officer.query(text, { id, version: assessment.version, ...more });
    };
    await moving(
      `mutation ($id: ID!, $version: Int!) { updateAssessment(input: { id: $id, version: $version, scoringEdition: MLPS_2021 }) { assessment { id } } }`,
    );
    await moveTo('2026-04-20');
    await officer.query(
      `mutation ($ids: [ID!]!) { updateEvidences(input: { ids: $ids, changes: { label: SENSITIVE } }) { items { error { message } } } }`,
      { ids: [scan] },
    );
    await moveTo('2026-05-01');
    await moving(
      `mutation ($id: ID!, $version: Int!) { closeAssessment(id: $id, version: $version) { assessment { id } } }`,
    );
    await moveTo('2026-05-10');
    await moving(
      `mutation ($id: ID!, $version: Int!) { reopenAssessment(id: $id, version: $version, reason: "补充材料") { assessment { id } } }`,
    );
    await moveTo('2026-05-15');
    await unlinkProof(told, scan);
    await moveTo('2026-05-16');
    await officer.query(deleteMutation, { id: scan });
    await moveTo('2026-05-20');
    await assign(told, [earlier.id], { unitId: information });
    await assign(told, [later.id], { unitId: radiology });
    return { id, systemId, scanned, repaired, earlier, later, scan, photo, taskId };
  });

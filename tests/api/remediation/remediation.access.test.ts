import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../server/platform/access/permissions.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { submitProof } from '../assessment/proofs.js';
import { assign, resultsOf } from '../assessment/scene.js';
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
  startMutation,
  submit,
  submitMutation,
  taskOf,
  updateMutation,
  verify,
  verifyMutation,
} from './scene.js';
import type { Scene, SceneTask } from './scene.js';

let app: TestApp;
let world: Scene;
let at = 0;
beforeAll(async () => {
  app = await createTestApp();
  world = await scene(app);
});
afterAll(() => app.close());

const fresh = (): string => world.results[at++]!.id;
const code = async (role: Role, text: string, variables: Record<string, unknown>) =>
  (await app.as(role).run(text, variables)).errors?.[0]?.extensions.code;

describe('permissions', () => {
  const planners: Role[] = ['COMPLIANCE_OFFICER', 'MANAGER'];
  const workers: Role[] = ['COMPLIANCE_OFFICER', 'CONTRIBUTOR', 'SERVICE_ENGINEER'];
  const everyone: Role[] = [
    'SYSTEM_ADMINISTRATOR',
    'SECURITY_ADMINISTRATOR',
    'AUDIT_ADMINISTRATOR',
    'COMPLIANCE_OFFICER',
    'MANAGER',
    'CONTRIBUTOR',
    'SERVICE_ENGINEER',
    'INSPECTOR',
  ];

  it.each(everyone)('%s', async (role) => {
    const task = await createTask(app, [fresh()]);
    const may = (roles: Role[]) => (roles.includes(role) ? undefined : 'FORBIDDEN');
    expect(await code(role, createMutation, { input: { tasks: [newTask(app, [fresh()])] } })).toBe(
      may(planners),
    );
    expect(await code(role, updateMutation, { input: { ids: [task.id], priority: 'LOW' } })).toBe(
      may(planners),
    );
    const { version } = await taskOf(app.as('COMPLIANCE_OFFICER'), task.id);
    expect(
      await code(role, requestDelayMutation, {
        input: { taskId: task.id, requestedDueOn: dayFromToday(99), reason: '忙' },
      }),
    ).toBe(may(workers));
    expect(await code(role, startMutation, { id: task.id, version })).toBe(may(workers));
    const delay = { delayRequestId: task.id, approve: true };
    expect(await code(role, decideDelayMutation, { input: delay })).toBe(
      role === 'MANAGER' ? 'NOT_FOUND' : 'FORBIDDEN',
    );
    for (const [text, variables] of [
      [verifyMutation, { input: { taskId: task.id, version: 99, rerates: [] } }],
      [returnMutation, { input: { taskId: task.id, version: 99, reason: '不' } }],
      [reopenMutation, { id: task.id, version: 99, reason: '不' }],
    ] as const) {
      expect(await code(role, text, variables)).toBe(planners.includes(role) ? 'CONFLICT' : 'FORBIDDEN');
    }
    const readers: Role[] = [...planners, 'CONTRIBUTOR', 'SERVICE_ENGINEER', 'INSPECTOR'];
    expect(
      await code(
        role,
        '{ remediationTasks { totalCount } remediationPlans { totalCount } gapSummary { openGaps } }',
        {},
      ),
    ).toBe(may(readers));
  });

  it('nobody at all is sent to the door', async () => {
    expect((await app.anonymous.fails('{ remediationTasks { totalCount } }')).code).toBe('UNAUTHENTICATED');
  });
});

describe('four eyes', () => {
  it('who submitted may neither verify nor return, and the database would refuse it too', async () => {
    const task = await submit(
      app,
      await createTask(app, [fresh()]),
      [await acceptedProof(app)],
      'COMPLIANCE_OFFICER',
    );
    expect(task.viewerActions).toEqual([]);
    const own = app.as('COMPLIANCE_OFFICER');
    expect(
      await own.fails(verifyMutation, { input: { taskId: task.id, version: task.version, rerates: [] } }),
    ).toMatchObject({
      code: 'FORBIDDEN',
      message: 'You submitted this task: somebody else has to verify it.',
    });
    expect(
      (await own.fails(returnMutation, { input: { taskId: task.id, version: task.version, reason: '试试' } }))
        .code,
    ).toBe('FORBIDDEN');
    await expect(
      app.sql(
        `update remediation_task set verified_by = submitted_by, verified_at = now(), state = 'VERIFIED' where id = $1`,
        [task.id],
      ),
    ).rejects.toThrow(/check constraint/);
    const chinese = await app.house.app.http.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', 'accept-language': 'zh', ...own.headers },
      payload: {
        query: 'query ($id: ID!) { remediationTask(id: $id) { verifyBlockedReason } }',
        variables: { id: task.id },
      },
    });
    expect(chinese.json().data.remediationTask.verifyBlockedReason).toContain('由您提交');
    expect((await verify(app, task)).state).toBe('VERIFIED');
  });

  it('who asked for a delay may not decide it', async () => {
    const task = await createTask(app, [fresh()]);
    const member = app.fixture.north.members.MANAGER;
    const id = '019b0000-0000-7000-8000-00000000aaaa';
    // A manager cannot ask himself; somebody who became a manager afterwards can have.
    await app.sql(
      `insert into delay_request (id, organization_id, task_id, requested_due_on, reason, state, requested_by) values ($1, $2, $3, '2030-01-01', '忙', 'REQUESTED', $4)`,
      [id, app.fixture.north.organizationId, task.id, member],
    );
    expect((await taskOf(app.as('MANAGER'), task.id)).viewerCanDecideDelay).toBe(false);
    expect(
      await app.as('MANAGER').fails(decideDelayMutation, { input: { delayRequestId: id, approve: true } }),
    ).toMatchObject({
      code: 'FORBIDDEN',
      message: 'You asked for this delay: somebody else has to decide it.',
    });
    expect((await taskOf(app.as('MANAGER'), task.id)).dueOn).toBe(task.dueOn);
  });
});

describe('people who see only their own work', () => {
  let unitTask: SceneTask;
  let ownTask: SceneTask;
  let foreign: SceneTask;
  beforeAll(async () => {
    const { units, members } = app.fixture.north;
    unitTask = await createTask(app, [fresh()], { title: '本科室' });
    ownTask = await createTask(app, [fresh()], {
      title: '本人',
      unitId: units.information,
      ownerId: members.CONTRIBUTOR,
    });
    foreign = await createTask(app, [fresh()], { title: '别的科室', unitId: units.information });
  });

  it('see and count their unit’s tasks and their own, everywhere', async () => {
    const { members } = app.fixture.north;
    const { createRemediationPlan } = await app
      .as('COMPLIANCE_OFFICER')
      .query(`mutation ($input: CreatePlanInput!) { createRemediationPlan(input: $input) { plan { id } } }`, {
        input: { name: '混合', startsOn: '2026-01-01', endsOn: '2026-12-31', ownerId: members.CONTRIBUTOR },
      });
    const planId = createRemediationPlan.plan.id;
    await app
      .as('COMPLIANCE_OFFICER')
      .query(updateMutation, { input: { ids: [unitTask.id, foreign.id], planId } });
    const contributor = app.as('CONTRIBUTOR');
    const data = await contributor.query(
      `query ($plan: ID!, $foreign: ID!, $own: ID!) { remediationTasks(filter: { planId: $plan }) { totalCount nodes { id } } remediationPlan(id: $plan) { tasks { id } taskCounts { state count } }
        hidden: remediationTask(id: $foreign) { id } node(id: $foreign) { id } remediationTask(id: $own) { id viewerActions }
        gapSummary { byUnit { unit { name } tasks } } }`,
      { plan: planId, foreign: foreign.id, own: ownTask.id },
    );
    expect(data).toMatchObject({
      remediationTasks: { totalCount: 1, nodes: [{ id: unitTask.id }] },
      remediationPlan: { tasks: [{ id: unitTask.id }] },
      hidden: null,
      node: null,
      remediationTask: { id: ownTask.id, viewerActions: ['START'] },
    });
    expect(
      data.remediationPlan.taskCounts.find((count: { state: string }) => count.state === 'OPEN').count,
    ).toBe(1);
    expect(
      data.gapSummary.byUnit.find((load: { unit: { name: string } }) => load.unit.name === '信息科').tasks,
    ).toBe(1);
    expect((await contributor.fails(startMutation, { id: foreign.id, version: foreign.version })).code).toBe(
      'NOT_FOUND',
    );
    const wish = { taskId: foreign.id, requestedDueOn: '2030-01-01', reason: '忙' };
    expect((await contributor.fails(requestDelayMutation, { input: wish })).code).toBe('NOT_FOUND');
  });

  it('see of a task only the results in their sight, and of a result only the tasks', async () => {
    const [mine, other] = [fresh(), fresh()];
    await assign(app, [mine], { unitId: app.fixture.north.units.radiology });
    const task = await createTask(app, [mine, other]);
    expect(
      (await taskOf(app.as('CONTRIBUTOR'), task.id)).results.map((result: { id: string }) => result.id),
    ).toEqual([mine]);
    const hidden = await createTask(app, [mine], { unitId: app.fixture.north.units.information });
    const tasks = async (role: Role) =>
      (
        await app
          .as(role)
          .query(`query ($id: ID!) { node(id: $id) { ... on Result { tasks { id } } } }`, { id: mine })
      ).node.tasks.map((one: { id: string }) => one.id);
    expect(await tasks('CONTRIBUTOR')).toEqual([task.id]);
    expect(await tasks('MANAGER')).toEqual([task.id, hidden.id]);
    expect((await resultsOf(app.as('CONTRIBUTOR'), world.assessmentId)).map((result) => result.id)).toContain(
      mine,
    );
  });

  it('cannot attach evidence that they may not see', async () => {
    const hidden = await submitProof(app, { controlIds: [] });
    const { startRemediationTask } = await app
      .as('CONTRIBUTOR')
      .query(startMutation, { id: ownTask.id, version: ownTask.version });
    const input = {
      taskId: ownTask.id,
      version: startRemediationTask.task.version,
      note: '好了',
      evidenceIds: [hidden],
    };
    expect((await app.as('CONTRIBUTOR').fails(submitMutation, { input })).code).toBe('NOT_FOUND');
    expect((await taskOf(app.as('CONTRIBUTOR'), ownTask.id)).state).toBe('IN_PROGRESS');
  });
});

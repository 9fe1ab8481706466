import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { acceptProof, submitProof } from '../assessment/proofs.js';
import { rate, resultsOf } from '../assessment/scene.js';
import {
  acceptedProof,
  createMutation,
  createTask,
  dayFromToday,
  newTask,
  requestDelayMutation,
  scene,
  submit,
  verify,
} from './scene.js';
import type { Scene, SceneTask } from './scene.js';

let app: TestApp;
let world: Scene;
let tasks: SceneTask[];
let planId: string;
const officer = () => app.as('COMPLIANCE_OFFICER');

const planMutation = `mutation ($input: CreatePlanInput!) { createRemediationPlan(input: $input) { plan { id name startsOn endsOn owner { displayName } assessment { id } taskCounts { state count } tasks { id } } } }`;

beforeAll(async () => {
  app = await createTestApp();
  world = await scene(app);
  const { createRemediationPlan } = await officer().query(planMutation, {
    input: {
      name: '一季度整改',
      assessmentId: world.assessmentId,
      startsOn: '2026-01-01',
      endsOn: '2026-03-31',
      ownerId: app.fixture.north.members.MANAGER,
    },
  });
  planId = createRemediationPlan.plan.id;
  const { units, members } = app.fixture.north;
  const wanted = [
    { title: '防火墙策略收紧', dueOn: dayFromToday(-5), priority: 'CRITICAL', planId },
    { title: '机房门禁 50% 换新', dueOn: dayFromToday(5), priority: 'LOW', unitId: units.information },
    {
      title: '日志留存六个月',
      dueOn: dayFromToday(1),
      priority: 'HIGH',
      ownerId: members.COMPLIANCE_OFFICER,
      planId,
    },
    { title: '备份演练', dueOn: dayFromToday(1), priority: 'MEDIUM', unitId: null },
    { title: '口令复杂度', dueOn: dayFromToday(20), priority: 'HIGH' },
  ];
  const { createRemediationTasks } = await officer().query(createMutation, {
    input: { tasks: wanted.map((more, index) => newTask(app, [world.results[index]!.id], more)) },
  });
  tasks = createRemediationTasks.tasks;
});
afterAll(() => app.close());

const list = `query ($filter: RemediationTaskFilter, $orderBy: RemediationTaskOrder! = DUE_ASC, $first: Int! = 50, $after: String) {
  remediationTasks(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { totalCount nodes { id title } pageInfo { hasNextPage endCursor } } }`;
const titles = async (
  filter: Record<string, unknown>,
  role: Parameters<TestApp['as']>[0] = 'COMPLIANCE_OFFICER',
) => {
  const { remediationTasks } = await app.as(role).query(list, { filter });
  expect(remediationTasks.totalCount).toBe(remediationTasks.nodes.length);
  return remediationTasks.nodes.map((task: { title: string }) => task.title.slice(0, 2)).join(' ');
};

describe('the list', () => {
  it.each(['DUE_ASC', 'PRIORITY_DESC', 'UPDATED_DESC', 'CREATED_DESC'])(
    '%s pages without gap or repetition',
    async (orderBy) => {
      const whole = (await officer().query(list, { orderBy })).remediationTasks.nodes;
      const seen: unknown[] = [];
      for (let after: string | null = null, more = true; more;) {
        const { remediationTasks }: any = await officer().query(list, { orderBy, first: 2, after });
        expect(remediationTasks.totalCount).toBe(5);
        seen.push(...remediationTasks.nodes);
        ({ hasNextPage: more, endCursor: after } = remediationTasks.pageInfo);
      }
      expect(seen).toEqual(whole);
    },
  );

  it('orders by day, priority and number', async () => {
    const order = async (orderBy: string) =>
      (await officer().query(list, { orderBy })).remediationTasks.nodes.map((task: { title: string }) =>
        task.title.slice(0, 2),
      );
    expect((await order('DUE_ASC')).filter((_: string, place: number) => place !== 1 && place !== 2)).toEqual(
      ['防火', '机房', '口令'],
    );
    expect(await order('PRIORITY_DESC')).toEqual(['防火', '日志', '口令', '备份', '机房']);
    expect(await order('CREATED_DESC')).toEqual(['口令', '备份', '日志', '机房', '防火']);
  });

  it('a cursor of another order is refused', async () => {
    const { remediationTasks } = await officer().query(list, { first: 1 });
    expect(
      (await officer().fails(list, { orderBy: 'PRIORITY_DESC', after: remediationTasks.pageInfo.endCursor }))
        .code,
    ).toBe('BAD_USER_INPUT');
  });

  it('filters, alone and together', async () => {
    const { units, members } = app.fixture.north;
    expect(await titles({ priorities: ['HIGH'] })).toBe('日志 口令');
    expect(await titles({ overdue: true })).toBe('防火');
    expect(await titles({ overdue: false, priorities: ['CRITICAL'] })).toBe('');
    expect(await titles({ unitId: units.information })).toBe('机房');
    expect((await titles({ unitId: units.campus })).split(' ')).toHaveLength(4);
    expect(await titles({ ownerId: members.COMPLIANCE_OFFICER })).toBe('日志');
    expect(await titles({ mine: true })).toBe('日志');
    expect(await titles({ mine: true, ownerId: members.MANAGER })).toBe('');
    expect(await titles({ planId })).toBe('防火 日志');
    expect((await titles({ assessmentId: world.assessmentId })).split(' ')).toHaveLength(5);
    expect(await titles({ states: ['VERIFIED'] })).toBe('');
    expect((await titles({ states: [] })).split(' ')).toHaveLength(5);
  });

  it.each([
    ['two Chinese characters', '日志', '日志'],
    ['a code', 'ZG-0002', '机房'],
    ['a percent sign, which is no wildcard', '50%', '机房'],
    ['an underscore, which is no wildcard', '_', ''],
    ['words that are not there together', '日志 防火墙', ''],
    ['nothing but punctuation', '，。', ''],
  ])('finds by %s', async (_name, search, found) => {
    expect(await titles({ search })).toBe(found);
  });

  it('what waits for whom', async () => {
    const submitted = await submit(app, tasks[4]!, [await acceptedProof(app)], 'COMPLIANCE_OFFICER');
    expect(await titles({ verifiableByMe: true })).toBe('');
    expect(await titles({ verifiableByMe: true }, 'MANAGER')).toBe('口令');
    expect(await titles({ verifiableByMe: true }, 'CONTRIBUTOR')).toBe('');
    expect(submitted.verifyBlockedReason).toBe('You submitted this task: somebody else has to verify it.');
    await app.as('CONTRIBUTOR').query(requestDelayMutation, {
      input: { taskId: tasks[0]!.id, requestedDueOn: dayFromToday(9), reason: '忙' },
    });
    expect(await titles({ delayRequested: true })).toBe('防火');
    expect((await titles({ delayRequested: false })).split(' ')).toHaveLength(4);
    const { remediationTask } = await app
      .as('MANAGER')
      .query(`query ($id: ID!) { remediationTask(id: $id) { viewerCanDecideDelay } }`, { id: tasks[0]!.id });
    expect(remediationTask.viewerCanDecideDelay).toBe(true);
  });
});

describe('plans', () => {
  it('say how far they are', async () => {
    const { remediationPlans, node } = await officer().query(
      `query ($id: ID!) { node(id: $id) { __typename id } remediationPlans { totalCount nodes { name owner { displayName } assessment { id } taskCounts { state count } tasks { title } } } }`,
      { id: planId },
    );
    expect(node).toEqual({ __typename: 'RemediationPlan', id: planId });
    expect(remediationPlans).toEqual({
      totalCount: 1,
      nodes: [
        {
          name: '一季度整改',
          owner: { displayName: 'north MANAGER' },
          assessment: { id: world.assessmentId },
          taskCounts: ['OPEN', 'IN_PROGRESS', 'SUBMITTED', 'VERIFIED', 'RETURNED'].map((state) => ({
            state,
            count: state === 'OPEN' ? 2 : 0,
          })),
          tasks: [{ title: '防火墙策略收紧' }, { title: '日志留存六个月' }],
        },
      ],
    });
  });

  it('end after they begin', async () => {
    const failure = await officer().fails(planMutation, {
      input: { name: '倒着', startsOn: '2026-02-01', endsOn: '2026-01-31' },
    });
    expect(failure.fields).toHaveProperty('endsOn');
  });
});

describe('the summary of gaps', () => {
  const summary = async (assessmentId: string | null) =>
    (
      await officer().query(
        `query ($id: ID) { gapSummary(assessmentId: $id) { openGaps withoutTask declaredNotProven overdueTasks ageBands { label fromDays toDays count } byUnit { unit { name } tasks overdue } } }`,
        { id: assessmentId },
      )
    ).gapSummary;

  it('counts gaps by age and load by unit, and follows what is done', async () => {
    const other = await scene(app);
    const [one, two, three, proven, na] = other.results as [any, any, any, any, any];
    await acceptProof(
      app,
      await submitProof(app, { controlIds: [proven.control.id], systemId: other.systemId }),
    );
    await rate(officer(), [
      { resultId: one.id, verdict: 'UNMET' },
      { resultId: two.id, verdict: 'PARTIAL' },
      { resultId: three.id, verdict: 'MET' },
      { resultId: proven.id, verdict: 'MET' },
      { resultId: na.id, verdict: 'NOT_APPLICABLE', notApplicableReason: '没有' },
    ]);
    // Ages come from the day of the verdict.
    for (const [id, days] of [
      [one.id, 8],
      [two.id, 91],
    ] as const) {
      await app.sql(`update result set rated_at = now() - make_interval(days => $2) where id = $1`, [
        id,
        days,
      ]);
    }
    const task = await createTask(app, [one.id], { dueOn: dayFromToday(-1) });
    expect(await summary(other.assessmentId)).toEqual({
      openGaps: 3,
      withoutTask: 2,
      declaredNotProven: 2,
      overdueTasks: 1,
      ageBands: [
        { label: '0–7', fromDays: 0, toDays: 7, count: 1 },
        { label: '8–30', fromDays: 8, toDays: 30, count: 1 },
        { label: '31–90', fromDays: 31, toDays: 90, count: 0 },
        { label: '>90', fromDays: 91, toDays: null, count: 1 },
      ],
      byUnit: [{ unit: { name: '放射科' }, tasks: 1, overdue: 1 }],
    });
    // The assessment's own numbers and filters agree.
    const { assessment } = await officer().query(
      `query ($id: ID!) { assessment(id: $id) { unproven: results(filter: { declaredNotProven: true }) { id } free: results(filter: { withoutTask: true, verdicts: [PARTIAL, UNMET] }) { id } } }`,
      { id: other.assessmentId },
    );
    expect(assessment.unproven).toHaveLength(2);
    expect(assessment.free).toEqual([{ id: two.id }]);
    const [score] = await app.sql('select gap_count from assessment_score where assessment_id = $1', [
      other.assessmentId,
    ]);
    expect(score.gap_count).toBe(3);

    await verify(app, await submit(app, task, [await acceptedProof(app)]), {
      rerates: [{ resultId: one.id, verdict: 'MET' }],
    });
    expect(await summary(other.assessmentId)).toMatchObject({
      openGaps: 2,
      withoutTask: 2,
      overdueTasks: 0,
      byUnit: [],
    });
    expect(
      (await resultsOf(officer(), other.assessmentId)).find((result) => result.id === one.id)?.proofState,
    ).toBe('PROVEN');
  });

  it('a task that was verified although the gap is still there leaves it without a task', async () => {
    const other = await scene(app);
    const [result] = other.results;
    await rate(officer(), [{ resultId: result!.id, verdict: 'UNMET' }]);
    await verify(app, await submit(app, await createTask(app, [result!.id]), [await acceptedProof(app)]));
    expect(await summary(other.assessmentId)).toMatchObject({ openGaps: 1, withoutTask: 1 });
  });

  it('without an assessment it adds up those that are open', async () => {
    const before = await summary(null);
    const other = await scene(app);
    await rate(officer(), [{ resultId: other.results[0]!.id, verdict: 'UNMET' }]);
    expect((await summary(null)).openGaps).toBe(before.openGaps + 1);
    expect((await officer().fails(`{ gapSummary(assessmentId: "nothing") { openGaps } }`)).code).toBe(
      'NOT_FOUND',
    );
  });
});

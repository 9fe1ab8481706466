import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlId } from '../../../server/features/framework/index.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { acceptProof, submitProof } from './proofs.js';
import {
  enterEmrCategories,
  pathOf,
  rateWhere,
  ratingOf,
  record,
  recordAll,
  startRating,
} from './ratings.scene.js';
import { freshAssessment } from './scene.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

/** Does what the steps say. */
async function walk(id: string, steps: readonly any[], basis: string): Promise<void> {
  const results = steps.filter((step) => step.resultId !== null);
  for (let at = 0; at < results.length; at += 250)
    await officer.query(
      `mutation ($ratings: [ResultRating!]!) { rateResults(input: { ratings: $ratings }) { assessment { id } } }`,
      { ratings: results.slice(at, at + 250).map(({ resultId }) => ({ resultId, verdict: 'MET' })) },
    );
  const ids = new Map<string, string>();
  const { assessment } = await officer.query(
    `query ($id: ID!) { assessment(id: $id) { framework { code } measures { control { id code } } } }`,
    { id },
  );
  for (const { control } of assessment.measures) ids.set(control.code, control.id);
  const figures = steps.flatMap(({ resultId, control, level, to, grade }): Record<string, unknown>[] => {
    if (grade !== null)
      return [{ controlId: controlId(assessment.framework.code, control.code), kind: 'GRADE', grade }];
    if (resultId !== null || to === null) return [];
    return [{ controlId: ids.get(control.code), kind: level === null ? 'USE' : 'QUALITY', level, ratio: to }];
  });
  if (figures.length > 0) await record(officer, id, figures);
  if (basis === 'PROVEN') {
    const codes = [...new Set(steps.map(({ control }) => control.code))];
    const controlIds = codes.map((code) => controlId(assessment.framework.code, code));
    for (let at = 0; at < controlIds.length; at += 250)
      await acceptProof(app, await submitProof(app, { controlIds: controlIds.slice(at, at + 250) }));
  }
}

describe('walking a path reaches its target', () => {
  it('EMR: level, use and quality, with steps in order and their sums', async () => {
    await enterEmrCategories(officer);
    const id = await startRating(officer, 'emr-2018', { targetLevel: '3' });
    await rateWhere(officer, id, 'MET', (_code, level) => Number(level) <= 2);
    await rateWhere(officer, id, 'MET', (code, level) => level === '3' && /^0[1-4]/.test(code));
    await recordAll(officer, id, 0.7, 0.45);
    const path = await pathOf(officer, id, { basis: 'DECLARED' });
    expect(path).toMatchObject({ status: 'FOUND', targetLevel: '3', basis: 'DECLARED', missingTables: [] });
    expect(path.effortDays).toBe(path.atLeastDays);
    expect(path.steps.map(({ place }: any) => place)).toEqual(
      path.steps.map((_: unknown, at: number) => at + 1),
    );
    expect(path.steps.at(-1).totalEffortDays).toBeCloseTo(path.effortDays, 6);
    expect(path.defaultEstimates).toBe(path.steps.length);
    expect(new Set(path.steps.map(({ closes }: any) => closes))).toEqual(
      new Set(['RESULT', 'USE', 'QUALITY']),
    );
    await walk(id, path.steps, 'DECLARED');
    expect((await ratingOf(officer, id)).rating.declared).toMatchObject({ level: '3', decided: true });
    expect(await pathOf(officer, id, { basis: 'DECLARED' })).toMatchObject({ status: 'REACHED', steps: [] });
    // Nothing is proven yet: the same level is far away there, and declared results only lack their proof.
    const proven = await pathOf(officer, id);
    expect(proven.basis).toBe('PROVEN');
    expect(proven.steps.some(({ closes }: any) => closes === 'PROOF')).toBe(true);
    await walk(
      id,
      proven.steps.filter(({ closes }: any) => closes !== 'PROOF'),
      'DECLARED',
    );
    await walk(
      id,
      proven.steps
        .filter(({ closes }: any) => closes === 'PROOF')
        .map((step: any) => ({ ...step, to: null })),
      'PROVEN',
    );
    const items = [...new Set<string>(proven.steps.map(({ control }: any) => control.code))];
    await acceptProof(
      app,
      await submitProof(app, { controlIds: items.map((code) => controlId('emr-2018', code)) }),
    );
    expect((await ratingOf(officer, id)).rating.proven).toMatchObject({ level: '3', decided: true });
  }, 60_000);

  it('interoperability: indicators, steps of grades, the threshold', async () => {
    const id = await startRating(officer, 'interoperability-2020', { targetLevel: '4B' });
    await rateWhere(officer, id, 'MET', (_code, level) => level === '1' || level === '2');
    const path = await pathOf(officer, id, { basis: 'DECLARED' });
    expect(path).toMatchObject({ status: 'FOUND', targetLevel: '4B' });
    await walk(id, path.steps, 'DECLARED');
    expect((await ratingOf(officer, id)).rating.declared.level).toBe('4B');
  });

  it('a law: the share met', async () => {
    const id = await startRating(officer, 'm29-2022');
    const path = await pathOf(officer, id, { basis: 'DECLARED', score: 60 });
    expect(path).toMatchObject({ status: 'FOUND', targetScore: 60, targetLevel: null, effortDays: 75 });
    await walk(id, path.steps, 'DECLARED');
    expect((await ratingOf(officer, id)).rating.declared.value).toBe(60);
  });

  it('MLPS: a conclusion or a score', async () => {
    const { id } = await freshAssessment(app);
    await rateWhere(officer, id, 'MET', (code) => code.endsWith('a'));
    const path = await pathOf(officer, id, { basis: 'DECLARED' });
    expect(path).toMatchObject({ status: 'FOUND', targetLevel: 'CONFORMING' });
    await walk(id, path.steps, 'DECLARED');
    const { assessment } = await officer.query(
      `query ($id: ID!) { assessment(id: $id) { score { declared { conclusion value } } } }`,
      { id },
    );
    expect(assessment.score.declared.conclusion).toBe('CONFORMING');
    expect((await pathOf(officer, id, { basis: 'DECLARED', score: 50 })).status).toBe('REACHED');
  });
});

describe('what cannot be answered is said', () => {
  it('a missing table, a closed door, a wrong target', async () => {
    const management = await startRating(officer, 'smart-management-2021', { targetLevel: '2' });
    expect(await pathOf(officer, management)).toMatchObject({
      status: 'UNDECIDED',
      steps: [],
      missingTables: expect.arrayContaining([{ kind: 'LEVEL_TABLE', level: '1' }]),
    });
    const law = await startRating(officer, 'm29-2022');
    const ask = `query ($id: ID!, $level: String, $score: Float) { assessment(id: $id) { path(targetLevel: $level, targetScore: $score) { status } } }`;
    for (const [id, args] of [
      [law, { level: '3' }],
      [law, { score: 101 }],
      [law, { score: -1 }],
      [management, { level: '9' }],
      [management, { score: 50 }],
    ] as const) {
      const answer = await officer.run(ask, { id, ...args });
      expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
    expect((await app.as('CONTRIBUTOR').run(ask, { id: law })).data).toEqual({ assessment: null });
  });

  it('people who see only their own work get no path', async () => {
    const id = await startRating(officer, 'm29-2022');
    const { assessment } = await officer.query(
      `query ($id: ID!) { assessment(id: $id) { results { id } } }`,
      { id },
    );
    await officer.query(
      `mutation ($ids: [ID!]!, $unit: ID) { assignResults(input: { resultIds: $ids, unitId: $unit }) { results { id } } }`,
      { ids: [assessment.results[0].id], unit: app.fixture.north.units.radiology },
    );
    expect(await pathOf(app.as('CONTRIBUTOR'), id)).toBeNull();
  });
});

const estimateMutation = `mutation ($input: EstimateGapsInput!) { estimateGaps(input: $input) { assessment { id } } }`;

describe('estimates', () => {
  it('tasks go before what somebody typed, that before a stand-in; the cheapest way changes with them', async () => {
    const id = await startRating(officer, 'm29-2022');
    const { assessment } = await officer.query(
      `query ($id: ID!) { assessment(id: $id) { results { id control { id code } } } }`,
      { id },
    );
    const [first, second, third] = assessment.results;
    await officer.query(estimateMutation, {
      input: {
        assessmentId: id,
        estimates: [
          { controlId: first.control.id, closes: 'RESULT', effortDays: 1, cost: 2_000 },
          { controlId: second.control.id, closes: 'RESULT', effortDays: 2 },
        ],
      },
    });
    await officer.query(
      `mutation ($tasks: [NewTask!]!) { createRemediationTasks(input: { tasks: $tasks }) { tasks { id } } }`,
      {
        tasks: [
          {
            title: '两条一起',
            resultIds: [second.id, third.id],
            dueOn: '2026-12-31',
            priority: 'HIGH',
            effortDays: 3,
            budget: 100,
          },
        ],
      },
    );
    const path = await pathOf(officer, id, { basis: 'DECLARED', score: 12 });
    expect(path).toMatchObject({ effortDays: 4, cost: 2_100, defaultEstimates: 0, withoutCost: 0 });
    expect(
      path.steps.map(({ control, effortDays, cost, estimate }: any) => [
        control.code,
        effortDays,
        cost,
        estimate,
      ]),
    ).toEqual([
      [first.control.code, 1, 2_000, 'TYPED'],
      [second.control.code, 1.5, 50, 'TASK'],
      [third.control.code, 1.5, 50, 'TASK'],
    ]);
    await officer.query(estimateMutation, {
      input: { assessmentId: id, estimates: [{ controlId: first.control.id, closes: 'RESULT' }] },
    });
    expect((await pathOf(officer, id, { basis: 'DECLARED', score: 12 })).defaultEstimates).toBe(1);
  });

  it('refuses what the book does not have, negative numbers, doubles, and other roles', async () => {
    const id = await startRating(officer, 'emr-2018', { targetLevel: '3' });
    const item = controlId('emr-2018', '01.01');
    const attempt = (...estimates: Record<string, unknown>[]) =>
      officer.fails(estimateMutation, { input: { assessmentId: id, estimates } });
    for (const wrong of [
      { controlId: item, closes: 'RESULT', effortDays: 1 },
      { controlId: item, closes: 'QUALITY', effortDays: 1 },
      { controlId: item, closes: 'QUALITY', level: 1, effortDays: 1 },
      { controlId: item, closes: 'USE', level: 3, effortDays: 1 },
      { controlId: item, closes: 'USE', effortDays: -1 },
      { controlId: item, closes: 'USE', effortDays: 1, cost: -1 },
      { controlId: controlId('m29-2022', 'M29-5'), closes: 'RESULT', effortDays: 1 },
    ])
      expect((await attempt(wrong)).code).toBe('BAD_USER_INPUT');
    const use = { controlId: item, closes: 'USE', effortDays: 1 };
    expect((await attempt(use, use)).code).toBe('BAD_USER_INPUT');
    const input = { assessmentId: id, estimates: [use] };
    expect((await app.as('CONTRIBUTOR').fails(estimateMutation, { input })).code).toBe('FORBIDDEN');
    expect((await app.as('COMPLIANCE_OFFICER', 'south').fails(estimateMutation, { input })).code).toBe(
      'NOT_FOUND',
    );
  });
});

const planMutation = `mutation ($input: PlanFromPathInput!) { createPlanFromPath(input: $input) { createdTasks alreadyTasked
  plan { id name assessment { id } taskCounts { state count } } } }`;
const plan = (id: string, clientKey: string, more: Record<string, unknown> = {}) => ({
  input: {
    assessmentId: id,
    startsOn: '2026-12-01',
    endsOn: '2027-03-31',
    basis: 'DECLARED',
    clientKey,
    ...more,
  },
});

describe('a plan from a path', () => {
  it('has one task per item in the order of the path, spread over its days; a second click answers the first', async () => {
    const id = await startRating(officer, 'smart-service-2019', { targetLevel: '2' });
    await rateWhere(officer, id, 'MET', (_code, level) => level === '1');
    await recordAll(officer, id, 0.6, 1);
    const path = await pathOf(officer, id, { basis: 'DECLARED' });
    const { createPlanFromPath: made } = await officer.query(planMutation, plan(id, 'one'));
    const again = await Promise.all([1, 2].map(() => officer.query(planMutation, plan(id, 'one'))));
    expect(again.map(({ createPlanFromPath }) => createPlanFromPath.plan.id)).toEqual([
      made.plan.id,
      made.plan.id,
    ]);
    const { remediationTasks } = await officer.query(
      `query ($plan: ID) { remediationTasks(filter: { planId: $plan }, first: 100, orderBy: DUE_ASC) { nodes { title dueOn effortDays priority results { id assessment { id } } } } }`,
      { plan: made.plan.id },
    );
    const { nodes } = remediationTasks;
    expect(nodes).toHaveLength(made.createdTasks);
    expect(nodes.reduce((sum: number, { effortDays }: any) => sum + effortDays, 0)).toBeCloseTo(
      path.effortDays,
      6,
    );
    expect(nodes.at(-1).dueOn).toBe('2027-03-31');
    expect(
      nodes.every(
        ({ results }: any) =>
          results.length > 0 && results.every((result: any) => result.assessment.id === id),
      ),
    ).toBe(true);
    // Every clause of the path is in exactly one task.
    const planned = nodes.flatMap(({ results }: any) => results.map((result: any) => result.id));
    const clauses = path.steps.flatMap(({ resultId }: any) => resultId ?? []);
    expect(
      clauses.every((resultId: string) => planned.filter((each: string) => each === resultId).length === 1),
    ).toBe(true);
    const events = await app.sql(`select action from event where object_id = $1`, [made.plan.id]);
    expect(events).toEqual([{ action: 'plan.created' }]);
    const further = await officer.query(planMutation, plan(id, 'two'));
    expect(further.createPlanFromPath.alreadyTasked).toBe(clauses.length);
  });

  it('is refused when there is nothing to do, no way, a wrong span, no right; and is nobody else’s', async () => {
    const id = await startRating(officer, 'm29-2022');
    await rateWhere(officer, id, 'MET');
    expect((await officer.fails(planMutation, plan(id, 'done'))).code).toBe('INVALID_STATE');
    const management = await startRating(officer, 'smart-management-2021', { targetLevel: '1' });
    expect((await officer.fails(planMutation, plan(management, 'undecided'))).code).toBe('INVALID_STATE');
    expect(
      (await officer.fails(planMutation, plan(id, 'span', { endsOn: '2026-11-01' }))).fields,
    ).toHaveProperty('endsOn');
    expect(
      (
        await officer.fails(
          planMutation,
          plan(id, 'owner', { basis: 'PROVEN', ownerId: app.fixture.south.members.MANAGER }),
        )
      ).code,
    ).toBe('NOT_FOUND');
    expect((await app.as('CONTRIBUTOR').fails(planMutation, plan(id, 'role'))).code).toBe('FORBIDDEN');
    expect((await app.as('COMPLIANCE_OFFICER', 'south').fails(planMutation, plan(id, 'south'))).code).toBe(
      'NOT_FOUND',
    );
    expect(
      await app.sql(`select 1 from remediation_plan where client_key <> 'one' and client_key <> 'two'`),
    ).toEqual([]);
  });
});

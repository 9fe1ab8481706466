import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlId } from '../../../server/features/framework/framework.ids.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { createTask } from '../remediation/scene.js';
import { acceptProof, submitProof } from './proofs.js';
import { assign, freshAssessment, rate, resultsOf } from './scene.js';

let app: TestApp;
let officer: Caller;
const code = '8.1.4.1-a';
const assessments: string[] = [];
const results: string[] = [];
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  for (const year of ['2024', '2026', '2025']) {
    const { id } = await freshAssessment(app, {
      period: `${year} 年度`,
      periodStart: `${year}-01-01`,
      periodEnd: `${year}-12-31`,
    });
    const [result] = (await resultsOf(officer, id)).filter((one) => one.control.code === code);
    assessments.push(id);
    results.push(result!.id);
  }
  await rate(officer, [{ resultId: results[0]!, verdict: 'MET' }]);
  await rate(officer, [{ resultId: results[1]!, verdict: 'UNMET', gap: '没有' }]);
  await acceptProof(app, await submitProof(app, { controlIds: [controlId('mlps-2.0', code)] }));
});
afterAll(() => app.close());

const page = `query ($first: Int!, $after: String) { framework(code: "mlps-2.0") { control(code: "${code}") { results(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id verdict provenVerdict assessment { period } history { verdict actorName } } } } } }`;
const resultsOfControl = async (caller: Caller, first = 20, after: string | null = null) =>
  (await caller.query(page, { first, after })).framework.control.results;

describe('the results of a control', () => {
  it('of all assessments, the latest period first, with both verdicts and their history', async () => {
    const { totalCount, nodes } = await resultsOfControl(officer);
    expect(totalCount).toBe(3);
    expect(nodes.map((node: any) => node.assessment.period)).toEqual(['2026 年度', '2025 年度', '2024 年度']);
    expect(nodes[0]).toMatchObject({
      verdict: 'UNMET',
      provenVerdict: 'UNMET',
      history: [{ verdict: 'UNMET', actorName: 'north COMPLIANCE_OFFICER' }],
    });
    expect(nodes[2]).toMatchObject({ verdict: 'MET', provenVerdict: 'MET' });
  });

  it('page by page, each row once, the total the same on every page', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const found: any = await resultsOfControl(officer, 1, after);
      expect(found.totalCount).toBe(3);
      expect(found.nodes).toHaveLength(1);
      seen.push(found.nodes[0].id);
      after = found.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen)).toEqual(new Set(results));
  });

  it('a page or cursor that cannot be is refused', async () => {
    for (const [first, after, problem] of [
      [0, null, 'LIMIT_EXCEEDED'],
      [101, null, 'LIMIT_EXCEEDED'],
      [5, 'nonsense', 'BAD_USER_INPUT'],
      [5, Buffer.from('["x","y"]').toString('base64url'), 'BAD_USER_INPUT'],
    ] as const)
      expect((await officer.fails(page, { first, after })).code).toBe(problem);
  });

  it('of many controls at once belong to the right one', async () => {
    const { framework } = await officer.query(
      `{ framework(code: "mlps-2.0") { controls(filter: { level: "L3", assessable: true, search: "8.1.4" }) { id code results(first: 2) { totalCount nodes { control { id } } } } } }`,
    );
    expect(framework.controls.length).toBeGreaterThan(10);
    for (const control of framework.controls) {
      expect(control.results.totalCount, control.code).toBe(3);
      expect(control.results.nodes).toEqual([
        { control: { id: control.id } },
        { control: { id: control.id } },
      ]);
    }
  });
});

describe('open tasks of a control', () => {
  const tasks = `query ($first: Int!, $after: String) { framework(code: "mlps-2.0") { control(code: "${code}") { openTasks(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { title state } } } } }`;
  const tasksOf = async (caller: Caller, first = 20, after: string | null = null) =>
    (await caller.query(tasks, { first, after })).framework.control.openTasks;

  it('due first, each once although it closes gaps of two assessments, and none that is done', async () => {
    const { information: unitId } = app.fixture.north.units;
    await createTask(app, [results[1]!], { title: '晚的', dueOn: '2027-12-01', unitId });
    await createTask(app, [results[1]!, results[2]!], { title: '早的', dueOn: '2027-01-01', unitId });
    const done = await createTask(app, [results[1]!], { title: '完成的', unitId });
    await app.sql(`update remediation_task set state = 'VERIFIED', verified_at = now() where id = $1`, [
      done.id,
    ]);
    expect(await tasksOf(officer)).toMatchObject({
      totalCount: 2,
      nodes: [{ title: '早的' }, { title: '晚的' }],
    });
    const first = await tasksOf(officer, 1);
    expect(first).toMatchObject({
      totalCount: 2,
      pageInfo: { hasNextPage: true },
      nodes: [{ title: '早的' }],
    });
    expect(await tasksOf(officer, 1, first.pageInfo.endCursor)).toMatchObject({
      pageInfo: { hasNextPage: false },
      nodes: [{ title: '晚的' }],
    });
  });
});

const everything = `{ framework(code: "mlps-2.0") { control(code: "${code}") { results(first: 5) { totalCount nodes { id } }
  openTasks(first: 5) { totalCount nodes { title } } evidenceLinks { evidence { title } } } } }`;
const nothing = {
  results: { totalCount: 0, nodes: [] },
  openTasks: { totalCount: 0, nodes: [] },
  evidenceLinks: [],
};

describe('rights', () => {
  it('people who see only their own work see what is assigned to their unit, and count nothing else', async () => {
    const contributor = app.as('CONTRIBUTOR');
    expect((await contributor.query(everything)).framework.control).toEqual(nothing);
    await assign(app, [results[1]!], { unitId: app.fixture.north.units.radiology });
    const { control } = (await contributor.query(everything)).framework;
    expect(control.results).toEqual({ totalCount: 1, nodes: [{ id: results[1] }] });
    expect(await resultsOfControl(contributor)).toMatchObject({ totalCount: 1 });
  });

  it.each(['SYSTEM_ADMINISTRATOR', 'SECURITY_ADMINISTRATOR'] as const)(
    '%s reads the rule book and nothing that other rooms hang on it',
    async (role) => {
      expect((await app.as(role).query(everything)).framework.control).toEqual(nothing);
    },
  );

  it('another hospital sees nothing of it', async () => {
    for (const role of ['COMPLIANCE_OFFICER', 'MANAGER', 'INSPECTOR'] as const)
      expect((await app.as(role, 'south').query(everything)).framework.control).toEqual(nothing);
  });
});

it('a result tells its newest hundred ratings, however often it was rated', async () => {
  const [id, resultId] = [assessments[2], results[2]];
  for (let at = 0; at < 103; at += 1)
    await app.sql(
      `update result set verdict = case when verdict = 'MET' then 'UNMET' else 'MET' end, rated_at = now() + make_interval(secs => $2::text::integer), rated_by_name = $2 where id = $1`,
      [resultId, String(at)],
    );
  const { assessment } = await officer.query(
    `query ($id: ID!) { assessment(id: $id) { results { id history { actorName } } } }`,
    { id },
  );
  const { history } = assessment.results.find((one: any) => one.id === resultId);
  expect(history).toHaveLength(100);
  expect([history[0].actorName, history.at(-1).actorName]).toEqual(['102', '3']);
});

import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ReadSession } from '../../server/platform/database/database.js';
import {
  acceptedProof,
  createMutation,
  createTask,
  newTask,
  scene,
  submit,
  taskFields,
  updateMutation,
  verify,
} from '../api/remediation/scene.js';
import type { Scene } from '../api/remediation/scene.js';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

let app: TestApp;
let world: Scene;
let at = 0;
beforeAll(async () => {
  app = await createTestApp();
  world = await scene(app);
  await create(5);
});
afterAll(() => app.close());

const officer = () => app.as('COMPLIANCE_OFFICER');
const results = (count: number): string[] =>
  world.results.slice(at, (at += count)).map((result) => result.id);

async function create(count: number): Promise<string[]> {
  const tasks = results(count).map((id) => newTask(app, [id]));
  const { createRemediationTasks } = await officer().query(createMutation, { input: { tasks } });
  return createRemediationTasks.tasks.map((task: { id: string }) => task.id);
}

/** Statements of the read transactions that one operation opens. */
async function statements(query: string, variables: Record<string, unknown> = {}): Promise<number> {
  const opened = vi.spyOn(app.house.deps.database, 'openReads');
  try {
    await officer().query(query, variables);
    return opened.mock.results.reduce((sum, { value }) => sum + (value as ReadSession).statements, 0);
  } finally {
    opened.mockRestore();
  }
}

/** Everything that is sent to the database while `work` runs: both pools, ORM included; without transaction control, sessions and the feed. */
async function sent(work: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(Client.prototype, 'query');
  try {
    await work();
    const texts = (spy.mock.calls as unknown[][]).map(([query]) =>
      typeof query === 'string' ? query : (query as { text: string }).text,
    );
    return texts.filter(
      (text) =>
        !/^(begin|commit|rollback|start transaction|savepoint|release)|event_feed|pg_notify|session/i.test(
          text,
        ),
    ).length;
  } finally {
    spy.mockRestore();
  }
}

const list = `{ remediationTasks(filter: { search: "端口", overdue: false, states: [OPEN, IN_PROGRESS] }) { totalCount nodes { code title overdueDays viewerActions viewerCanEdit verifyBlockedReason } } }`;
const wide = `{ remediationTasks(first: 100) { totalCount nodes { ${taskFields} } } }`;

it('a page of the board with rights, search and total is one statement', async () => {
  expect(await statements(list)).toBe(1);
});

it('a page with everything about its tasks takes one statement per field, whatever the number of rows', async () => {
  const few = await statements(wide);
  // Rows; owner, submitter, verifier and plan name nobody yet and cost nothing; unit, results and proofs with their pairs, delays, events.
  expect(few).toBeLessThanOrEqual(7);
  await create(40);
  expect(await statements(wide)).toBe(few);
});

it('the tasks of all results of an assessment are one statement more', async () => {
  const query = (field: string) => `query ($id: ID!) { assessment(id: $id) { results { id ${field} } } }`;
  const plain = await statements(query(''), { id: world.assessmentId });
  expect(
    await statements(query('tasks { code state overdue viewerActions }'), { id: world.assessmentId }),
  ).toBe(plain + 1);
});

it('the summary of gaps is one statement', async () => {
  expect(
    await statements(
      '{ gapSummary { openGaps withoutTask declaredNotProven overdueTasks ageBands { count } byUnit { tasks overdue } } }',
    ),
  ).toBe(1);
});

it('plans with baselines and standing, and tasks against them, take one statement per field', async () => {
  const plans =
    '{ remediationPlans { nodes { name baselines { number taskCount } standing { slippageDays removedTasks } } } }';
  const tasks = '{ remediationTasks(first: 100) { nodes { code baseline { slippageDays } } } }';
  const makePlan = () =>
    officer().query(
      'mutation ($input: CreatePlanInput!) { createRemediationPlan(input: $input) { plan { id } } }',
      { input: { name: '计划', startsOn: '2026-01-01', endsOn: '2026-12-31' } },
    );
  await makePlan();
  expect(await statements(plans)).toBe(3);
  await makePlan();
  expect(await statements(plans)).toBe(3);
  expect(await statements(tasks)).toBe(2);
});

it('a page of gaps takes the same statements for one assessment and for eight', async () => {
  const rateFirst = async ({ results: [first, second] }: Scene) =>
    officer().query(
      'mutation ($input: RateResultsInput!) { rateResults(input: $input) { assessment { id } } }',
      {
        input: { ratings: [first, second].map((result) => ({ resultId: result!.id, verdict: 'UNMET' })) },
      },
    );
  const gaps =
    '{ gaps { totalCount counts { all withTask unmet } nodes { id verdict proofState gap unit { name } control { code } assessment { name } tasks { code } } } }';
  await rateFirst(world);
  // The page with its numbers; results; controls; assessments; tasks. Nobody is assigned.
  const one = await statements(gaps);
  expect(one).toBeLessThanOrEqual(5);
  const more = [];
  for (let opened = 0; opened < 7; opened += 1) more.push(await scene(app));
  await Promise.all(more.map(rateFirst));
  expect(await statements(gaps)).toBe(one);
});

it('making 1 or 60 tasks sends the same statements', async () => {
  const one = await sent(() => create(1));
  expect(one).toBeLessThanOrEqual(14);
  expect(await sent(() => create(60))).toBe(one);
});

it('changing 2 or 40 tasks sends the same statements', async () => {
  const ids = (
    await officer().query('{ remediationTasks(first: 100) { nodes { id } } }')
  ).remediationTasks.nodes.map((task: { id: string }) => task.id);
  const change = (some: string[], priority: string) =>
    officer().query(updateMutation, { input: { ids: some, priority } });
  const one = await sent(() => change(ids.slice(0, 2), 'LOW'));
  expect(one).toBeLessThanOrEqual(14);
  expect(await sent(() => change(ids.slice(0, 40), 'CRITICAL'))).toBe(one);
});

it('verifying a task of 1 or 20 results sends the same statements', async () => {
  const verifying = async (count: number) => {
    const ids = results(count);
    const task = await submit(app, await createTask(app, ids), [await acceptedProof(app)]);
    return sent(() => verify(app, task, { rerates: ids.map((resultId) => ({ resultId, verdict: 'MET' })) }));
  };
  const one = await verifying(1);
  expect(one).toBeLessThanOrEqual(30);
  expect(await verifying(20)).toBe(one);
});

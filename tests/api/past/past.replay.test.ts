import { afterAll, beforeAll, expect, it } from 'vitest';
import { rescoreDue } from '../../../server/features/assessment/expiry.job.js';
import { addDays } from '../../../server/platform/clock.js';
import { tell } from '../../support/story.js';
import type { MoveTo } from '../../support/story.js';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { startRating } from '../assessment/ratings.scene.js';
import { freshAssessment, rateAll } from '../assessment/scene.js';
import { expectSumsToBeLives } from '../progress/sums.scene.js';
import {
  byId,
  dump,
  expectedAssessment,
  expectedEvidences,
  expectedTasks,
  maintained,
} from './replay.reference.js';
import type { Dump } from './replay.reference.js';
import { thorough } from '../../support/thoroughness.js';
import { chance, step } from './replay.steps.js';
import type { Chance } from './replay.steps.js';

const seed = Number(process.env.HENGJIAN_SEED ?? Date.now() % 1_000_000);
const firstDay = '2026-02-01';
// Every run has a history of its own.
const stepCount = thorough ? 1000 : 300;
const dayCount = Math.round(stepCount * 0.06);

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** What stood in the tables at a moment that will be asked for. */
interface Kept {
  /** The day, or an instant between two steps of it. */
  readonly asOf: string;
  readonly day: string;
  readonly state: Dump;
}

const question = `query ($id: ID!, $asOf: AsOf!) {
  assessment(id: $id, asOf: $asOf) { name state scoringEdition attentionFactor partialCredit viewerCanRate viewerCanReopen
    score { declared { value conclusion } proven { value conclusion } }
    rating { declared { value level met partial unmet notApplicable open } proven { value level met partial unmet notApplicable open } }
    results { id verdict proofState currentState evidenceCount validEvidenceCount unit { id } assignee { id } evidenceLinks { id status } } } }`;
const lines = `query ($from: Date!, $to: Date!) { scoreLines(from: $from, to: $to) {
  lines { assessment { id } points { day declared proven } } } }`;
const aroundIt = `query ($asOf: AsOf!) {
  remediationTasks(asOf: $asOf, first: 100) { totalCount nodes { id title state priority dueOn owner { id } unit { id } results { id } proofs { id }
    delayRequests { id state } } }
  evidences(asOf: $asOf, first: 100) { totalCount nodes { id title state label validFrom validUntil proves currentVersion { id } } } }`;

it(`random steps are told again as they were (${stepCount} of them, seed ${seed})`, async () => {
  console.log(`HENGJIAN_SEED=${seed} repeats this history`);
  const { assessments, kept, done } = await tell(app, '2026-01-05', async (told, moveTo) => {
    await moveTo('2026-01-10');
    const officer = told.as('COMPLIANCE_OFFICER');
    const { id: mlps } = await freshAssessment(told);
    const law = await startRating(officer, 'csl-2025');
    const graded = await startRating(officer, 'smart-service-2019', { targetLevel: '3' });
    await rateAll(officer, mlps);
    return live(told, moveTo, chance(seed), [mlps, law, graded]);
  });
  // Nothing is proven by a history in which nothing happened.
  for (const name of ['rate', 'measure', 'link', 'unlink', 'accept', 'return', 'revise', 'delete', 'close'])
    expect(done.get(name) ?? 0, name).toBeGreaterThan(0);

  const secretNow = new Set(
    (await app.sql<{ id: string }>(`select id from evidence where label = 'SENSITIVE'`)).map(({ id }) => id),
  );
  for (const moment of kept) {
    for (const id of assessments) await checkAssessment(id, moment);
    await checkAround(moment, secretNow);
  }
  await expectSumsToBeLives(app);
  await checkLines(kept);
}, 600_000);

async function live(told: TestApp, moveTo: MoveTo, random: Chance, assessments: readonly string[]) {
  const kept: Kept[] = [];
  const done = new Map<string, number>();
  const figures = await app.sql<{ assessmentId: string; controlId: string }>(
    `select a.id as "assessmentId", c.id as "controlId" from assessment a join control c on c.framework_id = a.framework_id
     where a.id = any ($1) and c.kind = 'GRADED_ITEM' order by c.sort_order`,
    [assessments],
  );
  let state = await dump(app);
  let day = firstDay;
  const world = { told, random, figures, now: () => state, day: () => day };
  for (let at = 0; at < stepCount; day = addDays(day, 1)) {
    await moveTo(day, 1);
    await rescoreDue(told.house.deps);
    await moveTo(day, 9);
    // On some days nothing happens but that proofs run out.
    const today = random.below(6) === 0 ? 0 : Math.ceil(2.4 * (stepCount / dayCount) * random.next());
    for (let count = 0; count < today && at < stepCount; count += 1, at += 1) {
      const { name, isDone } = await step(world);
      if (isDone) done.set(name, (done.get(name) ?? 0) + 1);
      const isAsked = random.below(50) === 0;
      state = await dump(app, isAsked);
      if (isAsked) {
        const [clock] = await app.sql<{ now: Date }>('select story.now() as now');
        kept.push({ asOf: clock!.now.toISOString(), day, state });
      }
    }
    state = await dump(app);
    kept.push({ asOf: day, day, state });
  }
  return { assessments, kept, done };
}

async function checkAssessment(id: string, { asOf, day, state }: Kept): Promise<void> {
  const { assessment } = await app.as('COMPLIANCE_OFFICER').query(question, { id, asOf });
  const { viewerCanRate, viewerCanReopen, ...then } = assessment;
  for (const result of then.results) result.evidenceLinks.sort(byId);
  expect(then, `${asOf}, seed ${seed}`).toEqual(await expectedAssessment(app, state, id, day));
  expect([viewerCanRate, viewerCanReopen]).toEqual([false, false]);
  // Worked out of the past or kept up to date at the time: the same numbers.
  if (then.state === 'CLOSED') return;
  const { declared, proven } = then.rating;
  expect({ declared: declared.value ?? 0, proven: proven.value ?? 0 }, `${asOf}, seed ${seed}`).toEqual(
    maintained(state, id),
  );
}

/** The scores over time say of the end of every day what stood then. */
async function checkLines(kept: readonly Kept[]): Promise<void> {
  const days = kept.filter(({ asOf, day }) => asOf === day);
  const { scoreLines } = await app
    .as('COMPLIANCE_OFFICER')
    .query(lines, { from: days[0]!.day, to: days.at(-1)!.day });
  for (const { assessment, points } of scoreLines.lines) {
    for (const { day, state } of days) {
      const { declared, proven } = points.findLast((point: { day: string }) => point.day <= day);
      expect({ declared, proven }, `${day}, seed ${seed}`).toEqual(maintained(state, assessment.id));
    }
  }
}

async function checkAround({ asOf, day, state }: Kept, secretNow: ReadonlySet<string>): Promise<void> {
  const { remediationTasks, evidences } = await app.as('COMPLIANCE_OFFICER').query(aroundIt, { asOf });
  for (const task of remediationTasks.nodes)
    for (const list of ['results', 'proofs', 'delayRequests']) task[list].sort(byId);
  samePage(remediationTasks, expectedTasks(state), asOf);
  samePage(evidences, expectedEvidences(state, day, secretNow), asOf);
}

/** A page of at most a hundred, whatever its order, and the number of all. */
function samePage(
  page: { totalCount: number; nodes: { id: string }[] },
  expected: readonly { id: string }[],
  asOf: string,
): void {
  const shown = new Set(page.nodes.map(({ id }) => id));
  expect(page.totalCount, `${asOf}, seed ${seed}`).toBe(expected.length);
  expect(shown.size).toBe(Math.min(expected.length, 100));
  expect(page.nodes.toSorted(byId), `${asOf}, seed ${seed}`).toEqual(
    expected.filter(({ id }) => shown.has(id)),
  );
}

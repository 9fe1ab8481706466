import { afterAll, beforeAll, expect, it } from 'vitest';
import { rescoreDue } from '../../../server/features/assessment/expiry.job.js';
import { addDays, dayOf } from '../../../server/platform/clock.js';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { acceptProof, submitProof } from './proofs.js';
import { startRating } from './ratings.scene.js';
import { freshAssessment, rateAll, resultsOf, scoreOf } from './scene.js';

let app: TestApp;
let officer: Caller;
let id: string;
const today = dayOf(new Date());
const query = `query ($days: [Int!]! = [30, 60, 90]) { proofOutlook(days: $days) { assessment { id } points { day value level met } } }`;
const outlook = async (days?: number[], caller = officer) =>
  (await caller.query(query, days ? { days } : {})).proofOutlook;

beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  ({ id } = await freshAssessment(app));
  await rateAll(officer, id);
  // Nothing runs out in this one.
  await startRating(officer, 'csl-2025');
  const controls = (await resultsOf(officer, id)).map((result) => result.control.id);
  const proof = async (at: number[], more: object) =>
    acceptProof(app, await submitProof(app, { controlIds: at.map((place) => controls[place]!), ...more }));
  await proof([0], { validUntil: addDays(today, 20) });
  await proof([1, 2], { validUntil: addDays(today, 60) });
  // What proves it on stands beside what runs out.
  await proof([2, 3], {});
  await proof([4], { validFrom: addDays(today, 40), validUntil: addDays(today, 75) });
});
afterAll(() => app.close());

it('tells the proven outcome of each day as it will be counted then, if nothing is renewed', async () => {
  const told = await outlook();
  expect(told.map((one: any) => one.assessment.id)).toEqual([id]);
  const [{ points }] = told;
  expect(points.map((point: any) => [point.day, point.met])).toEqual([
    [today, 4],
    [addDays(today, 30), 3],
    // The last day of validity counts whole.
    [addDays(today, 60), 4],
    [addDays(today, 90), 2],
  ]);
  expect(points[0].value).toBe((await scoreOf(officer, id)).score.proven.value);

  // Let the days go by, and look what the score is.
  let gone = 0;
  for (const [nth, days] of [30, 60, 90].entries()) {
    await app.sql(
      `update evidence set valid_from = valid_from - $1::integer, valid_until = valid_until - $1::integer, collected_on = collected_on - $1::integer`,
      [days - gone],
    );
    gone = days;
    await app.sql('update assessment_score set next_change_on = $1 where next_change_on is not null', [
      today,
    ]);
    await rescoreDue(app.house.deps);
    const { proven } = (await scoreOf(officer, id)).score;
    expect({ value: points[nth + 1].value, met: points[nth + 1].met }).toEqual({
      value: proven.value,
      met: proven.met,
    });
  }
  // Whatever was to change has changed.
  expect(await outlook()).toEqual([]);
});

it('asks for few days within a year, of what the caller sees, in his own hospital', async () => {
  for (const days of [[], [0], [367], [1, 2, 3, 4, 5]])
    expect((await officer.fails(query, { days })).code).toBe('BAD_USER_INPUT');
  expect(await outlook([366], app.as('COMPLIANCE_OFFICER', 'south'))).toEqual([]);
  expect((await app.as('SYSTEM_ADMINISTRATOR').fails(query)).code).toBe('FORBIDDEN');
});

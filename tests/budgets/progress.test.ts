import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, dayOf } from '../../server/platform/clock.js';
import { acceptProof, submitProof } from '../api/assessment/proofs.js';
import { freshAssessment, rateAll, resultsOf } from '../api/assessment/scene.js';
import { createMutation, newTask, scene } from '../api/remediation/scene.js';
import type { Scene } from '../api/remediation/scene.js';
import { sent } from '../support/statements.js';
import { createTestApp } from '../support/test-app.js';
import type { Caller, TestApp } from '../support/test-app.js';

let app: TestApp;
let officer: Caller;
let world: Scene;
const today = dayOf(new Date());
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
  world = await scene(app);
  const tasks = world.results
    .slice(0, 12)
    .map(({ id }) => newTask(app, [id], { ownerId: app.fixture.north.members.CONTRIBUTOR }));
  await officer.query(createMutation, { input: { tasks } });
});
afterAll(() => app.close());

async function counted(query: string): Promise<string[]> {
  await officer.query(query);
  return (await sent(() => officer.query(query))).filter((statement) => !/^(begin|commit)/.test(statement));
}

it('a year of progress takes one statement, with units and owners two more', async () => {
  const query = (more: string, to = today) =>
    `{ remediationProgress(from: "${addDays(today, -364)}", to: "${to}") { days { tasks done overdue planned } weeks { verified } forecast { finishOn } measures { verified } ${more} } }`;
  expect(await counted(query('byUnit { open }'))).toEqual([expect.stringContaining('progress.sums')]);
  expect(await counted(query('byUnit { open }', addDays(today, -1)))).toEqual([
    expect.stringContaining('progress.read'),
  ]);
  const whole = await counted(query('byUnit { open unit { name } } byOwner { open owner { displayName } }'));
  expect(whole, whole.join(', ')).toHaveLength(3);
});

it('an outlook takes four statements for each day, however many proofs run out', async () => {
  const query = (days: string) => `{ proofOutlook(days: [${days}]) { assessment { name } points { met } } }`;
  const { id } = await freshAssessment(app);
  await rateAll(officer, id);
  const controlIds = (await resultsOf(officer, id)).slice(0, 20).map((result) => result.control.id);
  for (const ahead of [10, 20, 40])
    await acceptProof(
      app,
      await submitProof(app, {
        controlIds,
        validUntil: addDays(today, ahead),
      }),
    );
  const one = await counted(query('30'));
  const three = await counted(query('30, 60, 90'));
  expect(three.length - one.length, three.join(', ')).toBe(2 * 4);
});

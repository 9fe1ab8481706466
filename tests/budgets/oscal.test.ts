import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshAssessment, rate, rateAll, resultsOf } from '../api/assessment/scene.js';
import { get } from '../api/evidence/evidence.requests.js';
import { createTask } from '../api/remediation/scene.js';
import { sent } from '../support/statements.js';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

it('a file of one gap takes as many statements as one of 211 items and 40 tasks', async () => {
  const officer = app.as('COMPLIANCE_OFFICER');
  const { id } = await freshAssessment(app);
  const [first, ...others] = await resultsOf(officer, id);
  await rate(officer, [{ resultId: first!.id, verdict: 'UNMET', gap: '没有' }]);
  await createTask(app, [first!.id]);
  const count = async (name: string) => {
    const statements = await sent(async () => {
      const answer = await get(app, officer, `/files/oscal/assessments/${id}/${name}.json`);
      expect(answer.statusCode).toBe(200);
    });
    return statements.filter((each) => /^[a-z]+\.\w+$/i.test(each)).toSorted();
  };
  const few = [await count('assessment-results'), await count('poam')];
  expect(few[0]).toEqual(expect.arrayContaining(['oscal.proofs', 'oscal.changedAt', 'task.ofResults']));
  expect(few[0]!.length).toBeLessThanOrEqual(14);
  await rateAll(officer, id);
  for (const result of others.slice(0, 40)) await createTask(app, [result.id, first!.id]);
  expect([await count('assessment-results'), await count('poam')]).toEqual(few);
});

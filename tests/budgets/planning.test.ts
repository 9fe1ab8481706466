import { afterAll, beforeAll, expect, it } from 'vitest';
import { rate } from '../api/assessment/scene.js';
import { addAlternative, addPackages, newRoadmap, planningScene } from '../api/planning/scene.js';
import { sent } from '../support/statements.js';
import { createTestApp } from '../support/test-app.js';
import type { Caller, TestApp } from '../support/test-app.js';

let app: TestApp;
let officer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

const query = `query ($id: ID!) { roadmap(id: $id) { name packages { name } scenarios { alternative { name } cost { likely }
  effects { assessment { name } next { steps } points { year proven { value } declared { value } } } } } }`;

async function counted(id: string): Promise<string[]> {
  await officer.query(query, { id });
  return (await sent(() => officer.query(query, { id }))).filter((name) => !/^(begin|commit)/.test(name));
}

it('what a roadmap reaches is read once, however many years, alternatives, packages and assessments', async () => {
  const worlds = [await planningScene(app), await planningScene(app), await planningScene(app)];
  const results = worlds.flatMap((world) => world.results);
  await rate(
    officer,
    results.slice(0, 200).map(({ id }) => ({ resultId: id, verdict: 'PARTIAL' })),
  );
  const small = await newRoadmap(officer, [worlds[0]!.assessmentId], { years: 1 });
  const large = await newRoadmap(
    officer,
    worlds.map(({ assessmentId }) => assessmentId),
  );
  const packages = await addPackages(
    officer,
    large.id,
    Array.from({ length: 30 }, (_, at) => ({
      name: `包 ${at}`,
      startQuarter: 1 + (at % 12),
      endQuarter: 1 + (at % 12),
      resultIds: results.slice(at * 20, at * 20 + 20).map(({ id }) => id),
    })),
  );
  for (const count of [5, 10, 20])
    await addAlternative(officer, {
      roadmapId: large.id,
      name: `方案 ${count}`,
      choices: packages.slice(0, count).map(({ id }) => ({ packageId: id })),
    });
  const few = await counted(small.id);
  const many = await counted(large.id);
  // The roadmap; its packages, for itself and for what they reach; alternatives, assessments, what is recorded and estimated in
  // them, and which rule books there are.
  expect(many, many.join(', ')).toHaveLength(8);
  expect(many.toSorted()).toEqual(few.toSorted());
});

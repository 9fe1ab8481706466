import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { rate } from '../assessment/scene.js';
import { acceptedProof, createTask, scene, submit, verify } from './scene.js';
import type { Scene } from './scene.js';

let app: TestApp;
let world: Scene;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
  world = await scene(app);
});
afterAll(() => app.close());

it('whoever watches the assessment hears of its tasks, and sees verdict and score move with the verification', async () => {
  const [result] = world.results;
  await rate(app.as('COMPLIANCE_OFFICER'), [{ resultId: result!.id, verdict: 'UNMET' }]);
  const heard = app.subscribe(
    'MANAGER',
    'subscription ($id: ID!) { assessmentChanged(id: $id) { action actorName results { id verdict proofState tasks { code state } } assessment { score { proven { met } } } } }',
    { id: world.assessmentId },
  );
  const next = async (action: string) => {
    for (;;) {
      const { value } = await heard.next();
      const change = value?.data?.assessmentChanged;
      if (!change) throw new Error(JSON.stringify(value));
      if (change.action === action) return change;
    }
  };
  const first = next('task.created');
  // The socket has to be open before something can be heard.
  await app.listening();
  const task = await createTask(app, [result!.id]);
  expect(await first).toMatchObject({
    results: [{ id: result!.id, tasks: [{ code: task.code, state: 'OPEN' }] }],
  });
  const submitted = await submit(app, task, [await acceptedProof(app)]);
  const began = Date.now();
  const verified = next('task.verified');
  await verify(app, submitted, { rerates: [{ resultId: result!.id, verdict: 'MET' }] });
  expect(await verified).toMatchObject({
    actorName: 'north MANAGER',
    results: [{ id: result!.id, verdict: 'MET', proofState: 'PROVEN', tasks: [{ state: 'VERIFIED' }] }],
    assessment: { score: { proven: { met: 1 } } },
  });
  expect(Date.now() - began).toBeLessThan(2_000);
  await heard.return?.();
});

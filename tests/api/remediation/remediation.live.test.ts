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
  await app.listening(0);
  const heard = app.subscribe(
    'MANAGER',
    'subscription ($id: ID!) { assessmentChanged(id: $id) { results { id verdict proofState tasks { code state } } assessment { score { proven { met } } } } }',
    { id: world.assessmentId },
  );
  // What comes within a moment is told as one change: it is known by what it shows, not by its name.
  const nextShowing = async (state: string) => {
    for (;;) {
      const { value } = await heard.next();
      const change = value?.data?.assessmentChanged;
      if (!change) throw new Error(JSON.stringify(value));
      if (change.results[0]?.tasks[0]?.state === state) return change;
    }
  };
  const first = nextShowing('OPEN');
  // The socket has to be open before something can be heard.
  await app.listening();
  const task = await createTask(app, [result!.id]);
  expect(await first).toMatchObject({ results: [{ id: result!.id, tasks: [{ code: task.code }] }] });
  const submitted = await submit(app, task, [await acceptedProof(app)]);
  const verified = nextShowing('VERIFIED');
  await verify(app, submitted, { rerates: [{ resultId: result!.id, verdict: 'MET' }] });
  expect(await verified).toMatchObject({
    results: [{ id: result!.id, verdict: 'MET', proofState: 'PROVEN' }],
    assessment: { score: { proven: { met: 1 } } },
  });
  await heard.return?.();
});

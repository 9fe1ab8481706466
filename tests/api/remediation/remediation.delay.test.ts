import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import {
  acceptedProof,
  createTask,
  dayFromToday,
  decideDelayMutation,
  requestDelayMutation,
  scene,
  start,
  submitMutation,
  verify,
} from './scene.js';
import type { Scene } from './scene.js';

let app: TestApp;
let world: Scene;
let at = 0;
beforeAll(async () => {
  app = await createTestApp();
  world = await scene(app);
});
afterAll(() => app.close());

const fresh = (): string => world.results[at++]!.id;

describe('delays', () => {
  it('an approved delay moves the due day and keeps the original one', async () => {
    const task = await createTask(app, [fresh()], { dueOn: dayFromToday(-3) });
    expect(task).toMatchObject({ overdue: true, overdueDays: 3 });
    const wish = { taskId: task.id, requestedDueOn: dayFromToday(10), reason: '等设备到货' };
    const early = await app
      .as('CONTRIBUTOR')
      .fails(requestDelayMutation, { input: { ...wish, requestedDueOn: task.dueOn } });
    expect(early.fields).toHaveProperty('requestedDueOn');
    const { requestDelay } = await app.as('CONTRIBUTOR').query(requestDelayMutation, { input: wish });
    expect(requestDelay.task).toMatchObject({
      dueOn: dayFromToday(-3),
      viewerCanRequestDelay: false,
      delayRequests: [{ state: 'REQUESTED', requestedDueOn: dayFromToday(10) }],
    });
    expect((await app.as('CONTRIBUTOR').fails(requestDelayMutation, { input: wish })).code).toBe(
      'INVALID_STATE',
    );
    const [delay] = requestDelay.task.delayRequests;
    const { decideDelay } = await app
      .as('MANAGER')
      .query(decideDelayMutation, { input: { delayRequestId: delay.id, approve: true } });
    expect(decideDelay.task).toMatchObject({
      dueOn: dayFromToday(10),
      originalDueOn: dayFromToday(-3),
      overdue: false,
      overdueDays: 0,
    });
    expect(decideDelay.task.delayRequests[0]).toMatchObject({
      state: 'APPROVED',
      decidedBy: { displayName: 'north MANAGER' },
    });
    expect(
      (
        await app
          .as('MANAGER')
          .fails(decideDelayMutation, { input: { delayRequestId: delay.id, approve: false, note: '不' } })
      ).code,
    ).toBe('INVALID_STATE');
  });

  it('rejecting needs an explanation, and a verified task lets a waiting wish lapse', async () => {
    const task = await start(app, await createTask(app, [fresh()]));
    const { requestDelay } = await app.as('CONTRIBUTOR').query(requestDelayMutation, {
      input: { taskId: task.id, requestedDueOn: dayFromToday(60), reason: '忙' },
    });
    const [delay] = requestDelay.task.delayRequests;
    expect(
      (
        await app
          .as('MANAGER')
          .fails(decideDelayMutation, { input: { delayRequestId: delay.id, approve: false } })
      ).fields,
    ).toHaveProperty('note');
    const { submitRemediationTask } = await app.as('CONTRIBUTOR').query(submitMutation, {
      input: {
        taskId: task.id,
        version: task.version,
        note: '好了',
        evidenceIds: [await acceptedProof(app)],
      },
    });
    const verified = await verify(app, submitRemediationTask.task);
    expect(verified.delayRequests).toMatchObject([{ state: 'REJECTED', decidedBy: null }]);
    expect(verified.dueOn).toBe(task.dueOn);
  });
});

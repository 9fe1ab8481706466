import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { Caller, TestApp } from '../../support/test-app.js';
import { iso } from '../crosswalk/crosswalk.requests.js';
import { dayFrom } from '../evidence/evidence.requests.js';
import { askOne, batch, cancel, change, requestOf } from './scene.js';

let app: TestApp;
let officer: Caller;
const controls = [iso('A.5.1')];
beforeAll(async () => {
  app = await createTestApp();
  officer = app.as('COMPLIANCE_OFFICER');
});
afterAll(() => app.close());

it('moves the day and the person of many, each alone, and tells what changed', async () => {
  const { CONTRIBUTOR, SERVICE_ENGINEER, AUDIT_ADMINISTRATOR } = app.fixture.north.members;
  const one = await askOne(app, controls);
  const done = await askOne(app, controls);
  await batch(officer, cancel, { ids: [done.id], reason: '不再需要' });
  const set = (changes: object, ids: string[] = [one.id]) =>
    batch(officer, change, { input: { ids, ...changes } });
  const moved = await set({ dueOn: dayFrom(20), assigneeId: SERVICE_ENGINEER }, [
    one.id,
    done.id,
    controls[0]!,
  ]);
  expect(moved.map((item) => item.error?.code ?? [item.request.dueOn, item.request.assignee.id])).toEqual([
    [dayFrom(20), SERVICE_ENGINEER],
    'INVALID_STATE',
    'NOT_FOUND',
  ]);
  // Whoever is named instead sees it, of whatever unit; the same once more is no change.
  expect((await requestOf(app.as('SERVICE_ENGINEER'), one.id)).dueOn).toBe(dayFrom(20));
  const version = (await requestOf(officer, one.id)).version;
  await set({ dueOn: dayFrom(20) });
  expect((await requestOf(officer, one.id)).version).toBe(version);
  expect((await set({ anybody: true }))[0]!.request).toMatchObject({ dueOn: dayFrom(20), assignee: null });
  expect(
    await app.sql(
      `select before, after from event where object_id = $1 and action = 'evidenceRequest.changed' order by seq`,
      [one.id],
    ),
  ).toMatchObject([
    { after: { dueOn: dayFrom(20), assigneeId: SERVICE_ENGINEER } },
    { before: { assigneeId: SERVICE_ENGINEER }, after: { assigneeId: null } },
  ]);
  const refusals: [object, string, string][] = [
    [{}, 'BAD_USER_INPUT', 'dueOn'],
    [{ dueOn: dayFrom(-1) }, 'BAD_USER_INPUT', 'dueOn'],
    [{ assigneeId: AUDIT_ADMINISTRATOR }, 'BAD_USER_INPUT', 'assigneeId'],
    [{ assigneeId: CONTRIBUTOR, anybody: true }, 'BAD_USER_INPUT', 'anybody'],
    [{ assigneeId: app.fixture.south.members.CONTRIBUTOR }, 'NOT_FOUND', ''],
  ];
  for (const [changes, code, field] of refusals) {
    const failure = await officer.fails(change, { input: { ids: [one.id], ...changes } });
    expect([failure.code, Object.keys(failure.fields ?? {}).join()]).toEqual([code, field]);
  }
});

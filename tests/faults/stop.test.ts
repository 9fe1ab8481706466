import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
});
afterAll(() => app.close());

const denials = () =>
  app
    .sql(`select id from event where action = 'access.denied' and object_name = 'events'`)
    .then((rows) => rows.length);

it('a server that is told to stop first records the denials that it has answered already, and then ends', async () => {
  const second = await createTestApp({ listen: true, beside: app });
  // Recording a denial takes as long as the table is locked; the answer does not wait for it.
  const held = await app.hold('lock table event in exclusive mode');
  const asked = Array.from({ length: 12 }, () => second.as('INSPECTOR').fails('{ events { totalCount } }'));
  for (const { code } of await Promise.all(asked)) expect(code).toBe('FORBIDDEN');
  // As many as the server has connections for; the others stand behind them.
  await held.waiting(6);
  let closed = false;
  const closing = second.close().then(() => (closed = true));
  await new Promise((go) => setTimeout(go, 300));
  expect(closed).toBe(false);
  await held.release();
  await closing;
  expect(await denials()).toBe(12);
}, 60_000);

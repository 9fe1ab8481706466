import { afterAll, beforeAll, expect, it } from 'vitest';
import { createId, dayFrom } from '../api/evidence/evidence.requests.js';
import { list, tellAll } from '../api/notification/scene.js';
import { sent } from '../support/statements.js';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({
    env: { HENGJIAN_SMTP: 'smtp://127.0.0.1:9', HENGJIAN_MAIL_FROM: 'hengjian@hospital.example' },
  });
  await app
    .as('MANAGER')
    .query(
      'mutation ($input: SaveNoticeSettingsInput!) { saveNoticeSettings(input: $input) { settings { email } } }',
      { input: { email: 'm@hospital.example', rules: [{ kind: 'EVIDENCE_SUBMITTED', rule: 'AT_ONCE' }] } },
    );
  await tellAll(app);
});
afterAll(() => app.close());

const submitted = (count: number) =>
  Promise.all(
    Array.from({ length: count }, (_unused, at) =>
      createId(app.as('CONTRIBUTOR'), `证据 ${at}`, {
        submit: true,
        unitId: app.fixture.north.units.radiology,
        collectedOn: dayFrom(-1),
      }),
    ),
  );

/** The transaction that tells: a round before it may find nothing yet, as long as any transaction of the machine is open. */
async function telling(): Promise<string[]> {
  const statements = await sent(() => tellAll(app));
  const starts = statements.flatMap((name, at) => (name === 'door.write' ? [at] : []));
  const writes = starts.map((at, n) => statements.slice(at, starts[n + 1]));
  const told = writes.find((write) => write.includes('notice.insert')) ?? [];
  return told.slice(
    0,
    told.findIndex((name) => name.startsWith('commit')),
  );
}

it('telling of one and of twenty things takes the same statements, mails included', async () => {
  await submitted(1);
  const one = await telling();
  await submitted(20);
  const many = await telling();
  expect(one).toContain('delivery.insert');
  expect(many).toEqual(one);
  expect(one.length).toBeLessThanOrEqual(12);
});

it('the inbox is one statement, whatever is in it', async () => {
  const statements = await sent(() => app.as('MANAGER').query(list, { first: 50 }));
  expect(statements.filter((name) => name.startsWith('notice.'))).toEqual(['notice.mine']);
});

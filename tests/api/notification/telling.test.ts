import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestApp } from '../../support/test-app.js';
import type { TestApp } from '../../support/test-app.js';
import { createId } from '../evidence/evidence.requests.js';
import { noticesOf, tellAll } from './scene.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

const submitted = (count: number) =>
  Array.from({ length: count }, (_unused, at) =>
    createId(app.as('CONTRIBUTOR'), `证据 ${at}`, {
      submit: true,
      unitId: app.fixture.north.units.radiology,
    }),
  );
const counts = async () => {
  const rows = await app.sql<{ told: number }>(
    'select count(*)::integer as told from notice group by dedupe_key, recipient_id',
  );
  return { rows: rows.length, twice: rows.filter((row) => row.told > 1).length };
};

it('two servers tell each event once', async () => {
  const second = await createTestApp({ beside: app });
  try {
    await Promise.all(submitted(12));
    await Promise.all([tellAll(app), tellAll(second), tellAll(app), tellAll(second)]);
    // Officer and manager review.
    expect(await counts()).toEqual({ rows: 24, twice: 0 });
  } finally {
    await second.close();
  }
});

it('goes on where it stopped when the telling fails in between', async () => {
  await Promise.all(submitted(2));
  await app.sql('alter table notice add constraint broken check (false) not valid');
  await expect(tellAll(app)).rejects.toThrow();
  await app.sql('alter table notice drop constraint broken');
  await tellAll(app);
  expect(await counts()).toEqual({ rows: 28, twice: 0 });
});

it('begins with the last fourteen days', async () => {
  await app.sql('delete from notice');
  await app.sql('delete from notice_cursor');
  await app.sql('alter table event disable trigger event_append_only');
  await app.sql(`update event set at = at - interval '20 days' where action = 'evidence.created'`);
  await Promise.all(submitted(1));
  await tellAll(app);
  expect(await counts()).toEqual({ rows: 2, twice: 0 });
});

it('wakes the bell of who is told', async () => {
  const listening = await createTestApp({ listen: true });
  try {
    const heard = listening.subscribe('MANAGER', 'subscription { noticesChanged { unread } }');
    const next = heard.next();
    await listening.listening();
    await createId(listening.as('CONTRIBUTOR'), '立刻', {
      submit: true,
      unitId: app.fixture.north.units.radiology,
    });
    expect((await next).value).toEqual({ data: { noticesChanged: { unread: 1 } } });
    expect(await noticesOf(listening.as('MANAGER'))).toHaveLength(1);
    await heard.return?.();
  } finally {
    await listening.close();
  }
});

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSocket } from '../support/raw-socket.js';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ listen: true });
});
afterAll(() => app.close());

const slowQuery = '{ informationSystems { nodes { id } } }';
const lockSystems = 'lock table information_system in access exclusive mode';

const ask = (query: string, signal?: AbortSignal) =>
  fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': 'en',
      ...app.as('COMPLIANCE_OFFICER').headers,
    },
    body: JSON.stringify({ query }),
    ...(signal ? { signal } : {}),
  });

/** Statements of the server that run at this moment, jobs aside. */
async function running(): Promise<number> {
  const [row] = await app.sql<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where datname = current_database() and state <> 'idle'
       and application_name = 'hengjian' and query like '%system.%'`,
  );
  return row!.count;
}

async function untilRunning(count: number, withinMs: number): Promise<void> {
  let seen = -1;
  for (let waited = 0; waited <= withinMs; waited += 25) {
    seen = await running();
    if (seen === count) return;
    await sleep(25);
  }
  throw new Error(`${seen} statements run, expected ${count}`);
}

describe('a query that takes long', () => {
  it('is cancelled in the database within a second when its client goes away', async () => {
    // Every row takes a minute: really slow, not only waiting.
    await app.sql(
      `create policy slow on unit as restrictive to hengjian_app using (pg_sleep(60) is not null)`,
    );
    const gone = new AbortController();
    const answer = ask('{ organization { units { name } } }', gone.signal).catch(() => 'gone');
    const sleeping = async () =>
      (
        await app.sql<{ count: number }>(
          `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`,
        )
      )[0]!.count;
    try {
      for (let waited = 0; (await sleeping()) === 0; waited += 25) {
        if (waited > 10_000) throw new Error('nothing is slow');
        await sleep(25);
      }
      gone.abort();
      for (let waited = 0; (await sleeping()) > 0; waited += 25) {
        if (waited > 1_000) throw new Error('still running a second after the client has gone');
        await sleep(25);
      }
    } finally {
      await app.sql('drop policy slow on unit');
    }
    expect(await answer).toBe('gone');
    expect((await ask('{ organization { units { name } } }')).status).toBe(200);
  });

  it('gives all connections back when two hundred clients go away at once', async () => {
    const lock = await app.hold(lockSystems);
    const gone = new AbortController();
    const answers = Array.from({ length: 200 }, () => ask(slowQuery, gone.signal).catch(() => 'gone'));
    await untilRunning(6, 10_000);
    gone.abort();
    await untilRunning(0, 1_500);
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['gone']));
    // The lock is still there: only what does not need it may answer, and it does.
    expect((await ask('{ organization { name } }')).status).toBe(200);
    await lock.release();
    expect((await ask(slowQuery)).status).toBe(200);
  });

  it('is cancelled when its socket closes', async () => {
    const lock = await app.hold(lockSystems);
    const socket = openSocket(app.url, { ...app.as('MANAGER').headers, origin: app.url });
    await socket.ready();
    socket.ask('1', slowQuery);
    await untilRunning(1, 5_000);
    socket.socket.terminate();
    await untilRunning(0, 1_500);
    await lock.release();
  });

  it('ends at the limit of eight seconds with a sentence, and leaves nothing behind', async () => {
    const lock = await app.hold(lockSystems);
    const answer = (await (await ask(slowQuery)).json()) as { errors: object[] };
    expect(answer.errors[0]).toMatchObject({
      message: 'The query took too long: narrow it down.',
      extensions: { code: 'LIMIT_EXCEEDED' },
    });
    await untilRunning(0, 1_500);
    await lock.release();
    expect((await ask(slowQuery)).status).toBe(200);
  });
});

describe('a database that cannot serve everybody', () => {
  it('turns away with 503 and Retry-After whoever would only make the queue longer, then serves all again', async () => {
    const lock = await app.hold(lockSystems);
    const statuses: number[] = [];
    const turnedAway: Response[] = [];
    const answers = Array.from({ length: 400 }, async () => {
      const response = await ask(slowQuery);
      statuses.push(response.status);
      if (response.status === 503) turnedAway.push(response);
      else await response.text();
    });
    for (let waited = 0; waited < 10_000 && turnedAway.length === 0; waited += 20) await sleep(20);
    await lock.release();
    await Promise.all(answers);
    expect(turnedAway.length).toBeGreaterThan(0);
    expect(turnedAway[0]!.headers.get('retry-after')).toBe('2');
    expect(await turnedAway[0]!.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect((await ask(slowQuery)).status).toBe(200);
  }, 60_000);

  it('says 503 while the database lets nobody in, and comes back by itself', async () => {
    const [{ name }] = (await app.sql<{ name: string }>('select current_database() as name')) as [
      { name: string },
    ];
    await app.sql(`alter database ${name} connection limit 0`);
    await app.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'hengjian_app'`,
    );
    let status = 0;
    for (let tries = 0; tries < 40 && status !== 503; tries += 1) {
      ({ status } = await ask('{ organization { name } }'));
      expect([200, 503]).toContain(status);
    }
    expect(status).toBe(503);
    await app.sql(`alter database ${name} connection limit -1`);
    expect((await ask('{ organization { name } }')).status).toBe(200);
  });
});

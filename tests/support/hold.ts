import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

export interface Held {
  /** Answers when exactly this many sessions wait for what is held; fails when that never happens. */
  waiting(count: number, withinMs?: number): Promise<void>;
  release(): Promise<void>;
}

/** Runs a statement in a transaction that stays open, to keep others waiting for its lock. */
export async function holdOpen(ownerUrl: string, statement: string): Promise<Held> {
  // A transaction sees one moment of the sessions only: a second connection looks at who waits.
  const [holder, watcher] = [
    new Client({ connectionString: ownerUrl }),
    new Client({ connectionString: ownerUrl }),
  ];
  for (const client of [holder, watcher]) {
    // A test that failed leaves them to the end of its database.
    client.on('error', () => undefined);
    await client.connect();
  }
  await holder.query('begin');
  await holder.query(statement);
  const { rows } = await holder.query<{ pid: number }>('select pg_backend_pid() as pid');
  return {
    async waiting(count, withinMs = 10_000) {
      let seen = -1;
      for (let waited = 0; waited <= withinMs; waited += 50) {
        const answer = await watcher.query<{ waiting: number }>(
          'select count(*)::int as waiting from pg_stat_activity where $1 = any (pg_blocking_pids(pid))',
          [rows[0]!.pid],
        );
        seen = answer.rows[0]!.waiting;
        if (seen === count) return;
        await sleep(50);
      }
      throw new Error(`${seen} sessions wait, expected ${count}`);
    },
    async release() {
      await holder.query('rollback');
      await holder.end();
      await watcher.end();
    },
  };
}

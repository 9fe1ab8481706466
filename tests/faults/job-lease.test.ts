import { setTimeout as sleep } from 'node:timers/promises';
import { expect, inject, it } from 'vitest';
import { Jobs } from '../../server/platform/jobs/jobs.js';
import { createLogger } from '../../server/platform/logging.js';
import { isSampled } from '../support/thoroughness.js';
import { createTestApp } from '../support/test-app.js';

it.skipIf(!isSampled(2))(
  'a job that runs longer than the lease stays with its living server, whoever else looks for lost ones',
  async () => {
    const app = await createTestApp();
    const name = new URL(app.ownerUrl).pathname.slice(1);
    const url = inject('applicationUrl').replace('__database__', name);
    let begun = 0;
    let lost = 0;
    const servers = [1, 2].map(() => {
      const jobs = new Jobs(url, createLogger('fatal'));
      jobs.handle('test.long', async (_data, { signal }) => {
        begun += 1;
        await sleep(18_000);
        if (signal.aborted) lost += 1;
      });
      return jobs;
    });
    try {
      for (const jobs of servers) await jobs.start();
      await app.house.deps.database.write(app.actor('MANAGER'), (tx) =>
        servers[0]!.enqueue(tx, 'test.long', {}),
      );
      const finished = async () => {
        const [row] = await app.sql<{ done: number }>(
          `select count(*)::int as done from pgboss.job where name = 'test.long' and state = 'completed'`,
        );
        return row!.done;
      };
      for (let waited = 0; waited < 40_000 && (await finished()) === 0; waited += 200) await sleep(200);
      expect({ begun, lost, finished: await finished() }).toEqual({ begun: 1, lost: 0, finished: 1 });
    } finally {
      await Promise.all(servers.map((jobs) => jobs.stop()));
      await app.close();
    }
  },
  90_000,
);

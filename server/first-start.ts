import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedDemoHospital, storyBegin } from '../seeds/index.js';
import type { DemoAccount } from '../seeds/index.js';
import { generatePassword } from './features/people/index.js';
import { openHouse } from './house.js';
import { dayOf, systemClock } from './platform/clock.js';
import type { Config } from './platform/config.js';
import type { Postgres } from './platform/database/postgres.js';
import { withClient } from './platform/database/set-up.js';
import { tellStory } from './platform/database/story-clock.js';
import { DeskJobs } from './platform/jobs/desk-jobs.js';
import type { Logger } from './platform/logging.js';

/** Builds the demo hospital in an empty installation, with a house of its own; answers the lines about demo accounts to print. */
export async function firstStart(
  config: Config,
  logger: Logger,
  { ownerUrl, applicationUrl }: Pick<Postgres, 'ownerUrl' | 'applicationUrl'>,
): Promise<string[]> {
  const remembered = join(config.dataDir, 'demo-accounts.json');
  if (await hasOrganization(ownerUrl)) {
    // The password was printed once, at the first start; later starts only name the accounts.
    if (!existsSync(remembered)) return [];
    const names = JSON.parse(readFileSync(remembered, 'utf8')) as DemoAccount[];
    return lines(names, undefined);
  }
  const started = Date.now();
  process.stdout.write('Building the demo hospital …\n');
  const password = config.demoPassword ?? generatePassword();
  const today = dayOf(systemClock.now());
  const accounts = await tellStory(ownerUrl, applicationUrl, storyBegin(today), async (story) => {
    const jobs = new DeskJobs(story.applicationUrl, logger);
    const house = await openHouse(config, logger, story.applicationUrl, { clock: story, jobs });
    try {
      return await seedDemoHospital(house, { story, jobs }, password, today, (id, code, name) =>
        withClient(ownerUrl, (client) =>
          client.query('select create_organization($1, $2, $3)', [id, code, name]),
        ),
      );
    } finally {
      await house.close();
    }
  });
  writeFileSync(remembered, JSON.stringify(accounts), { mode: 0o600 });
  logger.info({ ms: Date.now() - started }, 'demo hospital ready');
  return lines(accounts, password);
}

const hasOrganization = (ownerUrl: string): Promise<boolean> =>
  withClient(ownerUrl, async (client) => {
    const found = await client.query('select 1 from organization_ids() limit 1');
    return (found.rowCount ?? 0) > 0;
  });

function lines(accounts: readonly DemoAccount[], password: string | undefined): string[] {
  return [
    '演示账号 / demo accounts:',
    ...accounts.map((account) => `  ${account.username.padEnd(12)} ${account.role}`),
    password
      ? `密码 / password (shown once): ${password}`
      : '密码 / password: the one printed at the first start, or HENGJIAN_DEMO_PASSWORD of that time',
  ];
}

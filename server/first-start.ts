import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedDemoHospital } from '../seeds/index.js';
import type { DemoAccount } from '../seeds/index.js';
import { generatePassword } from './features/people/index.js';
import type { House } from './house.js';
import { withClient } from './platform/database/set-up.js';

/** Seeds the demo hospital into an empty installation; answers the lines about demo accounts to print. */
export async function firstStart(house: House, ownerUrl: string): Promise<string[]> {
  const { config, database, logger } = house.deps;
  const { rows } = await database.pool.query<{ code: string }>('select code from organization_ids()');
  const remembered = join(config.dataDir, 'demo-accounts.json');
  if (rows.length > 0) {
    // The password was printed once, at the first start; later starts only name the accounts.
    if (!existsSync(remembered)) return [];
    const names = JSON.parse(readFileSync(remembered, 'utf8')) as DemoAccount[];
    return lines(names, undefined);
  }
  const started = Date.now();
  process.stdout.write('Building the demo hospital …\n');
  const password = config.demoPassword ?? generatePassword();
  const accounts = await seedDemoHospital(house, password, (id, code, name) =>
    withClient(ownerUrl, (client) =>
      client.query('select create_organization($1, $2, $3)', [id, code, name]),
    ),
  );
  writeFileSync(remembered, JSON.stringify(accounts), { mode: 0o600 });
  logger.info({ ms: Date.now() - started }, 'demo hospital ready');
  return lines(accounts, password);
}

function lines(accounts: readonly DemoAccount[], password: string | undefined): string[] {
  return [
    '演示账号 / demo accounts:',
    ...accounts.map((account) => `  ${account.username.padEnd(12)} ${account.role}`),
    password
      ? `密码 / password (shown once): ${password}`
      : '密码 / password: the one printed at the first start, or HENGJIAN_DEMO_PASSWORD of that time',
  ];
}

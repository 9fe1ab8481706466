// `npm run test:postgres -- <url>`: the API and budget tests on a given PostgreSQL 15–18 instead of the one that comes by npm.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const [url, ...files] = process.argv.slice(2);
if (!url || !/^postgres(ql)?:\/\//.test(url)) {
  console.error(
    'Usage: npm run test:postgres -- postgresql://user:password@host:port/postgres [test folder …]',
  );
  process.exit(1);
}
const { status } = spawnSync(
  join(root, 'node_modules', '.bin', 'vitest'),
  [
    'run',
    '--config',
    'tests/vitest.config.ts',
    ...(files.length > 0 ? files : ['tests/api', 'tests/budgets']),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, HENGJIAN_TEST_DATABASE_URL: url } },
);
process.exit(status ?? 1);

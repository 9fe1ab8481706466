// `npm test`: rules and API on a real PostgreSQL, then the browser journeys in a real Chromium. Ends with "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const out = join(root, 'dist', 'test-results');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const run = (command, args, env = {}) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;
const bin = (name) => join(root, 'node_modules', '.bin', name);

const built = run(process.execPath, ['server/launch.mjs', '--build']);
if (built !== 0) process.exit(built);

let passed = 0;
let failed = 0;
const vitestReport = join(out, 'vitest.json');
const vitest = run(bin('vitest'), [
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${vitestReport}`,
]);
count(vitestReport, vitest, (report) => [
  report.numPassedTests,
  report.numFailedTests + (report.numFailedTestSuites > 0 && report.numFailedTests === 0 ? 1 : 0),
]);

const playwrightReport = join(out, 'playwright.json');
const playwright = run(bin('playwright'), ['test', '--config', 'tests/e2e/playwright.config.ts'], {
  PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
});
count(playwrightReport, playwright, (report) => [
  report.stats.expected + report.stats.flaky,
  report.stats.unexpected,
]);

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && vitest === 0 && playwright === 0 ? 0 : 1);

function count(file, status, read) {
  if (!existsSync(file)) {
    failed += 1;
    return;
  }
  const [good, bad] = read(JSON.parse(readFileSync(file, 'utf8')));
  passed += good;
  // A runner that fails without a failing test (a broken set-up) counts as one failure.
  failed += bad === 0 && status !== 0 ? 1 : bad;
}

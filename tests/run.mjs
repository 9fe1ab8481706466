// `npm test`: rules and API on a real PostgreSQL, then the browser journeys in a real Chromium. Ends with "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

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
const triesReport = join(out, 'tries.json');
const vitest = run(
  bin('vitest'),
  [
    'run',
    '--config',
    'tests/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
    '--reporter=./tests/support/tries.ts',
  ],
  { HENGJIAN_TRIES: triesReport },
);
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

for (const line of notable()) console.log(line);
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

/** What failed, and what only a second try passed, of both runners, once more at the end: their own lists stand far apart. */
function notable() {
  const lines = existsSync(triesReport) ? JSON.parse(readFileSync(triesReport, 'utf8')) : [];
  const walk = ({ suites = [], specs = [] }) => {
    for (const { file, title, tests } of specs)
      for (const { status, results } of tests)
        if (status === 'unexpected' || status === 'flaky')
          lines.push({
            status: status === 'flaky' ? 'second try' : 'failed',
            test: `${file} > ${title}`,
            error: results[0]?.error?.message,
          });
    suites.forEach(walk);
  };
  if (existsSync(playwrightReport)) walk(JSON.parse(readFileSync(playwrightReport, 'utf8')));
  // Colours and all but the first lines would hide the list.
  const brief = (error = '') => stripVTControlCharacters(error).trim().split('\n').slice(0, 6).join('\n    ');
  return lines.map(({ status, test, error }) => `${status}: ${test}\n    ${brief(error)}`);
}

// `npm run check`: everything that can be said about the code without running it. Ends with "N passed, N failed".
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureFirstLoad } from './first-load.mjs';

const root = new URL('..', import.meta.url).pathname;
const bin = (name) => join(root, 'node_modules', '.bin', name);
const start = (program, args) =>
  new Promise((done) => {
    execFile(program, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
      done({ status: error === null ? 0 : 1, stdout, stderr }),
    );
  });
const run = (name, ...args) => start(bin(name), args);
const node = (...args) => start(process.execPath, args);
const leastModules = 250;

/** Two lines beside each other. A generator writes only what differs, and then its own check is red: nobody reads half of it. */
const besides = [
  {
    // Compiled once for this check, for the first load below and for the tests that come after.
    'types: server': () => node('server/launch.mjs', '--build-server'),
    'schema is fresh': () => node('dist/server/emit-schema.js', '--check'),
    'types: tests': () => run('tsc', '-p', 'tests/tsconfig.json'),
    lint: () => run('oxlint', '--quiet', '.'),
    boundaries,
  },
  {
    'generated code is fresh': () =>
      unchanged(['client/gql', 'schema/example/gql'], () => run('graphql-codegen', '--config', 'codegen.ts')),
    'types: client': () => run('tsc', '--noEmit', '-p', 'client/tsconfig.json'),
    'locales are fresh': unchangedMessages,
    'locales are complete': () => run('lingui', 'compile', '--strict', '--config', 'client/lingui.config.ts'),
    'one text has one translation': oneTranslation,
  },
];
const afterwards = {
  format: () => run('oxfmt', '--check', '.'),
  'first load is light': firstLoad,
};

let passed = 0;
let failed = 0;
await Promise.all(besides.map(oneByOne));
await oneByOne(afterwards);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function oneByOne(checks) {
  for (const [name, check] of Object.entries(checks)) {
    const { status, stdout, stderr } = await check();
    if (status === 0) {
      passed += 1;
      console.log(`ok    ${name}`);
    } else {
      failed += 1;
      console.log(
        `FAIL  ${name}\n${`${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-60).join('\n')}`,
      );
    }
  }
}

/** A boundary check over zero modules passes everything, so the number of modules is part of the check. */
async function boundaries() {
  const result = await run(
    'depcruise',
    'server',
    'client',
    'seeds',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
  );
  if (!result.stdout) return result;
  const { summary } = JSON.parse(result.stdout);
  const lines = summary.violations
    .filter((one) => one.rule.severity === 'error')
    .map((one) => `${one.rule.name}: ${one.from} → ${one.to}`);
  if (summary.totalCruised < leastModules) lines.push(`only ${summary.totalCruised} modules were read`);
  return { status: lines.length === 0 ? 0 : 1, stdout: lines.join('\n') };
}

/** Builds the client when it is stale; the figures are printed either way. */
async function firstLoad() {
  const build = await node('server/launch.mjs', '--build');
  if (build.status !== 0) return build;
  const { lines, problems } = measureFirstLoad();
  for (const line of lines) console.log(`      ${line}`);
  return { status: problems.length === 0 ? 0 : 1, stdout: problems.join('\n') };
}

/** Runs a generator and compares what it wrote with what was there. */
async function unchanged(paths, generate) {
  const state = () =>
    paths
      .map((path) =>
        spawnSync('find', [path, '-type', 'f', '-exec', 'sha256sum', '{}', '+'], {
          cwd: root,
          encoding: 'utf8',
        })
          .stdout.split('\n')
          .toSorted()
          .join('\n'),
      )
      .join();
  const before = state();
  const result = await generate();
  if (result.status !== 0) return result;
  return before === state()
    ? { status: 0 }
    : { status: 1, stdout: `${paths.join(', ')} was stale: commit what the generator wrote.` };
}

/** The catalogues under version control. */
function catalogues() {
  const listed = spawnSync('git', ['ls-files', 'client/**/*.po', 'client/*.po'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.stdout
    .trim()
    .split('\n')
    .filter((file) => file && existsSync(join(root, file)));
}

/** At run time the catalogues are one, so the last of two translations would win on every screen: a context parts them. */
function oneTranslation() {
  const entry = /(?:^msgctxt (".*")\n)?^msgid (".+")\n^msgstr (".*")$/gm;
  const found = new Map();
  const lines = [];
  for (const file of catalogues().filter((name) => name.endsWith('/en.po'))) {
    for (const [, context = '', text, translation] of readFileSync(join(root, file), 'utf8').matchAll(
      entry,
    )) {
      const key = `${context}${text}`;
      const first = found.get(key) ?? { file, translation };
      found.set(key, first);
      if (first.translation !== translation)
        lines.push(`${text}: ${first.translation} in ${first.file}, ${translation} in ${file}`);
    }
  }
  if (found.size === 0) lines.push('no text was read');
  return { status: lines.length === 0 ? 0 : 1, stdout: lines.join('\n') };
}

/** Every text of the code must be in the catalogues: extraction may not find new ones. */
async function unchangedMessages() {
  const files = catalogues();
  const ids = () =>
    files
      .map(
        (file) =>
          readFileSync(join(root, file), 'utf8')
            .match(/^msgid .*$/gm)
            ?.join('\n') ?? '',
      )
      .join('\n');
  const before = ids();
  const result = await run('lingui', 'extract', '--clean', '--config', 'client/lingui.config.ts');
  if (result.status !== 0) return result;
  if (files.length === 0) return { status: 1, stdout: 'no catalogue is under version control' };
  return before === ids()
    ? { status: 0 }
    : { status: 1, stdout: 'catalogues were stale: run "npm run locales" and translate.' };
}

// `npm run check`: everything that can be said about the code without running it. Ends with "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureFirstLoad } from './first-load.mjs';

const root = new URL('..', import.meta.url).pathname;
const bin = (name) => join(root, 'node_modules', '.bin', name);
const run = (name, ...args) =>
  spawnSync(bin(name), args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
const node = (...args) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
const leastModules = 250;

const checks = {
  'types: server': () => run('tsc', '-p', 'tsconfig.json'),
  'types: tests': () => run('tsc', '-p', 'tests/tsconfig.json'),
  'types: client': () => run('tsc', '--noEmit', '-p', 'client/tsconfig.json'),
  lint: () => run('oxlint', '--quiet', '.'),
  format: () => run('oxfmt', '--check', '.'),
  boundaries,
  'schema is fresh': () => node('dist/server/emit-schema.js', '--check'),
  'generated code is fresh': () =>
    unchanged(['client/gql'], () => run('graphql-codegen', '--config', 'codegen.ts')),
  'locales are complete': () => run('lingui', 'compile', '--strict', '--config', 'client/lingui.config.ts'),
  'locales are fresh': () => unchangedMessages(),
  'one text has one translation': () => oneTranslation(),
  'first load is light': firstLoad,
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  const { status, stdout, stderr } = check();
  if (status === 0) {
    console.log(`ok    ${name}`);
  } else {
    failed += 1;
    console.log(
      `FAIL  ${name}\n${`${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-60).join('\n')}`,
    );
  }
}
console.log(`${Object.keys(checks).length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** A boundary check over zero modules passes everything, so the number of modules is part of the check. */
function boundaries() {
  const result = run(
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
function firstLoad() {
  const build = node('server/launch.mjs', '--build');
  if (build.status !== 0) return build;
  const { lines, problems } = measureFirstLoad();
  for (const line of lines) console.log(`      ${line}`);
  return { status: problems.length === 0 ? 0 : 1, stdout: problems.join('\n') };
}

/** Runs a generator and compares what it wrote with what was there. */
function unchanged(paths, generate) {
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
  const result = generate();
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
function unchangedMessages() {
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
  const result = run('lingui', 'extract', '--clean', '--config', 'client/lingui.config.ts');
  if (result.status !== 0) return result;
  if (files.length === 0) return { status: 1, stdout: 'no catalogue is under version control' };
  return before === ids()
    ? { status: 0 }
    : { status: 1, stdout: 'catalogues were stale: run "npm run locales" and translate.' };
}

// Runs under the Node that npm brought (or any Node ≥ 24), builds what is stale, then starts the server in this process.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = 24;

if (Number(process.versions.node.split('.')[0]) < wanted) {
  const newer = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (!existsSync(newer)) {
    console.error(
      `Hengjian needs Node ${wanted} or newer (this is ${process.version}): install it, or run "npm ci" first.`,
    );
    process.exit(1);
  }
  const child = spawn(newer, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
} else {
  build(
    'server',
    ['server', 'seeds', 'tsconfig.json', 'package-lock.json'],
    ['typescript/bin/tsc', '-p', 'tsconfig.json'],
  );
  const only = ['--build', '--build-server', '--verify'].find((option) => process.argv.includes(option));
  if (only !== '--verify' && only !== '--build-server')
    build(
      'client',
      ['client', 'package-lock.json'],
      ['vite/bin/vite.js', 'build', '--config', 'client/vite.config.ts', '--logLevel', 'warn'],
    );
  if (only === '--verify') await import('../dist/server/verify.js');
  else if (!only) await import('../dist/server/main.js');
}

/** Runs a build step when one of its inputs changed since the last time. */
function build(name, inputs, [tool, ...args]) {
  const stamp = join(root, 'dist', `.${name}-stamp`);
  const state = fingerprint(inputs);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  console.log(`Building the ${name} …`);
  const run = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (run.status !== 0) {
    console.error(`The ${name} could not be built; the lines above say why.`);
    process.exit(1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state);
}

function fingerprint(inputs) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const stat = statSync(path);
    if (!stat.isDirectory()) return hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
    for (const entry of readdirSync(path).toSorted()) visit(join(path, entry));
  };
  for (const input of inputs) if (existsSync(join(root, input))) visit(join(root, input));
  return hash.digest('hex');
}

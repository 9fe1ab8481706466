import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/platform/config.js';

// The built program as `npm start` runs it; `npm test` builds it first.
const main = join(projectRoot, 'dist', 'server', 'main.js');
let dir: string;
const children = new Set<ChildProcess>();

beforeAll(() => {
  if (!existsSync(main)) throw new Error('run "npm run build" first: these tests start the built program');
  dir = mkdtempSync(join(tmpdir(), 'hengjian-start-'));
  chmodSync(dir, 0o755);
});
afterEach(async () => {
  await Promise.all([...children].map((child) => end(child, 'SIGTERM')));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  readonly address: Promise<string>;
  readonly ended: Promise<{ readonly code: number | null; readonly stderr: string }>;
}

function start(env: Record<string, string>): Started {
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      HENGJIAN_DEMO: 'off',
      HENGJIAN_LOG: 'error',
      HENGJIAN_DATA: dir,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  let out = '';
  let stderr = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<{ code: number | null; stderr: string }>((done) =>
    child.once('exit', (code) => {
      children.delete(child);
      done({ code, stderr });
    }),
  );
  const address = new Promise<string>((done, fail) => {
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const found = /http:\/\/[\d.]+:\d+/.exec(out);
      if (found) done(found[0]);
    });
    void ended.then(({ stderr: why }) => fail(new Error(`ended: ${why}`)));
  });
  address.catch(() => undefined);
  return { child, address, ended };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await ended;
}

const ready = async (address: string) => (await fetch(`${address}/readyz`)).status;

describe('starting', () => {
  it('says what is wrong in one sentence', async () => {
    const cases: [Record<string, string>, RegExp][] = [
      [{ PORT: 'many' }, /^Setting PORT is wrong: .*\.\n$/],
      [{ HENGJIAN_DEMO: 'maybe' }, /^Setting HENGJIAN_DEMO is wrong: .*\.\n$/],
      [{ DATABASE_URL: 'mysql://x' }, /^Setting DATABASE_URL is wrong: .*\.\n$/],
      [{ HENGJIAN_DEMO_PASSWORD: 'short' }, /^Setting HENGJIAN_DEMO_PASSWORD is wrong: .*\.\n$/],
      [{ HENGJIAN_DATA: join(main, 'data') }, /^The data folder .* cannot be written: .*\.\n$/],
      [
        { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' },
        /^The database of DATABASE_URL does not answer: .*\.\n$/,
      ],
    ];
    for (const [env, sentence] of cases) {
      const { code, stderr } = await start(env).ended;
      expect(code).toBe(1);
      expect(stderr).toMatch(sentence);
    }
  }, 60_000);

  it('refuses a taken port and leaves no database behind', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => blocker.once('listening', done));
    const { port } = blocker.address() as { port: number };
    const own = join(dir, 'taken');
    mkdirSync(own);
    const { code, stderr } = await start({ PORT: String(port), HENGJIAN_DATA: own }).ended;
    blocker.close();
    expect(code).toBe(1);
    expect(stderr).toBe(`Port ${port} is taken by another program: stop it or set PORT to a free one.\n`);
    expect(existsSync(join(own, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
  }, 60_000);

  it('lets one server at a time use a data folder, and starts again after it was killed', async () => {
    const own = join(dir, 'killed');
    mkdirSync(own);
    const first = start({ HENGJIAN_DATA: own });
    expect(await ready(await first.address)).toBe(200);
    const second = await start({ HENGJIAN_DATA: own }).ended;
    expect(second.stderr).toMatch(/^Another Hengjian \(process \d+\) is using .*\n$/);
    // Nothing is stopped in order: PostgreSQL stays behind with its lock.
    await end(first.child, 'SIGKILL');
    expect(existsSync(join(own, 'postgres', 'cluster', 'postmaster.pid'))).toBe(true);
    const again = start({ HENGJIAN_DATA: own });
    expect(await ready(await again.address)).toBe(200);
    await end(again.child, 'SIGTERM');
    expect(existsSync(join(own, 'hengjian.pid'))).toBe(false);
  }, 90_000);

  it('comes back by itself when PostgreSQL is killed under it', async () => {
    const own = join(dir, 'postgres-killed');
    mkdirSync(own);
    const { address } = start({ HENGJIAN_DATA: own });
    const url = await address;
    const pid = Number(
      readFileSync(join(own, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0],
    );
    process.kill(pid, 'SIGKILL');
    let status = 0;
    for (let waited = 0; waited < 20_000 && status !== 200; waited += 250) {
      await sleep(250);
      status = await ready(url).catch(() => 0);
    }
    expect(status).toBe(200);
  }, 90_000);
});

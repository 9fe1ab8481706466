import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { builtMain, startServer } from '../support/server-process.js';
import type { ServerProcess } from '../support/server-process.js';

let dir: string;
const servers = new Set<ServerProcess>();

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'hengjian-start-'));
  chmodSync(dir, 0o755);
});
afterEach(async () => {
  await Promise.all([...servers].map((server) => server.end('SIGTERM')));
  servers.clear();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function start(env: Record<string, string>): ServerProcess {
  const started = startServer({ HENGJIAN_DATA: dir, ...env });
  servers.add(started);
  return started;
}

const ready = async (address: string) => (await fetch(`${address}/readyz`)).status;

describe('starting', () => {
  it('says what is wrong in one sentence', async () => {
    const cases: [Record<string, string>, RegExp][] = [
      [{ PORT: 'many' }, /^Setting PORT is wrong: .*\.\n$/],
      [{ HENGJIAN_DEMO: 'maybe' }, /^Setting HENGJIAN_DEMO is wrong: .*\.\n$/],
      [{ DATABASE_URL: 'mysql://x' }, /^Setting DATABASE_URL is wrong: .*\.\n$/],
      [{ HENGJIAN_DEMO_PASSWORD: 'short' }, /^Setting HENGJIAN_DEMO_PASSWORD is wrong: .*\.\n$/],
      [{ HENGJIAN_DATA: join(builtMain, 'data') }, /^The data folder .* cannot be written: .*\.\n$/],
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
    await first.end('SIGKILL');
    expect(existsSync(join(own, 'postgres', 'cluster', 'postmaster.pid'))).toBe(true);
    const again = start({ HENGJIAN_DATA: own });
    expect(await ready(await again.address)).toBe(200);
    await again.end('SIGTERM');
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

import { mkdirSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { startServer } from '../support/server-process.js';
import type { ServerProcess } from '../support/server-process.js';
import { isSampled } from '../support/thoroughness.js';
import { createTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';
import { assessed, createMutation } from '../api/report/scene.js';

// Rendering servers are real processes, so that they can be killed; the app of the test only prepares and looks.
let app: TestApp;
let assessmentId: string;
const servers = new Set<ServerProcess>();
beforeAll(async () => {
  app = await createTestApp();
  assessmentId = await assessed(app);
});
afterEach(async () => {
  await Promise.all([...servers].map((server) => server.end('SIGKILL')));
  servers.clear();
});
afterAll(() => app.close());

function server(name: string): ServerProcess {
  const data = join(inject('dataDir'), `crash-${name}`);
  mkdirSync(data, { recursive: true });
  const started = startServer({ DATABASE_URL: app.ownerUrl, HENGJIAN_DATA: data });
  servers.add(started);
  return started;
}

async function request(address: string): Promise<string> {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...app.as('COMPLIANCE_OFFICER').headers },
    body: JSON.stringify({
      query: createMutation,
      variables: { input: { kind: 'GAP_ANALYSIS', assessmentId } },
    }),
  });
  const { data } = (await response.json()) as { data: { createReport: { report: { id: string } } } };
  return data.createReport.report.id;
}

async function state(id: string): Promise<string> {
  const [report] = await app.sql<{ state: string }>('select state from report where id = $1', [id]);
  return report!.state;
}

async function until(id: string, wanted: string, withinMs: number): Promise<void> {
  let seen = '';
  for (let waited = 0; waited < withinMs; waited += 100) {
    seen = await state(id);
    if (seen === wanted) return;
    await sleep(100);
  }
  throw new Error(`the report is ${seen}, not ${wanted}`);
}

const told = async (id: string) =>
  (await app.sql<{ action: string }>('select action from event where object_id = $1 order by seq', [id]))
    .map((event) => event.action)
    .filter((action) => action !== 'report.progressed');

/** Asks for a report and kills the server while it renders: what the snapshot reads is locked meanwhile. */
async function killWhileRendering(victim: ServerProcess): Promise<string> {
  const lock = await app.hold('lock table task_result in access exclusive mode');
  const id = await request(await victim.address);
  await until(id, 'RENDERING', 10_000);
  await lock.waiting(1);
  await victim.end('SIGKILL');
  await lock.release();
  return id;
}

// Servers that die over reports now, over packs, notices and long jobs with the next commit.
describe.skipIf(!isSampled(0))('a server that is killed while it renders a report', () => {
  it('leaves it to the other living server, which makes it once', async () => {
    const victim = server('a');
    const other = server('b');
    await other.address;
    // Whoever takes the job is the one that dies.
    const lock = await app.hold('lock table task_result in access exclusive mode');
    const id = await request(await victim.address);
    await until(id, 'RENDERING', 10_000);
    await lock.waiting(1);
    const [renderer] = await app.sql<{ port: number }>(
      `select client_port as port from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    );
    const dying = ownerOf(renderer!.port, [victim, other]);
    await dying.end('SIGKILL');
    await lock.release();
    await until(id, 'READY', 25_000);
    expect(await told(id)).toEqual([
      'report.requested',
      'report.started',
      'report.started',
      'report.completed',
    ]);
    expect(await app.sql('select id from report')).toHaveLength(1);
  }, 90_000);

  it('leaves it to the next start', async () => {
    const id = await killWhileRendering(server('c'));
    expect(await state(id)).toBe('RENDERING');
    await server('c').address;
    await until(id, 'READY', 25_000);
    expect((await told(id)).at(-1)).toBe('report.completed');
  }, 90_000);

  it('does not keep killing servers: after four of them the report is given up, and told so', async () => {
    const id = await killWhileRendering(server('d'));
    // Three more servers died over it: this was the last try.
    await app.sql(`update pgboss.job set retry_count = retry_limit where state = 'active'`);
    await server('d').address;
    await until(id, 'FAILED', 25_000);
    expect(await told(id)).toEqual(['report.requested', 'report.started', 'report.failed']);
  }, 90_000);
});

/** The process that holds the client end of a connection to the database. */
function ownerOf(port: number, candidates: readonly ServerProcess[]): ServerProcess {
  const found = candidates.find(({ child }) => holdsPort(child.pid!, port));
  if (!found) throw new Error(`no server holds port ${port}`);
  return found;
}

function holdsPort(pid: number, port: number): boolean {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  const inodes = readFileSync(`/proc/${pid}/net/tcp`, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((cells) => cells[1]?.endsWith(`:${wanted}`))
    .map((cells) => `socket:[${cells[9]}]`);
  return readdirSync(`/proc/${pid}/fd`).some((fd) => inodes.includes(linkOf(`/proc/${pid}/fd/${fd}`)));
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

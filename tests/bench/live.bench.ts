/**
 * What an open screen costs: SOCKETS sockets of 500 people over two server processes on one database, each following one
 * of 200 assessments. A rating goes to one process; every socket that follows must hear of it, on either process. Then
 * the same with ten clients that stopped reading. Bar: p99 ≤ 300 ms per event. Prints; asserts nothing about time.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import WebSocket from 'ws';
import { createWorld } from './world.ts';

const sockets = Number(process.env.SOCKETS ?? 5000);
const events = Number(process.env.EVENTS ?? 100);
const people = Math.ceil(sockets / 10);
const systems = 200;
const pauseMs = 100;
const subscription = `subscription ($id: ID!) { assessmentChanged(id: $id) { action results { id verdict } assessment { id } } }`;

const world = await createWorld({ systems, evidences: 1000, links: 3000, tasks: 100 });
const open: WebSocket[] = [];
try {
  const processes = [await world.serveProduct(), await world.serveProduct('second')];
  const { assessments, tokens } = await prepare();
  const results = await resultsOf(assessments);
  /** For each assessment, what its followers wait for. */
  const heard = new Map<string, (at: number) => void>();

  const before = processes.map(({ pid }) => residentOf(pid));
  const opening = performance.now();
  // In steps: a burst of 5,000 handshakes measures the backlog of the kernel.
  for (let at = 0; at < sockets; at += 50) {
    await Promise.all(Array.from({ length: Math.min(50, sockets - at) }, (_, i) => follow(at + i)));
  }
  const opened = performance.now() - opening;
  const after = processes.map(({ pid }) => residentOf(pid));
  process.stdout.write(
    `${sockets} sockets opened in ${(opened / 1000).toFixed(1)} s, resident MB of the two processes ${before.map(mb).join(' + ')} → ${after.map(mb).join(' + ')}\n\n`,
  );
  process.stdout.write(
    '| readers | events | messages | p50 ms | p99 ms | last ms |\n|---|---|---|---|---|---|\n',
  );
  row('all read', await rate());
  for (const socket of open.slice(0, 10)) socket.pause();
  row('ten have stopped reading', await rate(10));
  process.stdout.write(`\nresident MB ${processes.map(({ pid }) => mb(residentOf(pid))).join(' + ')}\n`);

  /** Opens a socket and waits until the server follows for it: a first rating of nobody's assessment would be missed. */
  function follow(number: number): Promise<void> {
    const server = processes[number % 2]!;
    const assessmentId = assessments[number % systems]!;
    return new Promise((done, fail) => {
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        headers: { cookie: `hengjian_session=${tokens[number % people]}`, origin: server.url },
      });
      open.push(socket);
      socket.once('error', fail);
      socket.once('close', (code, reason) => fail(new Error(`closed: ${code} ${String(reason)}`)));
      socket.once('open', () => socket.send('{"type":"connection_init"}'));
      socket.on('message', (data: Buffer) => {
        const message = JSON.parse(String(data)) as { type: string; payload?: { errors?: unknown } };
        if (message.type === 'connection_ack') {
          socket.send(
            JSON.stringify({
              id: '1',
              type: 'subscribe',
              payload: { query: subscription, variables: { id: assessmentId } },
            }),
          );
          // The answer to the ping comes after the subscription was taken.
          socket.send('{"type":"ping"}');
        } else if (message.type === 'pong') done();
        else if (message.type === 'next' && !message.payload?.errors)
          heard.get(assessmentId)?.(performance.now());
        else if (message.type === 'error' || message.payload?.errors) fail(new Error(String(data)));
      });
    });
  }

  /** Rates one result after the other and answers how long each follower waited, counted from the sending. */
  async function rate(silent = 0): Promise<number[]> {
    const waits: number[] = [];
    for (let event = 0; event < events; event += 1) {
      // With silent readers, an assessment that some of them follow.
      const number = silent > 0 ? event % silent : (event * 37) % systems;
      const assessmentId = assessments[number]!;
      const expected = open.filter((socket, at) => at % systems === number && !socket.isPaused).length;
      const start = performance.now();
      let missing = expected;
      const all = new Promise<void>((done, fail) => {
        const late = setTimeout(() => fail(new Error(`${missing} of ${expected} heard nothing`)), 10_000);
        heard.set(assessmentId, (at) => {
          waits.push(at - start);
          missing -= 1;
          if (missing > 0) return;
          clearTimeout(late);
          done();
        });
      });
      await change(processes[event % 2]!.url, results.get(assessmentId)!, event, silent);
      await all;
      heard.delete(assessmentId);
      await new Promise((done) => setTimeout(done, pauseMs));
    }
    return waits;
  }

  async function change(url: string, resultId: string, event: number, silent: number): Promise<void> {
    const verdict = event % 4 < 2 ? 'UNMET' : 'MET';
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-hengjian-request': '1',
        cookie: `hengjian_session=${tokens[0]}`,
      },
      body: JSON.stringify({
        query: 'mutation ($input: RateResultsInput!) { rateResults(input: $input) { results { id } } }',
        variables: { input: { ratings: [{ resultId, verdict, currentState: `${silent} ${event}` }] } },
      }),
    });
    const answer = (await response.json()) as { errors?: unknown };
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  }
} finally {
  for (const socket of open) {
    socket.removeAllListeners('close');
    socket.terminate();
  }
  await world.close();
}

/** One session for each person, and the assessments by age. */
async function prepare(): Promise<{ assessments: string[]; tokens: string[] }> {
  const tokens = Array.from({ length: people }, (_, n) => `bench-live-token-bench-live-token-${n}`);
  const client = new Client({ connectionString: world.ownerUrl });
  await client.connect();
  try {
    await client.query(
      `with born as (
         insert into account (id, username, password_hash)
         select gen_random_uuid(), 'live' || n, 'none' from generate_series(1, $2::int) n returning id, username),
       joined as (
         insert into membership (id, organization_id, account_id, display_name, unit_id, roles)
         select gen_random_uuid(), $1, id, username, null, array['COMPLIANCE_OFFICER'] from born returning id, account_id)
       insert into session (id, organization_id, membership_id, account_id, token_hash, expires_at)
       select gen_random_uuid(), $1, j.id, j.account_id, t.hash, now() + interval '12 hours'
       from (select *, row_number() over () as n from joined) j join unnest($3::bytea[]) with ordinality t(hash, n) using (n)`,
      [world.organizationId, people, tokens.map((token) => createHash('sha256').update(token).digest())],
    );
    const { rows } = await client.query<{ id: string }>(
      'select id from assessment where organization_id = $1 order by id',
      [world.organizationId],
    );
    return { assessments: rows.map(({ id }) => id), tokens };
  } finally {
    await client.end();
  }
}

/** One result of each assessment. */
async function resultsOf(assessments: readonly string[]): Promise<Map<string, string>> {
  const client = new Client({ connectionString: world.ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ assessmentId: string; id: string }>(
      `select distinct on (assessment_id) assessment_id as "assessmentId", id from result
       where assessment_id = any ($1::uuid[]) order by assessment_id, position`,
      [assessments],
    );
    return new Map(rows.map(({ assessmentId, id }) => [assessmentId, id]));
  } finally {
    await client.end();
  }
}

function row(readers: string, waits: number[]): void {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(0);
  process.stdout.write(
    `| ${readers} | ${events} | ${sorted.length} | ${at(0.5)} | ${at(0.99)} | ${at(1)} |\n`,
  );
}

/** Resident memory in bytes. */
function residentOf(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1] ?? 0) * 1024;
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

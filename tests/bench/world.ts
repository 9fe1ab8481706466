import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Client } from 'pg';
import type * as Embedded from '../../server/platform/database/embedded.ts';
import type * as SetUp from '../../server/platform/database/set-up.ts';
import type * as Loader from '../../server/features/framework/index.ts';
import type * as Logging from '../../server/platform/logging.ts';
import type * as Houses from '../../server/house.ts';
import type * as Settings from '../../server/platform/config.ts';
import type * as Actors from '../../server/platform/access/actor.ts';
import type * as Assessments from '../../server/features/assessment/index.ts';
import { fill } from './fill.ts';
import type { Filled, Scale } from './fill.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The product as it runs: compiled. */
const load = async <T>(path: string): Promise<T> =>
  (await import(pathToFileURL(join(root, process.env.HENGJIAN_DIST ?? 'dist', 'server', path)).href)) as T;

export const sessionToken = 'bench-session-token-bench-session-token-0001';

export interface Served {
  readonly url: string;
  readonly pid: number;
}

export interface World extends Filled {
  readonly ownerUrl: string;
  /** Process id of PostgreSQL. */
  readonly postgres: number;
  /** Starts a program of this folder, or the server itself. */
  serve(file: string, ...args: string[]): Promise<Served>;
  /** `name` keeps the data folders of several processes apart. */
  serveProduct(name?: string): Promise<Served>;
  close(): Promise<void>;
}

// What the owner of a database would write for the peer, whose filters know equality only: the same search as a function.
const peerSearch = String.raw`create function accepted_evidence(org uuid, tokens text[], patterns text[], grams integer[]) returns setof evidence language sql stable as $$
  select e.* from (select id, min(place) as place from (
    select e.id, case when e.title is nfkc normalized and e.title ilike all (patterns) then 1 else 2 end as place
    from evidence e where e.organization_id = org and e.search_tokens @> tokens
      and (e.title is nfkc normalized and e.title ilike all (patterns) or exists (select 1 from evidence_version v where v.id = e.current_version_id
        and normalize(concat_ws(E'\n', e.title, e.description, array_to_string(e.tags, E'\n'), v.file_name, v.url, left(v.body, 4000)), nfkc) ilike all (patterns)))
    union all select t.evidence_id, 3 from evidence_text t where t.organization_id = org and t.grams @> $4) u group by id) h
  join evidence e on e.id = h.id where e.deleted_at is null and e.state = 'ACCEPTED' order by h.place, e.updated_at desc, e.id desc $$`;

/** Its own PostgreSQL, filled, with scores computed and one officer signed in. */
export async function createWorld(scale: Scale): Promise<World> {
  await import('reflect-metadata');
  const dir = mkdtempSync(join(tmpdir(), 'hengjian-bench-'));
  chmodSync(dir, 0o755);
  const { createLogger } = await load<typeof Logging>('platform/logging.js');
  const { startEmbeddedPostgres } = await load<typeof Embedded>('platform/database/embedded.js');
  const setUp = await load<typeof SetUp>('platform/database/set-up.js');
  const { loadFrameworks } = await load<typeof Loader>('features/framework/index.js');
  const cluster = await startEmbeddedPostgres(join(dir, 'postgres'), createLogger('error'));
  await setUp.ensureDatabase(cluster.ownerUrl, 'bench');
  const ownerUrl = cluster.ownerUrl.replace(/\/postgres$/, '/bench');
  await setUp.migrate(ownerUrl);
  const filled = await setUp.withClient(ownerUrl, async (client: Client) => {
    await loadFrameworks(client, join(root, 'frameworks'));
    const result = await fill(client, scale);
    await client.query(
      `insert into session (id, organization_id, membership_id, account_id, token_hash, expires_at)
       values ('01900000-00ff-7000-8000-000000000001', $1, $2, $3, $4, now() + interval '12 hours')`,
      [
        result.organizationId,
        result.membershipId,
        result.accountId,
        createHash('sha256').update(sessionToken).digest(),
      ],
    );
    await client.query(peerSearch);
    await client.query('vacuum analyze');
    return result;
  });
  await scoreAll(ownerUrl, filled, join(dir, 'files'));
  const children: ChildProcess[] = [];
  const start = (command: string[], env: Record<string, string>) => {
    const child = spawn(process.execPath, command, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    return new Promise<Served>((done, fail) => {
      let text = '';
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        const found = /http:\/\/[\d.]+:\d+/.exec(text);
        if (found) done({ url: found[0], pid: child.pid! });
      });
      child.once('exit', (code) => fail(new Error(`${command[0]} ended with ${code}`)));
    });
  };
  return {
    ...filled,
    ownerUrl,
    postgres: Number(readFileSync(join(dir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]),
    serve: (file, ...args) => start([fileURLToPath(new URL(file, import.meta.url)), ...args], {}),
    serveProduct: (name = 'product') =>
      start([join(root, process.env.HENGJIAN_DIST ?? 'dist', 'server', 'main.js')], {
        PORT: '0',
        DATABASE_URL: ownerUrl,
        HENGJIAN_DATA: join(dir, name),
        HENGJIAN_DEMO: 'off',
        HENGJIAN_LOG: 'error',
        // One caller asks for a whole hospital.
        HENGJIAN_POINTS_PER_MINUTE: '1000000000',
        HENGJIAN_POINTS_PER_HOUR: '1000000000',
        HENGJIAN_OPERATIONS_AT_ONCE: '10000',
        NODE_ENV: 'production',
      }),
    async close() {
      // They end before their database does, or the last lines of a run are their complaints about it.
      await Promise.all(
        children.map(async (child) => {
          child.removeAllListeners('exit');
          if (child.exitCode !== null || child.signalCode !== null) return;
          const ended = once(child, 'exit');
          child.kill('SIGTERM');
          await Promise.race([ended, sleep(10_000)]);
        }),
      );
      await cluster.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The summaries are made by the product's own engine, not by the filling. */
async function scoreAll(ownerUrl: string, filled: Filled, dataDir: string): Promise<void> {
  const { openHouse } = await load<typeof Houses>('house.js');
  const { readConfig } = await load<typeof Settings>('platform/config.js');
  const { createLogger } = await load<typeof Logging>('platform/logging.js');
  const { systemActor } = await load<typeof Actors>('platform/access/actor.js');
  const { steppedDown } = await load<typeof SetUp>('platform/database/set-up.js');
  const { rescore } = await load<typeof Assessments>('features/assessment/index.js');
  const house = await openHouse(
    readConfig({ PORT: '0', HENGJIAN_DATA: dataDir, HENGJIAN_LOG: 'error' }),
    createLogger('error'),
    steppedDown(ownerUrl),
  );
  try {
    await house.deps.database.write(systemActor(filled.organizationId), async (tx) => {
      const rows = await tx.query<{ id: string }>(
        'bench.assessments',
        'select id from assessment where organization_id = $1',
        [filled.organizationId],
      );
      await rescore(
        tx,
        rows.map((row) => row.id),
      );
    });
  } finally {
    await house.close();
  }
}

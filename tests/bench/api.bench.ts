/**
 * The six queries of the bars on 200 systems × 211 results, 50,000 evidences with a text of a few pages inside, 150,000 links and 20,000 tasks:
 * this product (permissions, one read transaction, row security on), plain SQL + JSON without any of it, the same with row
 * security alone, PostGraphile 5. Rounds alternate between the four, so that a slow moment of the machine hits all of them.
 * Throughput moves with whatever else the machine does; CPU time per request (server process + PostgreSQL) hardly does.
 * A second table opens an EMR assessment beside the MLPS one, per row. Prints; asserts nothing.
 */
import autocannon from 'autocannon';
import { cpuOf, cpuOfFamily } from './cpu.ts';
import { fullScale } from './fill.ts';
import { benchQueries } from './queries.ts';
import { postgraphileQueries } from './postgraphile-queries.ts';
import { openings } from './ratings.ts';
import { createWorld, sessionToken } from './world.ts';

const rounds = Number(process.env.ROUNDS ?? 5);
const seconds = Number(process.env.SECONDS ?? 2);
const divisor = Number(process.env.DIVISOR ?? 1);

interface Variant {
  readonly name: string;
  readonly pid: number;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

interface Measured {
  /** CPU milliseconds per request. */
  readonly server: number;
  readonly database: number;
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
}

const scale = Object.fromEntries(
  Object.entries(fullScale).map(([key, value]) => [key, Math.ceil(value / divisor)]),
) as unknown as typeof fullScale;
process.stdout.write(`filling ${JSON.stringify(scale)} …\n`);
const world = await createWorld(scale);
try {
  const product = await world.serveProduct();
  const raw = await world.serve('raw-server.ts', world.ownerUrl, world.organizationId, world.assessmentId);
  const secured = await world.serve(
    'raw-server.ts',
    world.ownerUrl,
    world.organizationId,
    world.assessmentId,
    'secured',
  );
  const peer = await world.serve('postgraphile-server.ts', world.ownerUrl);
  const json = { 'content-type': 'application/json' };
  process.stdout.write(
    '| query | variant | req/s | p50 ms | p99 ms | server CPU ms | database CPU ms | × raw | × raw with row security | × PostGraphile | CPU × raw with row security |\n|---|---|---|---|---|---|---|---|---|---|---|\n',
  );
  const only = process.env.ONLY?.split(',');
  for (const query of benchQueries(world.assessmentId)) {
    if (only && !only.includes(query.name)) continue;
    const peerQuery = postgraphileQueries(world)[query.name];
    const variants: Variant[] = [
      {
        name: 'hengjian',
        pid: product.pid,
        url: `${product.url}/graphql`,
        headers: { ...json, cookie: `hengjian_session=${sessionToken}` },
        body: JSON.stringify({ query: query.ours, variables: query.variables }),
      },
      { name: 'raw SQL + JSON', pid: raw.pid, url: `${raw.url}/${query.name}`, headers: json, body: '{}' },
      {
        name: 'raw + row security',
        pid: secured.pid,
        url: `${secured.url}/${query.name}`,
        headers: json,
        body: '{}',
      },
      ...(peerQuery
        ? [
            {
              name: 'PostGraphile 5',
              pid: peer.pid,
              url: `${peer.url}/graphql`,
              headers: json,
              body: JSON.stringify(peerQuery),
            },
          ]
        : []),
    ];
    // The first answers compile and fill caches; nobody measures a server that has just started.
    for (const variant of variants) {
      await verify(query.name, variant);
      await shoot(variant, query.connections);
    }
    const measured = new Map<string, Measured[]>(variants.map((variant) => [variant.name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const variant of variants)
        measured.get(variant.name)!.push(await shoot(variant, query.connections));
    }
    const median = (name: string) => middle(measured.get(name)!);
    for (const { name } of variants) {
      const own = median(name);
      const times = (other: string) =>
        measured.has(other) ? (own.rate / median(other).rate).toFixed(2) : '–';
      const cpu = (one: Measured) => one.server + one.database;
      const cheaper = (cpu(median('raw + row security')) / cpu(own)).toFixed(2);
      process.stdout.write(
        `| ${query.name} | ${name} | ${own.rate.toFixed(0)} | ${own.p50.toFixed(1)} | ${own.p99.toFixed(1)} | ${own.server.toFixed(3)} | ${own.database.toFixed(3)} | ${times('raw SQL + JSON')} | ${times('raw + row security')} | ${times('PostGraphile 5')} | ${cheaper} |\n`,
      );
    }
  }
  process.stdout.write(
    '\nOpening an EMR assessment (39 items, 777 clauses) per row against the MLPS one per row:\n\n| opened | rows | p50 ms | CPU ms | CPU µs per row | p50 µs per row | CPU per row × MLPS |\n|---|---|---|---|---|---|---|\n',
  );
  const opened = (await openings(world, product)).map(({ name, rows, body }) => ({
    rows,
    variant: {
      name,
      pid: product.pid,
      url: `${product.url}/graphql`,
      headers: { ...json, cookie: `hengjian_session=${sessionToken}` },
      body: JSON.stringify(body),
    },
    measured: [] as Measured[],
  }));
  for (const { variant } of opened) {
    await verify('opening', variant);
    await shoot(variant, 4);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const { variant, measured } of opened) measured.push(await shoot(variant, 4));
  }
  const perRow = ({ rows, measured }: (typeof opened)[number]) => {
    const { server, database, p50 } = middle(measured);
    return {
      cpu: ((server + database) * 1000) / rows,
      time: (p50 * 1000) / rows,
      total: server + database,
      p50,
    };
  };
  const mlps = perRow(opened[0]!);
  for (const each of opened) {
    const own = perRow(each);
    process.stdout.write(
      `| ${each.variant.name} | ${each.rows} | ${own.p50.toFixed(1)} | ${own.total.toFixed(1)} | ${own.cpu.toFixed(1)} | ${own.time.toFixed(1)} | ${(own.cpu / mlps.cpu).toFixed(2)} |\n`,
    );
  }
} finally {
  await world.close();
}

/** A fast error is no result: every variant must answer data before it is timed. */
async function verify(name: string, variant: Variant): Promise<void> {
  const response = await fetch(variant.url, { method: 'POST', headers: variant.headers, body: variant.body });
  const answer = (await response.json()) as { data?: unknown; errors?: unknown };
  if (!answer.data || answer.errors)
    throw new Error(`${name} ${variant.name}: ${JSON.stringify(answer).slice(0, 600)}`);
  process.stderr.write(`${name} ${variant.name}: ${JSON.stringify(answer).length} bytes\n`);
}

async function shoot(variant: Variant, connections: number): Promise<Measured> {
  const before = [cpuOf(variant.pid), cpuOfFamily(world.postgres)] as const;
  const result = await autocannon({
    url: variant.url,
    method: 'POST',
    headers: variant.headers,
    body: variant.body,
    connections,
    duration: seconds,
  });
  if (result.non2xx > 0) throw new Error(`${variant.name}: ${result.non2xx} answers were not 2xx`);
  const { total } = result.requests;
  return {
    rate: total / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    server: (cpuOf(variant.pid) - before[0]) / total,
    database: (cpuOfFamily(world.postgres) - before[1]) / total,
  };
}

function middle(all: Measured[]): Measured {
  const of = (read: (one: Measured) => number) =>
    all.map(read).toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;
  return {
    rate: of((one) => one.rate),
    p50: of((one) => one.p50),
    p99: of((one) => one.p99),
    server: of((one) => one.server),
    database: of((one) => one.database),
  };
}

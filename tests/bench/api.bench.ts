/**
 * The five queries of the bars on 200 systems × 211 results, 50,000 evidences, 150,000 links and 20,000 tasks:
 * this product (permissions, one read transaction, row security on), plain SQL + JSON without any of it, the same with row
 * security alone, PostGraphile 5. Rounds alternate between the four, so that a slow moment of the machine hits all of them. Prints; asserts nothing.
 */
import autocannon from 'autocannon';
import { fullScale } from './fill.ts';
import { benchQueries } from './queries.ts';
import { postgraphileQueries } from './postgraphile-queries.ts';
import { createWorld, sessionToken } from './world.ts';

const rounds = Number(process.env.ROUNDS ?? 5);
const seconds = Number(process.env.SECONDS ?? 2);
const divisor = Number(process.env.DIVISOR ?? 1);

interface Variant {
  readonly name: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

interface Measured {
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
    '| query | variant | req/s | p50 ms | p99 ms | × raw | × raw with row security | × PostGraphile |\n|---|---|---|---|---|---|---|---|\n',
  );
  for (const query of benchQueries(world.assessmentId)) {
    const peerQuery = postgraphileQueries(world)[query.name];
    const variants: Variant[] = [
      {
        name: 'hengjian',
        url: `${product}/graphql`,
        headers: { ...json, cookie: `hengjian_session=${sessionToken}` },
        body: JSON.stringify({ query: query.ours, variables: query.variables }),
      },
      { name: 'raw SQL + JSON', url: `${raw}/${query.name}`, headers: json, body: '{}' },
      { name: 'raw + row security', url: `${secured}/${query.name}`, headers: json, body: '{}' },
      ...(peerQuery
        ? [{ name: 'PostGraphile 5', url: `${peer}/graphql`, headers: json, body: JSON.stringify(peerQuery) }]
        : []),
    ];
    for (const variant of variants) await verify(query.name, variant);
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
      process.stdout.write(
        `| ${query.name} | ${name} | ${own.rate.toFixed(0)} | ${own.p50.toFixed(1)} | ${own.p99.toFixed(1)} | ${times('raw SQL + JSON')} | ${times('raw + row security')} | ${times('PostGraphile 5')} |\n`,
      );
    }
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
  const result = await autocannon({
    url: variant.url,
    method: 'POST',
    headers: variant.headers,
    body: variant.body,
    connections,
    duration: seconds,
  });
  if (result.non2xx > 0) throw new Error(`${variant.name}: ${result.non2xx} answers were not 2xx`);
  return { rate: result.requests.total / result.duration, p50: result.latency.p50, p99: result.latency.p99 };
}

function middle(all: Measured[]): Measured {
  const of = (read: (one: Measured) => number) =>
    all.map(read).toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!;
  return { rate: of((one) => one.rate), p50: of((one) => one.p50), p99: of((one) => one.p99) };
}

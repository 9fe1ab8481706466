/**
 * A folder of a thousand files as the client sends it (three at a time, registered by fifty), some of which are refused: all
 * that can be kept is kept, every failure is told with its file, and memory stays flat. Then, what an upload costs: files of 100 MB sent whole (hash, type by content, fsync), beside a bare server that writes the same
 * bytes with fsync and hashes them. Rounds alternate. Bars: ≥ 100 MB/s, resident memory flat. Prints; asserts nothing.
 */
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createWorld, sessionToken } from './world.ts';

const rounds = Number(process.env.ROUNDS ?? 5);
const megabytes = 100;
const piece = Buffer.alloc(1024 * 1024, '2026-11-20 08:00:00 INFO backup of the night finished, 211 files\n');
const size = piece.length * megabytes;

const headers = { 'x-hengjian-request': '1', cookie: `hengjian_session=${sessionToken}` };

let watching: NodeJS.Timeout | undefined;
const world = await createWorld({ systems: 1, evidences: 10, links: 10, tasks: 1 });
try {
  const product = await world.serveProduct();
  // Again and again with other files: what the later thousands add to the memory is what would go on growing.
  for (let nth = 0; nth < 4; nth += 1) await folder(product, nth);
  const bare = await world.serve('sink-server.ts');
  const rates: Record<'hengjian' | 'bare', number[]> = { hengjian: [], bare: [] };
  const before = residentOf(product.pid);
  let peak = before;
  watching = setInterval(() => (peak = Math.max(peak, residentOf(product.pid))), 20);
  for (let round = 0; round <= rounds; round += 1) {
    const ours = await timed(async () =>
      send(`${product.url}${(await startUpload(product.url)).url}?offset=0`),
    );
    const theirs = await timed(async () => send(`${bare.url}/`));
    if (round === 0) continue; // Nobody measures a server that has just started.
    rates.hengjian.push(ours);
    rates.bare.push(theirs);
  }
  const [ours, theirs] = [middle(rates.hengjian), middle(rates.bare)];
  process.stdout.write('| variant | MB/s | × bare | resident MB before | at most |\n|---|---|---|---|---|\n');
  process.stdout.write(
    `| hengjian | ${ours.toFixed(0)} | ${(ours / theirs).toFixed(2)} | ${mb(before)} | ${mb(peak)} |\n`,
  );
  process.stdout.write(`| write + fsync + SHA-256 | ${theirs.toFixed(0)} | 1 | – | – |\n`);
} finally {
  clearInterval(watching);
  await world.close();
}

/** A thousand files, every fiftieth of a kind that is refused. */
async function folder(
  { url, pid }: { readonly url: string; readonly pid: number },
  nth: number,
): Promise<void> {
  const count = 1000;
  const before = residentOf(pid);
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, residentOf(pid))), 20);
  const began = performance.now();
  const [arrived, failed]: [string[], string[]] = [[], []];
  let next = 0;
  const sender = async (): Promise<void> => {
    for (let at = next++; at < count; at = next++) {
      const isPage = at % 50 === 7;
      const text = Buffer.from(
        `${isPage ? '<html><script>' : ''}${nth} ${at} ${'a line of a record\n'.repeat(5_000)}`,
      );
      const name = `${at}.txt`;
      try {
        const { id, url: path } = await startUpload(url, name, text.length);
        const answer = await fetch(`${url}${path}?offset=0`, {
          method: 'PUT',
          headers: { ...headers, 'content-type': 'application/octet-stream' },
          body: text,
        });
        if (answer.status === 200) arrived.push(id);
        else failed.push(`${name}: ${((await answer.json()) as { message: string }).message}`);
      } catch (error) {
        failed.push(`${name}: ${(error as Error).message}`);
      }
    }
  };
  await Promise.all([sender(), sender(), sender()]);
  let made = 0;
  for (let at = 0; at < arrived.length; at += 50) {
    const evidences = arrived.slice(at, at + 50).map((uploadId) => ({
      title: uploadId,
      kind: 'FILE',
      uploadId,
      clientKey: uploadId,
      collectedOn: '2026-11-01',
    }));
    const { createEvidences } = await ask(
      url,
      'mutation ($input: CreateEvidencesInput!) { createEvidences(input: $input) { items { evidence { id } error { message } } } }',
      { input: { evidences } },
    );
    made += createEvidences.items.filter((item: { evidence: unknown }) => item.evidence).length;
  }
  clearInterval(watch);
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(
    '| files | became evidence | refused, each named | seconds | resident MB before | at most |\n|---|---|---|---|---|---|\n',
  );
  process.stdout.write(
    `| ${count} | ${made} | ${failed.length} | ${seconds.toFixed(1)} | ${mb(before)} | ${mb(peak)} |\n\nfor example: ${failed[0]}\n\n`,
  );
}

async function startUpload(
  url: string,
  fileName = 'long.log',
  byteSize = size,
): Promise<{ id: string; url: string }> {
  const { startUpload: made } = await ask(
    url,
    'mutation ($input: StartUploadInput!) { startUpload(input: $input) { upload { id url } } }',
    { input: { fileName, byteSize } },
  );
  return made.upload;
}

async function ask(url: string, query: string, variables: object): Promise<any> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as { data?: unknown };
  if (!answer.data) throw new Error(JSON.stringify(answer));
  return answer.data;
}

function send(url: string): Promise<void> {
  return new Promise((done, fail) => {
    const sending = request(
      url,
      {
        method: 'PUT',
        headers: {
          'content-type': 'application/octet-stream',
          'content-length': size,
          'x-hengjian-request': '1',
          cookie: `hengjian_session=${sessionToken}`,
        },
      },
      (response) => {
        response.resume().once('end', () => {
          if (response.statusCode === 200) done();
          else fail(new Error(`${url}: ${response.statusCode}`));
        });
      },
    );
    sending.once('error', fail);
    let left = megabytes;
    const write = () => {
      while (left > 0) {
        left -= 1;
        if (!sending.write(piece)) return void sending.once('drain', write);
      }
      sending.end();
    };
    write();
  });
}

/** Megabytes per second. */
async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return size / 1e6 / ((performance.now() - start) / 1000);
}

/** Resident memory in bytes. */
function residentOf(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1] ?? 0) * 1024;
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/**
 * Measures what taking a pack away costs: 10,000 files, 1 GiB, from the disk store to nowhere, against the same files stored by the
 * same library without us. Prints; asserts nothing about time. Bars: ≤ 1.5 × of the plain ZIP, ≤ 300 MB growth of resident memory,
 * the same bytes each time.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { ZipFile } from 'yazl';
import type * as Zip from '../../server/platform/stored-zip.js';
import type * as Store from '../../server/platform/storage/storage.js';

const FILES = Number(process.env.FILES ?? 10_000);
const BYTES = Number(process.env.MEGABYTES ?? 1024) * 1024 * 1024;
const ROUNDS = 3;

const dist = resolve(process.argv[2] ?? new URL('../../dist', import.meta.url).pathname);
const load = async <Module>(path: string): Promise<Module> =>
  (await import(pathToFileURL(join(dist, path)).href)) as Module;
const { storedZip } = await load<typeof Zip>('server/platform/stored-zip.js');
const { blobKey } = await load<typeof Store>('server/platform/storage/storage.js');

const folder = await mkdtemp(join(tmpdir(), 'hengjian-bench-'));
try {
  const entries = await fill();
  const ours = () =>
    storedZip(
      entries.map(({ path, sha256, byteSize }) => ({
        path: `pack/${path}`,
        byteSize,
        open: () => createReadStream(join(folder, blobKey(sha256))),
      })),
    ).then(({ stream }) => stream);
  const plain = async (): Promise<Readable> => {
    const zip = new ZipFile();
    for (const { path, sha256 } of entries)
      zip.addFile(join(folder, blobKey(sha256)), `pack/${path}`, { compress: false });
    zip.end();
    return zip.outputStream as Readable;
  };
  // The first round of each fills the cache of the file system.
  const rounds: { ours: Measured; plain: Measured }[] = [];
  for (let at = 0; at <= ROUNDS; at += 1) {
    const round = { plain: await measure(plain), ours: await measure(ours) };
    if (at > 0) rounds.push(round);
  }
  const digests = [await digestOf(await ours()), await digestOf(await ours())];
  console.log(`${FILES} files, ${Math.round(BYTES / 1024 / 1024)} MiB`, {
    oursMs: median(rounds.map((round) => round.ours.ms)),
    plainMs: median(rounds.map((round) => round.plain.ms)),
    ratio: median(rounds.map((round) => Number((round.ours.ms / round.plain.ms).toFixed(2)))),
    worstRssGrowthMb: Math.max(...rounds.map((round) => round.ours.rssGrowthMb)),
    plainWorstRssGrowthMb: Math.max(...rounds.map((round) => round.plain.rssGrowthMb)),
    sameBytes: digests[0] === digests[1],
  });
} finally {
  await rm(folder, { recursive: true, force: true });
}

interface Measured {
  readonly ms: number;
  readonly rssGrowthMb: number;
}

/** Random content: nothing of it is alike, as with pictures and PDF. */
async function fill() {
  const size = Math.floor(BYTES / FILES);
  const entries = [];
  for (let at = 0; at < FILES; at += 1) {
    const bytes = randomBytes(size);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const path = join(folder, blobKey(sha256));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
    entries.push({
      path: `${String(at % 211).padStart(3, '0')}_条款/${at}_证据.png`,
      sha256,
      byteSize: size,
    });
  }
  return entries;
}

async function measure(open: () => Promise<Readable>): Promise<Measured> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const ticks = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  const started = performance.now();
  await pipeline(await open(), new Writable({ write: (_chunk, _encoding, done) => done() }));
  clearInterval(ticks);
  return {
    ms: Math.round(performance.now() - started),
    rssGrowthMb: Math.round((peak - before) / 1024 / 1024),
  };
}

async function digestOf(stream: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]!;
}

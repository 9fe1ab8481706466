import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { S3mini } from 's3mini';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../server/platform/config.js';
import { openStorage } from '../../../server/platform/storage/open-storage.js';
import { blobKey } from '../../../server/platform/storage/storage.js';
import type { Storage } from '../../../server/platform/storage/storage.js';
import { startObjectStore } from '../../support/object-store.js';
import type { ObjectStore } from '../../support/object-store.js';

let objects: ObjectStore;
let dir: string;
beforeAll(async () => {
  objects = await startObjectStore();
  dir = mkdtempSync(join(tmpdir(), 'hengjian-storage-'));
});
afterAll(async () => {
  await objects.close();
  rmSync(dir, { recursive: true, force: true });
});

const open = async (env: Readonly<Record<string, string>>): Promise<Storage> =>
  openStorage(readConfig({ HENGJIAN_DATA: dir, ...env }));
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

function temporary(storage: Storage, bytes: Buffer): string {
  const path = join(storage.temporaryDir, randomBytes(8).toString('hex'));
  writeFileSync(path, bytes);
  return path;
}

async function keep(storage: Storage, bytes: Buffer): Promise<string> {
  const sha256 = hashOf(bytes);
  await storage.adopt(temporary(storage, bytes), sha256);
  return sha256;
}

async function listed(storage: Storage): Promise<string[]> {
  const found: string[] = [];
  for await (const { sha256 } of storage.list()) found.push(sha256);
  return found;
}

// One contract for every kind of store: what one keeps, the other keeps.
describe.each([
  ['the disk', () => ({})],
  ['an object store', () => objects.env],
])('%s', (_name, env) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await open(env());
  });

  it('keeps bytes under their hash, moves the temporary file, and reads whole and ranges', async () => {
    const bytes = randomBytes(100_000);
    const path = temporary(storage, bytes);
    await storage.adopt(path, hashOf(bytes));
    expect(existsSync(path)).toBe(false);
    expect(await storage.size(hashOf(bytes))).toBe(bytes.length);
    expect((await buffer(storage.read(hashOf(bytes)))).equals(bytes)).toBe(true);
    const part = await buffer(storage.read(hashOf(bytes), { start: 500, end: 1_499 }));
    expect(part.equals(bytes.subarray(500, 1_500))).toBe(true);
    expect((await buffer(storage.read(hashOf(bytes), { start: 0, end: 1 }))).length).toBe(2);
  });

  it('keeps a file of several parts whole', async () => {
    const bytes = randomBytes(37 * 1024 * 1024 + 11);
    const sha256 = await keep(storage, bytes);
    expect(await storage.size(sha256)).toBe(bytes.length);
    const hash = createHash('sha256');
    for await (const piece of storage.read(sha256)) hash.update(piece as Buffer);
    expect(hash.digest('hex')).toBe(sha256);
  });

  it('takes the same content again, by many at once, and stays young', async () => {
    const bytes = randomBytes(5_000);
    const began = Date.now() - 2_000;
    await Promise.all(Array.from({ length: 8 }, () => keep(storage, bytes)));
    expect((await buffer(storage.read(hashOf(bytes)))).equals(bytes)).toBe(true);
    for await (const { sha256, storedAt } of storage.list())
      if (sha256 === hashOf(bytes)) expect(storedAt.getTime()).toBeGreaterThan(began);
    expect((await listed(storage)).filter((sha256) => sha256 === hashOf(bytes))).toHaveLength(1);
  });

  it('says what is missing, and forgets without complaint', async () => {
    const sha256 = await keep(storage, randomBytes(10));
    expect(await storage.exists(sha256)).toBe(true);
    await storage.remove(sha256);
    await storage.remove(sha256);
    expect(await storage.exists(sha256)).toBe(false);
    expect(await listed(storage)).not.toContain(sha256);
    await expect(buffer(storage.read(sha256))).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(storage.size(sha256)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('lists every blob', async () => {
    const kept = await Promise.all(Array.from({ length: 20 }, () => keep(storage, randomBytes(20))));
    const found = await listed(storage);
    for (const sha256 of kept) expect(found).toContain(sha256);
    expect(new Set(found).size).toBe(found.length);
  });

  it('refuses anything but a hash as a name', async () => {
    for (const name of ['', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(63)}/`]) {
      expect(() => storage.read(name)).toThrow('not a SHA-256');
      await expect((async () => storage.exists(name))()).rejects.toThrow('not a SHA-256');
    }
  });

  it('leaves nothing when a reader stops early', async () => {
    const sha256 = await keep(storage, randomBytes(20 * 1024 * 1024));
    const reading = storage.read(sha256);
    for await (const piece of reading) {
      expect((piece as Buffer).length).toBeGreaterThan(0);
      break;
    }
    expect(reading.destroyed).toBe(true);
  });

  it('loses nothing of what is whole to the sweep', async () => {
    const sha256 = await keep(storage, randomBytes(10));
    await storage.sweep(new Date(Date.now() + 60_000));
    expect(await storage.exists(sha256)).toBe(true);
  });
});

it('memory stays flat while a large file travels to and from an object store', async () => {
  const storage = await open(objects.env);
  const size = 128 * 1024 * 1024;
  const path = join(storage.temporaryDir, 'large');
  const piece = Buffer.alloc(1024 * 1024, 'x');
  const hash = createHash('sha256');
  for (let at = 0; at < size; at += piece.length) {
    writeFileSync(path, piece, { flag: 'a' });
    hash.update(piece);
  }
  const sha256 = hash.digest('hex');
  const before = process.memoryUsage().rss;
  let peak = before;
  const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 10);
  await storage.adopt(path, sha256);
  let read = 0;
  for await (const bytes of storage.read(sha256)) read += (bytes as Buffer).length;
  clearInterval(watching);
  expect(read).toBe(size);
  // The object store runs in this process too; a copy of the whole file on either side would be more.
  expect(peak - before).toBeLessThan(100 * 1024 * 1024);
  await storage.remove(sha256);
});

it('takes back an upload that was cut off', async () => {
  const storage = await open(objects.env);
  const client = new S3mini({
    endpoint: `${objects.endpoint}/${objects.bucket}`,
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
  });
  const sha256 = hashOf(Buffer.from('cut off'));
  await client.getMultipartUploadId(`files/${blobKey(sha256)}`);
  const cut = [...objects.begun].filter(([, key]) => key.endsWith(sha256));
  expect(cut).toHaveLength(1);
  await storage.sweep(new Date(Date.now() - 60_000));
  expect([...objects.begun.keys()]).toContain(cut[0]![0]);
  await storage.sweep(new Date(Date.now() + 60_000));
  expect([...objects.begun.keys()]).not.toContain(cut[0]![0]);
  expect(await storage.exists(sha256)).toBe(false);
  expect(readdirSync(storage.temporaryDir)).toEqual([]);
});

describe('settings', () => {
  const refusal = async (env: Readonly<Record<string, string>>): Promise<string> =>
    open(env).then(
      () => 'started',
      (error: Error) => `${error.constructor.name}: ${error.message}`,
    );

  it('that are wrong stop the start with one sentence', async () => {
    const { HENGJIAN_S3_KEY: _key, ...keyless } = objects.env;
    const cases: readonly [Readonly<Record<string, string>>, RegExp][] = [
      [
        { HENGJIAN_STORAGE: 'ftp://x' },
        /^ConfigError: Setting HENGJIAN_STORAGE is wrong: it must be disk or s3:/,
      ],
      [keyless, /^ConfigError: Setting HENGJIAN_S3_KEY is missing: /],
      [
        { ...objects.env, HENGJIAN_S3_SECRET: 'wrong' },
        /^ConfigError: The object store .* refuses these keys /,
      ],
      [
        { ...objects.env, HENGJIAN_S3_KEY: 'nobody' },
        /^ConfigError: The object store .* refuses these keys /,
      ],
      [
        { ...objects.env, HENGJIAN_STORAGE: 's3://nowhere' },
        /^ConfigError: The bucket nowhere .* does not exist /,
      ],
      [
        { ...objects.env, HENGJIAN_S3_ENDPOINT: 'http://127.0.0.1:1' },
        /^ConfigError: The object store .* does not answer as S3 does: /,
      ],
    ];
    for (const [env, sentence] of cases) {
      const said = await refusal(env);
      expect(said).toMatch(sentence);
      expect(said).not.toContain('S3RVER');
    }
  });
});

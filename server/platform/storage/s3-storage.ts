import { openAsBlob } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { S3mini, S3NetworkError, S3ServiceError } from 's3mini';
import type { UploadPart } from 's3mini';
import { ConfigError } from '../config.js';
import type { S3Settings } from './storage.settings.js';
import { blobKey, isSha256 } from './storage.js';
import type { Storage } from './storage.js';

/** Larger files go in parts of this size: a lost connection costs one part, not the file. S3 asks for 5 MiB at least. */
const partBytes = 16 * 1024 * 1024;
const partsAtOnce = 3;
const tries = 4;
const listedAtOnce = 1000;

/**
 * An S3-compatible object store. A file is handed to the socket from the disk, piece by piece; an object is there whole or
 * not at all. It is written anew although it may be there: writing the same content twice changes nothing, mends what was
 * damaged, and makes the object young for the collector of unused ones.
 */
export async function createS3Storage(settings: S3Settings, root: string): Promise<Storage> {
  const temporaryDir = join(root, 'temporary');
  await mkdir(temporaryDir, { recursive: true });
  const store = new S3mini({
    endpoint: `${settings.endpoint.replace(/\/+$/, '')}/${settings.bucket}`,
    region: settings.region,
    accessKeyId: settings.accessKeyId,
    secretAccessKey: settings.secretAccessKey,
  });
  const keyOf = (sha256: string): string => settings.prefix + blobKey(sha256);
  await proveAccess(store, settings);

  return {
    temporaryDir,
    async adopt(temporaryFile, sha256) {
      const { size } = await stat(temporaryFile);
      const file = await openAsBlob(temporaryFile);
      const key = keyOf(sha256);
      if (size <= partBytes)
        await patiently(() => store.putObject(key, file, undefined, undefined, undefined, size));
      else await putParts(store, key, file, size);
      await rm(temporaryFile, { force: true });
    },
    read: (sha256, range) => Readable.from(bytesOf(store, keyOf(sha256), range), { objectMode: false }),
    async exists(sha256) {
      const key = keyOf(sha256);
      return (await patiently(() => store.objectExists(key))) === true;
    },
    async size(sha256) {
      const key = keyOf(sha256);
      return patiently(() => store.getContentLength(key));
    },
    async remove(sha256) {
      const key = keyOf(sha256);
      await patiently(() => store.deleteObject(key));
    },
    async *list() {
      let token: string | undefined;
      do {
        const after = token;
        const page = await patiently(() =>
          store.listObjectsPaged('/', `${settings.prefix}sha256/`, listedAtOnce, after),
        );
        for (const { Key, LastModified } of page?.objects ?? []) {
          const sha256 = Key.split('/').at(-1) ?? '';
          if (isSha256(sha256)) yield { sha256, storedAt: new Date(LastModified) };
        }
        token = page?.nextContinuationToken;
      } while (token !== undefined);
    },
    async sweep(before) {
      for (const { key, uploadId } of await halfWritten(store, `${settings.prefix}sha256/`, before))
        await store.abortMultipartUpload(key, uploadId);
    },
  };
}

/** The store must answer, know the bucket and let us write: better found now than at the first upload. */
async function proveAccess(store: S3mini, { bucket, endpoint, prefix }: S3Settings): Promise<void> {
  const probe = `${prefix}start-check`;
  try {
    if (!(await store.listObjectsPaged('/', probe, 1)))
      throw new ConfigError(
        `The bucket ${bucket} of HENGJIAN_STORAGE does not exist at ${endpoint}: create it first.`,
      );
    await store.putObject(probe, 'hengjian');
    await store.deleteObject(probe);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    if (/\b403\b|AccessDenied|SignatureDoesNotMatch|InvalidAccessKeyId/.test(why))
      throw new ConfigError(
        `The object store ${endpoint} refuses these keys for the bucket ${bucket}: check HENGJIAN_S3_KEY, HENGJIAN_S3_SECRET and HENGJIAN_S3_REGION.`,
      );
    throw new ConfigError(
      `The object store ${endpoint} does not answer as S3 does: check HENGJIAN_S3_ENDPOINT (${why.slice(0, 200)}).`,
    );
  }
}

async function putParts(store: S3mini, key: string, file: Blob, size: number): Promise<void> {
  const uploadId = await patiently(() => store.getMultipartUploadId(key));
  try {
    const count = Math.ceil(size / partBytes);
    const parts: UploadPart[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      for (let at = next++; at < count; at = next++) {
        const piece = file.slice(at * partBytes, Math.min(size, (at + 1) * partBytes));
        parts[at] = await patiently(() => store.uploadPart(key, uploadId, piece as never, at + 1));
      }
    };
    await Promise.all(Array.from({ length: Math.min(partsAtOnce, count) }, work));
    await patiently(() => store.completeMultipartUpload(key, uploadId, parts));
  } catch (error) {
    // What cannot be taken back now, the sweep takes back later.
    await store.abortMultipartUpload(key, uploadId).catch(() => undefined);
    throw error;
  }
}

async function* bytesOf(
  store: S3mini,
  key: string,
  range: { readonly start: number; readonly end: number } | undefined,
): AsyncGenerator<Uint8Array> {
  const answer = await patiently(() =>
    range ? store.getObjectRaw(key, false, range.start, range.end + 1) : store.getObjectRaw(key),
  );
  if (answer.body) yield* answer.body as unknown as AsyncIterable<Uint8Array>;
}

interface HalfWritten {
  readonly key: string;
  readonly uploadId: string;
}

/** The answer of the store as its client reads it: one upload is an object, several are a list. */
async function halfWritten(store: S3mini, prefix: string, before: Date): Promise<HalfWritten[]> {
  const answer = (await store.listMultipartUploads('/', '', 'GET', { prefix }).catch((error: unknown) => {
    // A store that cannot list them throws them away by itself, or by a rule of its bucket.
    if (error instanceof S3ServiceError && error.status === 501) return {};
    throw error;
  })) as unknown as Record<string, unknown>;
  const result = (answer.ListMultipartUploadsResult ?? answer) as Record<string, unknown>;
  const uploads = [result.upload ?? result.Upload ?? []].flat() as Record<string, string>[];
  return uploads.flatMap((found) => {
    const key = found.key ?? found.Key;
    const uploadId = found.uploadId ?? found.UploadId;
    const begun = new Date(found.initiated ?? found.Initiated ?? Date.now());
    return key?.startsWith(prefix) && uploadId && begun < before ? [{ key, uploadId }] : [];
  });
}

/** Again after a pause when the store was busy or the connection broke; an answer that would be the same is given at once. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (thrown) {
      // Some calls of the client wrap what the store said.
      const error = thrown instanceof Error && thrown.cause instanceof S3ServiceError ? thrown.cause : thrown;
      if (error instanceof S3ServiceError && error.status === 404)
        throw Object.assign(new Error('no such blob', { cause: error }), { code: 'ENOENT' });
      if (attempt === tries || !isPassing(error)) throw error;
      await sleep(100 * 2 ** attempt);
    }
  }
}

const isPassing = (error: unknown): boolean =>
  error instanceof S3ServiceError
    ? error.status >= 500 || error.status === 429
    : error instanceof S3NetworkError || (error instanceof TypeError && error.message === 'fetch failed');

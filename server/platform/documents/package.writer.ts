import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export interface WrittenFile {
  readonly byteSize: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/**
 * 1980-01-01 00:00 in the time zone of the process, because the archive stores local time: the stored digits, and so
 * the bytes, are then the same everywhere and on every day.
 */
const entryOptions = () => ({ mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true });

/** Level 3 of deflate: a third of the time of the default for a file a few percent larger. */
const COMPRESSION = 3;

/** Pictures are compressed already. */
const level = (name: string): number => (/\.(?:png|jpe?g)$/.test(name) ? 0 : COMPRESSION);

/** Writes an Office package to a new file, flushed to disk; the part `streamed` comes piece by piece. */
export async function writePackage(
  path: string,
  parts: ReadonlyMap<string, Buffer>,
  streamed: { readonly name: string; readonly pieces: AsyncIterable<string> | Iterable<string> },
): Promise<WrittenFile> {
  const zip = new ZipFile();
  const hash = createHash('sha256');
  let byteSize = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      byteSize += chunk.length;
      done(null, chunk);
    },
  });
  // Neither a failing part nor a failing archive shows on yazl's output: both end the pipeline here.
  const fail = (error: Error) => void measure.destroy(error);
  zip.on('error', fail);
  for (const [name, data] of parts) {
    if (name === streamed.name) {
      const source = Readable.from(inBatches(streamed.pieces)).on('error', fail);
      zip.addReadStream(source, name, { ...entryOptions(), compressionLevel: COMPRESSION });
    } else zip.addBuffer(data, name, { ...entryOptions(), compressionLevel: level(name) });
  }
  zip.end();
  await pipeline(zip.outputStream, measure, createWriteStream(path, { flags: 'wx', flush: true }));
  return { byteSize, sha256: hash.digest('hex') };
}

const BATCH = 64 * 1024;

/** Joins small pieces, so that the compressor is called per 64 KiB and not per table row. */
async function* inBatches(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer> {
  let batch = '';
  for await (const piece of pieces) {
    batch += piece;
    if (batch.length < BATCH) continue;
    yield Buffer.from(batch);
    batch = '';
  }
  if (batch !== '') yield Buffer.from(batch);
}

import {
  BlobReader,
  configure,
  ERR_ENCRYPTED,
  ERR_ENCRYPTED_CENTRAL_DIRECTORY,
  ERR_OVERLAPPING_ENTRY,
  ZipReader,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import {
  ArchiveRefused,
  archiveLimits,
  harmlessBytes,
  type ArchiveLimits,
  type RefusedEntry,
  type UnpackedFile,
  type UnpackProgress,
} from './archiveModel.ts';
import { decodeNames, isClutter, readPath } from './entryNames.ts';

// One way in all browsers: Chromium 86 has no DecompressionStream, 109 none for ZIP. We are in a worker of our own.
configure({ useWebWorkers: false, useCompressionStream: false, chunkSize: 64 * 1024 });

interface Listed {
  entry: FileEntry;
  path: string;
}

interface Contents {
  files: Listed[];
  refused: RefusedEntry[];
}

/** How many files an archive holds, before anything of it is unpacked. */
export async function countFiles(archive: Blob, limits = archiveLimits): Promise<number> {
  return (await list(archive, limits)).files.length;
}

/**
 * All files of an archive. What is refused alone is named in the answer; what makes the archive as a whole suspicious
 * ends it. Archives inside stay closed. Bytes are counted as they come out, whatever the headers say.
 */
export async function unpackZip(
  archive: Blob,
  onProgress: (progress: UnpackProgress) => void = () => undefined,
  limits: ArchiveLimits = archiveLimits,
): Promise<{ files: UnpackedFile[]; refused: RefusedEntry[] }> {
  const { files, refused } = await list(archive, limits);
  const unpacked: UnpackedFile[] = [];
  const said = files.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  const most = Math.min(limits.bytes, Math.max(harmlessBytes, archive.size * limits.ratio));
  let seen = 0;
  const count = (bytes: number): void => {
    seen += bytes;
    if (seen > most) throw new ArchiveRefused(most < limits.bytes ? 'TOO_DENSE' : 'TOO_LARGE');
    onProgress({ files: unpacked.length, share: Math.min(1, seen / Math.max(1, said)) });
  };
  for (const { entry, path } of files) {
    try {
      unpacked.push({ file: await unpackFile(entry, path, count, limits.fileBytes), path });
    } catch (error) {
      if (error instanceof ArchiveRefused) throw error;
      if (error instanceof FileTooLarge) refused.push({ path, reason: 'TOO_LARGE' });
      else if (messageOf(error) === ERR_OVERLAPPING_ENTRY) throw new ArchiveRefused('OVERLAPPING');
      else if (messageOf(error) === ERR_ENCRYPTED) throw new ArchiveRefused('ENCRYPTED');
      else refused.push({ path, reason: 'UNREADABLE' });
    }
  }
  return { files: unpacked, refused };
}

class FileTooLarge extends Error {}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

async function unpackFile(
  entry: FileEntry,
  path: string,
  count: (bytes: number) => void,
  mostBytes: number,
): Promise<File> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let stopped: unknown;
  const sink = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(part) {
      try {
        count(part.length);
        size += part.length;
        if (size > mostBytes) throw new FileTooLarge();
      } catch (error) {
        stopped = error;
        throw error;
      }
      parts.push(part);
    },
  });
  try {
    await entry.getData(sink, { checkOverlappingEntry: true, checkCrc32: true });
  } catch (error) {
    // The library wraps what the sink throws.
    throw stopped ?? error;
  }
  return new File(parts, path.split('/').at(-1) ?? path, { lastModified: entry.lastModDate.getTime() });
}

/** The table of contents: names decoded and judged, clutter and folders left out. */
async function list(archive: Blob, limits: ArchiveLimits): Promise<Contents> {
  const entries: FileEntry[] = [];
  let passed = 0;
  try {
    const reader = new ZipReader(new BlobReader(archive), { filenameValidation: 'tolerant' });
    for await (const entry of reader.getEntriesGenerator()) {
      passed += 1;
      if (passed > limits.entries) throw new ArchiveRefused('TOO_MANY');
      if (entry.encrypted) throw new ArchiveRefused('ENCRYPTED');
      if (!entry.directory) entries.push(entry);
    }
  } catch (error) {
    if (error instanceof ArchiveRefused) throw error;
    if (messageOf(error) === ERR_ENCRYPTED_CENTRAL_DIRECTORY) throw new ArchiveRefused('ENCRYPTED');
    throw new ArchiveRefused(passed === 0 ? 'NOT_ZIP' : 'DAMAGED');
  }
  const names = decodeNames(
    entries.map(({ rawFilename, filename, bitFlag, extraFieldUnicodePath }) => ({
      bytes: rawFilename,
      unicode: bitFlag?.languageEncodingFlag || extraFieldUnicodePath?.valid ? filename : null,
    })),
  );
  const contents: Contents = { files: [], refused: [] };
  entries.forEach((entry, at) => {
    const name = names[at] ?? '';
    const read = readPath(name);
    if ('refused' in read) contents.refused.push({ path: name, reason: read.refused });
    else if (isClutter(read.path)) return;
    else if (entry.symlink) contents.refused.push({ path: read.path, reason: 'SYMLINK' });
    else contents.files.push({ entry, path: read.path });
  });
  return contents;
}

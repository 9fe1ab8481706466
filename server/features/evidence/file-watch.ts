import { setTimeout as sleep } from 'node:timers/promises';
import type { FilePart, FilesChecked, IntegrityFindingKind } from '../activity/index.js';
import { systemActor } from '../../platform/access/actor.js';
import type { Database } from '../../platform/database/database.js';
import { text } from '../../platform/graphql/errors.js';
import type { Text } from '../../platform/graphql/errors.js';
import type { Storage } from '../../platform/storage/storage.js';
import type { ProofHooks } from './evidence.hooks.js';
import type { ReadPage } from '../../platform/events/chain/chain.rows.js';
import { inspectStored, keptFiles } from './file-check.js';
import type { CheckedFile, StoredDamage } from './file-check.js';
import { noteFiles, swappedVersions, versionsOfFiles } from './file-damage.js';
import type { DamagedVersion } from './file-damage.js';

const filesAtOnce = 50;
/** The disk serves people too. */
const bytesPerSecond = 64 * 1024 * 1024;
/** Shorter ones are not worth a timer. */
const shortestRestMs = 5;

/** The part of a verification that reads every stored file again. */
export class FileWatch implements FilePart {
  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly hooks: ProofHooks,
  ) {}

  /** Checks some files behind a place, and notes on the evidence what became of them. */
  async check(organizationId: string, after: string, signal: AbortSignal): Promise<FilesChecked> {
    const actor = systemActor(organizationId, '证据复核');
    const read: ReadPage = (work) => this.database.read(actor, work);
    const { files, ...checked } = await checkFiles(read, this.storage, after, signal, bytesPerSecond);
    if (files.some((file) => file.found !== file.known))
      await this.database.write(actor, (tx) => noteFiles(tx, this.hooks, files));
    return { ...checked, files: files.length };
  }
}

/** Reads some of the files behind a place; changes nothing. */
export async function checkFiles(
  read: ReadPage,
  storage: Storage,
  after: string,
  signal: AbortSignal,
  pace = Infinity,
): Promise<Omit<FilesChecked, 'files'> & { readonly files: readonly CheckedFile[] }> {
  const kept = await read((reads) => keptFiles(reads, after, filesAtOnce));
  const files: CheckedFile[] = [];
  for (const file of kept) {
    const began = performance.now();
    files.push({ ...file, found: await inspectStored(storage, file, signal) });
    const rest = (file.byteSize / pace) * 1000 - (performance.now() - began);
    if (rest > shortestRestMs) await sleep(rest, undefined, { signal });
  }
  const damages = new Map(files.flatMap((file) => (file.found ? [[file.sha256, file.found] as const] : [])));
  const versions =
    damages.size === 0 ? [] : await read((reads) => versionsOfFiles(reads, [...damages.keys()]));
  const swapped = await read((reads) =>
    swappedVersions(
      reads,
      files.map((file) => file.sha256),
    ),
  );
  return {
    files,
    bytes: files.reduce((sum, file) => sum + file.byteSize, 0),
    after: files.length < filesAtOnce ? null : files.at(-1)!.sha256,
    findings: [
      ...versions.map((version) => {
        const damage = damages.get(version.sha256)!;
        return findingOf(version, `FILE_${damage}`, wordsOfDamage(version, damage));
      }),
      ...swapped.map((version) => findingOf(version, 'FILE_SWAPPED', wordsOfSwap(version))),
    ],
  };
}

const findingOf = (
  { evidenceId, createdAt }: DamagedVersion,
  kind: IntegrityFindingKind,
  message: Text,
): FilesChecked['findings'][number] => ({ kind, message, evidenceId, since: createdAt });

const wordsOfSwap = ({ title, number, fileName }: DamagedVersion): Text =>
  text(
    `证据“${title}”第 ${number} 版登记的文件 ${fileName} 不是审计日志记录接收的那一个。`,
    `The file ${fileName} of version ${number} of the evidence “${title}” is not the one that the audit trail saw received.`,
  );

/** What is wrong with a stored file, in words. */
function wordsOfDamage({ title, number, fileName }: DamagedVersion, kind: StoredDamage): Text {
  const words: Record<StoredDamage, Text> = {
    CHANGED: text('的内容与接收时不同', 'no longer has the content that was received'),
    WRONG_SIZE: text('的大小与接收时不同', 'no longer has the size that was received'),
    MISSING: text('不在存储中', 'is missing from the store'),
    UNREADABLE: text('无法从存储中读出', 'cannot be read from the store'),
  };
  return text(
    `证据“${title}”第 ${number} 版的文件 ${fileName} ${words[kind].zh}。`,
    `The file ${fileName} of version ${number} of the evidence “${title}” ${words[kind].en}.`,
  );
}

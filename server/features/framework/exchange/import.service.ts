import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Actor } from '../../../platform/access/actor.js';
import type { Database, Reads, Tx } from '../../../platform/database/database.js';
import { AppError, invalidState, notFound, text } from '../../../platform/graphql/errors.js';
import { check, id as idRule, line } from '../../../platform/graphql/input-rules.js';
import { newId } from '../../../platform/ids.js';
import type { Storage } from '../../../platform/storage/storage.js';
import { placesOf } from '../framework.catalogue.js';
import { referencedId } from '../framework.ids.js';
import { bookHead, noNumber, requireRoom } from '../own-book.rules.js';
import { insertDraft, nodesInJson } from '../own-book.store.js';
import type { NewBookHead } from '../own-book.store.js';
import type { ApplyFrameworkImportInput, FrameworkImportState } from './import.types.js';
import type { Problem } from './problem.js';
import { readFileApart } from './read-apart.js';
import type { ImportContent, ImportResult } from './read-import.js';
import type { ReadMappingSet } from './read-book.types.js';

/** A rule book of 10,000 nodes is a tenth of it. */
export const maximumImportBytes = 32 * 1024 * 1024;
const keptHours = 24;
/** Files that were read and neither applied nor thrown away. */
const maximumOpen = 20;
/** References to nowhere that are told one by one. */
const toldReferences = 20;

const receiving = z.object({ fileName: line(200), part: z.coerce.number().int().min(0).max(100) });

/** Imports: a file is read apart, kept as a preview, and written in one transaction or not at all. */
export class ImportService {
  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
  ) {}

  /** Takes the bytes of a file and reads it; answers the id of the preview, whatever is wrong with the file. */
  async receive(
    actor: Actor,
    given: { readonly fileName: unknown; readonly part: unknown },
    body: Readable,
  ): Promise<string> {
    const { fileName, part } = check(receiving, given);
    await this.database.read(actor, requireFewOpen);
    // A name like that of an upload: what a killed server leaves behind is collected with them.
    const path = join(this.storage.temporaryDir, newId());
    try {
      const byteSize = await keepFile(path, body);
      const result = await readFileApart({ path, fileName, part });
      return await this.database.write(actor, (tx) => keepPreview(tx, fileName, byteSize, result));
    } finally {
      await rm(path, { force: true });
    }
  }

  /** Writes an import as a draft: all of it, or nothing. CONFLICT when its code is taken, INVALID_STATE when it has errors. */
  async apply(actor: Actor, { id, ...given }: ApplyFrameworkImportInput): Promise<string> {
    const head = check(bookHead, given);
    return this.database.write(actor, async (tx) => {
      const kept = await lockImport(tx, id);
      if (kept.state !== 'READY' || kept.content === null) throw notReady(kept.state);
      await requireRoom(tx, { books: 1, nodes: kept.nodeCount });
      const { scoringKind, ...content } = kept.content;
      const book: NewBookHead = {
        framework: {
          ...head,
          documentNumber: head.documentNumber ?? noNumber,
          publishedOn: head.publishedOn ?? null,
          effectiveOn: head.effectiveOn ?? null,
          replaces: null,
          companions: [],
          scoringKind,
        },
        ...content,
      };
      const nodes = nodesInJson('(select i.nodes from framework_import i where i.id = $1::uuid)', kept.id);
      const frameworkId = await insertDraft(tx, book, nodes);
      await moveImport(tx, kept.id, 'APPLIED', frameworkId);
      tx.record({
        action: 'framework.imported',
        objectType: 'Framework',
        objectId: frameworkId,
        objectName: head.name,
        after: { code: head.code, fileName: kept.fileName, format: kept.format, nodes: kept.nodeCount },
      });
      return frameworkId;
    });
  }

  /** Throws a preview away. */
  async discard(actor: Actor, id: string): Promise<string> {
    return this.database.write(actor, async (tx) => {
      const kept = await lockImport(tx, id);
      if (kept.state !== 'READY' && kept.state !== 'REFUSED') throw notReady(kept.state);
      await moveImport(tx, kept.id, 'DISCARDED', null);
      tx.record({
        action: 'framework.importDiscarded',
        objectType: 'FrameworkImport',
        objectId: kept.id,
        objectName: kept.fileName,
      });
      return kept.id;
    });
  }

  /** Removes what nobody applied in time, of every organization. */
  async collect(): Promise<void> {
    await this.database.pool.query('select remove_expired_framework_imports()');
  }
}

/**
 * Counts while it writes: the size that a sender states is not believed. What comes after the limit is thrown away, so that
 * the sender can hear the answer; whoever goes on for ever is cut off.
 */
async function keepFile(path: string, body: Readable): Promise<number> {
  let size = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size <= maximumImportBytes) done(null, chunk);
      else done(size > 2 * maximumImportBytes ? tooLarge() : null);
    },
    flush: (done) => done(size > maximumImportBytes ? tooLarge() : null),
  });
  await pipeline(body, counting, createWriteStream(path, { flags: 'wx' }));
  return size;
}

export const tooLarge = (): AppError =>
  new AppError(
    'LIMIT_EXCEEDED',
    text(
      `文件超过 ${maximumImportBytes / 1024 / 1024} MB，不能导入：请删除图片、附件或拆分文件。`,
      `The file is larger than ${maximumImportBytes / 1024 / 1024} MB: remove pictures and attachments, or split it up.`,
    ),
    { data: { limit: 'import size', maximum: maximumImportBytes } },
  );

async function requireFewOpen(reads: Reads): Promise<void> {
  const [open] = await reads.query<{ count: number }>(
    'frameworkImport.open',
    `select count(*)::integer as count from framework_import
     where organization_id = $1 and state = 'READY' and expires_at > now()`,
    [reads.actor.organizationId],
  );
  if (open!.count >= maximumOpen)
    throw new AppError(
      'LIMIT_EXCEEDED',
      text('待导入的文件过多，请先导入或放弃它们。', 'Too many imports wait: apply or discard them first.'),
      { data: { limit: 'open imports', maximum: maximumOpen } },
    );
}

async function keepPreview(
  tx: Tx,
  fileName: string,
  byteSize: number,
  result: ImportResult,
): Promise<string> {
  const id = newId();
  const lost = await lostReferences(tx, result.references);
  const problems = [...result.problems, ...lost.slice(0, toldReferences)];
  const { head, summary, content, mappingSets } = result;
  const state: FrameworkImportState = content === null ? 'REFUSED' : 'READY';
  await tx.query(
    'frameworkImport.insert',
    `insert into framework_import (id, organization_id, created_by, state, file_name, byte_size, format, head, summary, content,
       problems, error_count, warning_count, node_count, nodes, mapping_sets, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9::jsonb, $10::jsonb, $11::jsonb, $12, $13, $14, $15::jsonb, $16::jsonb, $17, $18)`,
    [
      id,
      tx.actor.organizationId,
      tx.actor.membershipId ?? null,
      state,
      fileName,
      byteSize,
      result.format,
      storable(head),
      storable(summary),
      storable(content),
      storable(problems),
      result.errors,
      result.warnings + lost.length,
      result.nodeCount,
      result.nodes,
      storable(mappingSets),
      tx.now,
      new Date(tx.now.getTime() + keptHours * 3_600_000),
    ],
  );
  tx.record({
    action: 'framework.importRead',
    objectType: 'FrameworkImport',
    objectId: id,
    objectName: fileName,
    after: { state, format: result.format, nodes: result.nodeCount, errors: result.errors },
  });
  return id;
}

/** What a file says may hold what JSON in the database cannot: NUL and halves of characters. Nodes were checked for it. */
function storable(value: unknown): string | null {
  if (value === null) return null;
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'string' ? inner.toWellFormed().replaceAll('\u0000', '\ufffd') : inner,
  );
}

/** A reference to a rule book that is not here (yet) does no harm: it is shown when the rule book comes. */
async function lostReferences(tx: Tx, references: readonly string[]): Promise<Problem[]> {
  const wanted = references.map(
    (reference) => [referencedId(reference, tx.actor.organizationId), reference] as const,
  );
  const places = await placesOf(
    tx,
    wanted.map(([id]) => id),
  );
  return wanted
    .filter(([id]) => !places.has(id))
    .map(([, reference]) => ({
      severity: 'WARNING',
      text: text(
        `引用的条款 ${reference} 不在本系统中，暂不显示。`,
        `The referenced control ${reference} is not here: it is not shown for now.`,
      ),
    }));
}

interface KeptImport {
  readonly id: string;
  readonly state: FrameworkImportState;
  readonly fileName: string;
  readonly format: string | null;
  readonly nodeCount: number;
  readonly content: ImportContent | null;
  readonly mappingSets: readonly ReadMappingSet[];
}

async function lockImport(tx: Tx, id: string): Promise<KeptImport> {
  const [kept] = await tx.query<KeptImport>(
    'frameworkImport.lock',
    `select id, state, file_name as "fileName", format, node_count as "nodeCount", content, mapping_sets as "mappingSets"
     from framework_import where organization_id = $1 and id = $2 and expires_at > now() for update`,
    [tx.actor.organizationId, check(idRule, id)],
  );
  if (!kept) throw notFound();
  return kept;
}

async function moveImport(
  tx: Tx,
  id: string,
  state: FrameworkImportState,
  frameworkId: string | null,
): Promise<void> {
  await tx.query(
    'frameworkImport.move',
    'update framework_import set state = $2, framework_id = $3, nodes = null where id = $1',
    [id, state, frameworkId],
  );
}

function notReady(state: FrameworkImportState): AppError {
  if (state === 'APPLIED')
    return invalidState(text('该文件已经导入。', 'This file has been imported already.'));
  if (state === 'DISCARDED') return invalidState(text('该导入已放弃。', 'This import was thrown away.'));
  return invalidState(
    text(
      '文件有错误，不能导入：请按提示改正后重新上传。',
      'The file has errors: mend them and upload it again.',
    ),
  );
}

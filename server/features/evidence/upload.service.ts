import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { Actor } from '../../platform/access/actor.js';
import type { Database } from '../../platform/database/database.js';
import { AppError, badInput, invalidState, notFound, text } from '../../platform/graphql/errors.js';
import { check, line } from '../../platform/graphql/input-rules.js';
import { isLostConnection } from '../../platform/http/route-guard.js';
import { isId, newId } from '../../platform/ids.js';
import type { BlobRegister } from '../../platform/storage/blob-register.js';
import type { Storage } from '../../platform/storage/storage.js';
import { diskFull, isDiskFull } from '../../platform/storage/free-space.js';
import type { StartUploadInput } from './evidence.inputs.js';
import type { Upload } from './evidence.types.js';
import { inspectFile } from './file-inspection.js';
import { reasons, refusalByName } from './file-kinds.js';
import { cleanFileName, extensionOf } from './file-name.js';
import type { FileScan } from './malware/clamd.js';
import { lockUse, overQuota, pending } from './storage-use.service.js';
import type { StorageUseService } from './storage-use.service.js';
import { findUpload, noteInspected, own, owner, uploadsByIds } from './upload.queries.js';
import { infected, maximumFileBytes, tooLarge, tooManyOpen, tooManySenders } from './upload.refusals.js';
import type { UploadRow } from './upload.queries.js';

const keptHours = 24;
/** Per person and not used yet: enough for the largest folder dropped at once, too little to fill a disk. */
const maximumOpenUploads = 2_000;
const maximumOpenBytes = 10 * 1024 ** 3;
/** Senders at the same moment: each holds a file open and a connection busy. */
const sendersPerPerson = 8;
const sendersPerServer = 64;
/** A temporary file without a row is thrown away after this long without a write. */
const strayFileMs = 48 * 3_600_000;

const starting = z.object({ fileName: line(255), byteSize: z.number() });

/** A received file, whole and durable in the store. */
export interface ReceivedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteSize: number;
  readonly sha256: string;
}

/** What became of one piece: the offset that is safe now. */
export interface Appended {
  readonly outcome: 'accepted' | 'wrongOffset' | 'tooMuch';
  readonly offset: number;
}

/** Files on their way in: rows in the database, bytes in the temporary folder, never a whole file in memory. */
export class UploadService {
  /** Uploads that this process is writing now, and whose: two senders must not mix their bytes. */
  private readonly busy = new Map<string, string>();

  constructor(
    private readonly database: Database,
    private readonly storage: Storage,
    private readonly blobs: Pick<BlobRegister, 'touch'>,
    private readonly use: StorageUseService,
    private readonly scanning: FileScan,
    private readonly withSm3: boolean,
  ) {}

  /**
   * Opens an upload and promises it its room. BAD_USER_INPUT for an empty file or a refused name, LIMIT_EXCEEDED above 200 MB,
   * over the quota or with a full disk, RATE_LIMITED for too many that wait.
   */
  async start(actor: Actor, input: StartUploadInput): Promise<Upload> {
    const { fileName, byteSize } = check(starting, input);
    if (byteSize === 0) throw badInput({ byteSize: reasons.empty });
    if (!Number.isSafeInteger(byteSize) || byteSize < 0) {
      throw badInput({
        byteSize: text(
          '文件大小必须是正整数（字节）。',
          'The size must be a positive whole number of bytes.',
        ),
      });
    }
    if (byteSize > maximumFileBytes) throw tooLarge(byteSize);
    const name = cleanFileName(fileName);
    const refused = refusalByName(extensionOf(name));
    if (refused) throw badInput({ fileName: refused });
    if (await this.use.isDiskLow(byteSize)) throw diskFull();
    return this.database.write(actor, async (tx) => {
      const { quotaBytes, usedBytes } = await lockUse(tx);
      const [open] = await tx.query<{ count: number; bytes: number; promised: number }>(
        'upload.open',
        `select count(*) filter (where own)::integer as count, coalesce(sum(byte_size) filter (where own), 0)::double precision as bytes,
           coalesce(sum(byte_size), 0)::double precision as promised
         from (select u.byte_size, ${own} as own from upload u where u.organization_id = $1 and ${pending('u')}) open`,
        owner(actor),
      );
      const { count, bytes, promised } = open!;
      if (count >= maximumOpenUploads || bytes + byteSize > maximumOpenBytes) throw tooManyOpen();
      const left = (quotaBytes ?? Infinity) - usedBytes - promised;
      if (byteSize > left) throw overQuota(quotaBytes!, left, byteSize);
      const id = newId();
      const expiresAt = new Date(tx.now.getTime() + keptHours * 3_600_000);
      await tx.query(
        'upload.insert',
        `insert into upload (id, organization_id, created_by, creator_name, file_name, byte_size, expires_at)
         values ($4, $1, $2, $3, $5, $6, $7)`,
        [...owner(actor), id, name, byteSize, expiresAt],
      );
      tx.record({
        action: 'upload.started',
        objectType: 'Upload',
        objectId: id,
        objectName: name,
        after: { byteSize },
      });
      return { id, url: `/uploads/${id}`, offset: 0, byteSize, expiresAt: expiresAt.toISOString() };
    });
  }

  /** Bytes received so far and expected; undefined when the upload is not the actor's. */
  async offset(
    actor: Actor,
    id: string,
  ): Promise<{ readonly received: number; readonly byteSize: number } | undefined> {
    return this.database.read(actor, (reads) => findUpload(reads, id));
  }

  /**
   * Writes one piece at `offset` and makes it durable. What arrived before a lost connection is kept. The last byte
   * starts the inspection; a refused file is thrown away and BAD_USER_INPUT tells why.
   */
  async append(actor: Actor, id: string, offset: number, body: Readable): Promise<Appended> {
    if (this.busy.has(id)) {
      const known = await this.offset(actor, id);
      if (!known) throw notFound();
      return { outcome: 'wrongOffset', offset: known.received };
    }
    const sender = JSON.stringify(owner(actor));
    const theirs = [...this.busy.values()].filter((other) => other === sender).length;
    if (theirs >= sendersPerPerson || this.busy.size >= sendersPerServer) throw tooManySenders();
    this.busy.set(id, sender);
    try {
      const upload = await this.database.read(actor, (reads) => findUpload(reads, id));
      if (!upload) throw notFound();
      if (offset !== upload.received) return { outcome: 'wrongOffset', offset: upload.received };
      // The answer to the last piece was lost.
      if (upload.sha256) return { outcome: 'accepted', offset };
      if (await this.use.isDiskLow()) throw diskFull();
      const written = await this.store(upload, body);
      if (written === undefined) return this.lost(actor, upload);
      if (written > upload.byteSize) return { outcome: 'tooMuch', offset: upload.received };
      await this.note(actor, upload, written);
      if (written === upload.byteSize) await this.finish(actor, { ...upload, received: written });
      return { outcome: 'accepted', offset: written };
    } catch (error) {
      throw isDiskFull(error) ? diskFull() : error;
    } finally {
      this.busy.delete(id);
    }
  }

  /** Finished uploads of the actor, in the store for a day at least; errors stand for the uploads that cannot be used. */
  async take(actor: Actor, ids: readonly string[]): Promise<Map<string, ReceivedFile | AppError>> {
    const taken = new Map<string, ReceivedFile | AppError>();
    if (ids.length === 0) return taken;
    const rows = await this.database.read(actor, (reads) => uploadsByIds(reads, ids));
    await this.blobs.touch(rows.flatMap((row) => row.sha256 ?? []));
    // Looking at files, not statements.
    for (const row of rows) taken.set(row.id, await this.takeOne(actor, row));
    return taken;
  }

  /** Throws away what is past its time. Safe to run on several servers at once. */
  async collect(): Promise<void> {
    const { rows } = await this.database.pool.query<{ id: string }>('select remove_expired_uploads() as id');
    for (const { id } of rows) await rm(this.pathOf(id), { force: true });
    for (const name of await readdir(this.storage.temporaryDir)) {
      if (!isId(name)) continue;
      const found = await stat(this.pathOf(name)).catch(() => undefined);
      if (found && Date.now() - found.mtimeMs > strayFileMs) await rm(this.pathOf(name), { force: true });
    }
  }

  private async takeOne(actor: Actor, row: UploadRow): Promise<ReceivedFile | AppError> {
    if (row.received < row.byteSize)
      return invalidState(text('文件还没有上传完。', 'The file has not arrived completely.'));
    try {
      // A crash after the last byte leaves an upload that nobody has looked at yet.
      const file = row.sha256 && row.mediaType ? row : await this.finish(actor, row);
      const { sha256, mediaType, fileName } = file;
      if (!sha256 || !mediaType) throw new Error('an inspected upload has no hash');
      await this.keep(row.id, sha256);
      return { sha256, mediaType, fileName, byteSize: row.byteSize };
    } catch (error) {
      if (error instanceof AppError) return error;
      if (isDiskFull(error)) return diskFull();
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return invalidState(
        text('上传的文件已不在，请重新上传。', 'The uploaded file is gone: upload it again.'),
      );
    }
  }

  /** Moves the bytes into the store: what is there replaces a copy that may have been damaged since. */
  private async keep(id: string, sha256: string): Promise<void> {
    const isHere = await stat(this.pathOf(id)).catch(() => undefined);
    if (isHere || !(await this.storage.exists(sha256))) await this.storage.adopt(this.pathOf(id), sha256);
  }

  /** Answers the new length, one past the declared size when more came, undefined when the bytes before are missing. */
  private async store(upload: UploadRow, body: Readable): Promise<number | undefined> {
    const file = await open(this.pathOf(upload.id), upload.received === 0 ? 'w' : 'r+').catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      },
    );
    if (!file) return undefined;
    let position = upload.received;
    try {
      if ((await file.stat()).size < upload.received) return undefined;
      // Stopping early must not close the connection: the sender waits for an answer on it.
      for await (const chunk of body.iterator({ destroyOnReturn: false })) {
        const bytes = chunk as Buffer;
        if (position + bytes.length > upload.byteSize) return upload.byteSize + 1;
        for (let at = 0; at < bytes.length;) {
          const { bytesWritten } = await file.write(bytes, at, bytes.length - at, position);
          at += bytesWritten;
          position += bytesWritten;
        }
      }
    } catch (error) {
      if (!isLostConnection(error)) throw error;
    } finally {
      await file.sync();
      await file.close();
    }
    return position;
  }

  // Compare and set: with another server process on the same disk only one of two senders gets on.
  private async note(actor: Actor, upload: UploadRow, received: number): Promise<void> {
    if (received === upload.received) return;
    await this.database.write(actor, (tx) =>
      tx.query(
        'upload.received',
        `update upload set received = $4 where ${own} and id = $5 and received = $6`,
        [...owner(actor), received, upload.id, upload.received],
      ),
    );
  }

  /** The temporary folder lost the bytes (another machine, a cleaned disk): the sender starts again. */
  private async lost(actor: Actor, upload: UploadRow): Promise<Appended> {
    await this.note(actor, upload, 0);
    return { outcome: 'wrongOffset', offset: 0 };
  }

  private async finish(actor: Actor, upload: UploadRow): Promise<UploadRow> {
    try {
      const file = await inspectFile(this.pathOf(upload.id), upload.fileName, this.withSm3);
      const verdict = await this.scanning.look(this.pathOf(upload.id));
      if (verdict?.kind === 'INFECTED') throw infected(verdict.signature);
      await this.database.write(actor, async (tx) => {
        await noteInspected(tx, upload.id, file);
        await this.scanning.note(tx, file.sha256, verdict);
      });
      // At once, not when evidence is made of it: that may be asked of another server, which has no such file.
      await this.keep(upload.id, file.sha256);
      return { ...upload, ...file };
    } catch (error) {
      if (error instanceof AppError) await this.refuse(actor, upload, error);
      throw error;
    }
  }

  private async refuse(actor: Actor, upload: UploadRow, error: AppError): Promise<void> {
    await this.database.write(actor, async (tx) => {
      await tx.query('upload.refuse', `delete from upload where ${own} and id = $4`, [
        ...owner(actor),
        upload.id,
      ]);
      tx.record({
        action: 'upload.refused',
        objectType: 'Upload',
        objectId: upload.id,
        objectName: upload.fileName,
        outcome: 'DENIED',
        reason: error.text.en,
      });
    });
    await rm(this.pathOf(upload.id), { force: true });
  }

  private pathOf(id: string): string {
    if (!isId(id)) throw new Error('not an upload id');
    return join(this.storage.temporaryDir, id);
  }
}

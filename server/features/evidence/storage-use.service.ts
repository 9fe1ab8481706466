import type { Actor } from '../../platform/access/actor.js';
import { may } from '../../platform/access/actor.js';
import type { Config } from '../../platform/config.js';
import type { Database, Reads, Tx } from '../../platform/database/database.js';
import { AppError, badInput, text } from '../../platform/graphql/errors.js';
import { freeBytes } from '../../platform/storage/free-space.js';
import type { SetStorageQuotaInput, StorageUse } from './storage-use.types.js';

interface UseRow {
  readonly quotaBytes: number | null;
  readonly usedBytes: number;
  readonly files: number;
  readonly pendingBytes: number;
  readonly unscanned: number;
  readonly infected: number;
}

/** An upload that no version names yet: its room is promised, in all its length. */
export const pending = (
  upload: string,
): string => `${upload}.expires_at > now() and not exists (select 1 from evidence_version v
  where v.organization_id = ${upload}.organization_id and v.sha256 = ${upload}.sha256)`;

/** How much room the organization takes and may take. */
export class StorageUseService {
  constructor(
    private readonly database: Database,
    private readonly folder: string,
    private readonly config: Pick<Config, 'leastFreeBytes' | 'clamd'>,
  ) {}

  async read(reads: Reads): Promise<StorageUse> {
    const [row] = await reads.query<UseRow>(
      'storage.use',
      `select s.quota_bytes::double precision as "quotaBytes", s.used_bytes::double precision as "usedBytes", s.files,
         (select coalesce(sum(u.byte_size), 0)::double precision from upload u where u.organization_id = $1 and ${pending('u')})
           as "pendingBytes",
         (select count(*) from quarantined_file q where q.organization_id = $1 and q.kind = 'UNSCANNED')::integer as unscanned,
         (select count(*) from quarantined_file q where q.organization_id = $1 and q.kind = 'INFECTED')::integer as infected
       from organization_storage s where s.organization_id = $1`,
      [reads.actor.organizationId],
    );
    const { quotaBytes, usedBytes, files, pendingBytes, unscanned, infected } = row!;
    return {
      quotaBytes,
      usedBytes,
      files,
      pendingBytes,
      remainingBytes: quotaBytes === null ? null : Math.max(0, quotaBytes - usedBytes - pendingBytes),
      isScanned: this.config.clamd !== undefined,
      unscanned,
      infected,
      diskFull: await this.isDiskLow(),
      viewerCanSetQuota: maySetQuota(reads.actor),
    };
  }

  async isDiskLow(more = 0): Promise<boolean> {
    return (await freeBytes(this.folder)) - more < this.config.leastFreeBytes;
  }

  async setQuota(actor: Actor, { quotaBytes = null }: SetStorageQuotaInput): Promise<void> {
    if (quotaBytes !== null && (!Number.isSafeInteger(quotaBytes) || quotaBytes < 0))
      throw badInput({
        quotaBytes: text(
          '配额必须是不小于 0 的整数（字节）。',
          'The quota must be a whole number of bytes, 0 or more.',
        ),
      });
    await this.database.write(actor, async (tx) => {
      const before = await lockUse(tx);
      if (before.quotaBytes === quotaBytes) return;
      await tx.query(
        'storage.setQuota',
        'update organization_storage set quota_bytes = $2 where organization_id = $1',
        [actor.organizationId, quotaBytes],
      );
      tx.record({
        action: 'storage.quotaSet',
        objectType: 'Organization',
        objectId: actor.organizationId,
        before: { quotaBytes: before.quotaBytes },
        after: { quotaBytes },
      });
    });
  }
}

export const maySetQuota = (actor: Actor): boolean => may(actor, 'organization:manage');

/** Holds the organization's account until the end of the transaction: who asks for room meanwhile waits for the answer. */
export async function lockUse(tx: Tx): Promise<Pick<UseRow, 'quotaBytes' | 'usedBytes'>> {
  const [row] = await tx.query<UseRow>(
    'storage.lock',
    `select quota_bytes::double precision as "quotaBytes", used_bytes::double precision as "usedBytes" from organization_storage
     where organization_id = $1 for update`,
    [tx.actor.organizationId],
  );
  return row!;
}

/** No room for this file; said before a byte of it is sent. */
export function overQuota(quotaBytes: number, left: number, byteSize: number): AppError {
  const [quota, free, asked] = [quotaBytes, Math.max(0, left), byteSize].map(inWords);
  return new AppError(
    'LIMIT_EXCEEDED',
    text(
      `本机构的存储配额为 ${quota}，只剩 ${free}，放不下这个文件（${asked}）。请联系系统管理员调整配额。`,
      `The storage quota of the organization is ${quota}, of which ${free} is left: this file (${asked}) does not fit. Ask the system administrator for more.`,
    ),
    { status: 413, data: { limit: 'storage quota', maximum: quotaBytes, value: byteSize } },
  );
}

const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'] as const;

function inWords(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1024)));
  return `${Number((bytes / 1024 ** step).toFixed(1))} ${units[step]}`;
}

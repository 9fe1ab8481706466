import { createHash } from 'node:crypto';
import type { Reads } from '../../platform/database/database.js';
import type { EvidenceDamage } from './evidence.enums.js';
import type { Storage } from '../../platform/storage/storage.js';

/** What reading a stored file can find. */
export type StoredDamage = Exclude<EvidenceDamage, 'UNSCANNED' | 'INFECTED'>;

/** A file that versions of evidence name, and what is known of it. */
export interface KeptFile {
  readonly sha256: string;
  /** The second digest, where it was taken at receipt. */
  readonly sm3: string | null;
  readonly byteSize: number;
  readonly known: StoredDamage | null;
}

export interface CheckedFile extends KeptFile {
  readonly found: StoredDamage | null;
}

/** Files of the organization behind a hash, by hash; each once, however many versions name it. */
export function keptFiles(reads: Reads, after: string, limit: number): Promise<KeptFile[]> {
  return reads.query<KeptFile>(
    'evidenceVersion.files',
    `select f.sha256, g.sm3, f.byte_size as "byteSize", d.kind as known
     from (select sha256, max(byte_size)::double precision as byte_size from evidence_version
       where organization_id = $1 and sha256 > $2 group by sha256 order by sha256 limit $3) f
     left join damaged_file d on d.organization_id = $1 and d.sha256 = f.sha256
     left join file_digest g on g.organization_id = $1 and g.sha256 = f.sha256 order by f.sha256`,
    [reads.actor.organizationId, after, limit],
  );
}

/** Reads the stored bytes once, piece by piece, and compares them with what was received. */
export async function inspectStored(
  storage: Storage,
  { sha256, sm3, byteSize }: Omit<KeptFile, 'known'>,
  signal: AbortSignal,
): Promise<StoredDamage | null> {
  const hash = createHash('sha256');
  const second = sm3 === null ? undefined : createHash('sm3');
  let size = 0;
  try {
    for await (const piece of storage.read(sha256)) {
      signal.throwIfAborted();
      hash.update(piece as Buffer);
      second?.update(piece as Buffer);
      size += (piece as Buffer).length;
    }
  } catch (error) {
    const damage = damages[(error as NodeJS.ErrnoException).code ?? ''];
    // Anything else is trouble of this server, not of the file.
    if (!damage) throw error;
    return damage;
  }
  if (size !== byteSize) return 'WRONG_SIZE';
  return hash.digest('hex') === sha256 && (second?.digest('hex') ?? null) === sm3 ? null : 'CHANGED';
}

const damages: Readonly<Record<string, StoredDamage>> = {
  ENOENT: 'MISSING',
  EIO: 'UNREADABLE',
  EISDIR: 'UNREADABLE',
};

import type { Reads, Tx } from '../../platform/database/database.js';
import type { ProofHooks } from './evidence.hooks.js';
import { linkedControls } from './evidence.service.js';
import type { EvidenceDamage } from './evidence.enums.js';
import type { CheckedFile } from './file-check.js';

/** A version of evidence whose stored bytes are not what was received. */
export interface DamagedVersion {
  readonly sha256: string;
  readonly evidenceId: string;
  readonly title: string;
  readonly number: number;
  readonly fileName: string;
  readonly createdAt: string;
  readonly isCurrent: boolean;
}

const versionColumns = `v.sha256, e.id as "evidenceId", e.title, v.number, v.file_name as "fileName",
  to_char(v.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt", e.current_version_id = v.id as "isCurrent"`;
const versions =
  'evidence_version v join evidence e on e.organization_id = v.organization_id and e.id = v.evidence_id';

/** Versions that name these files, of evidence that is not deleted. */
export function versionsOfFiles(reads: Reads, hashes: readonly string[]): Promise<DamagedVersion[]> {
  return reads.query<DamagedVersion>(
    'evidenceVersion.ofFiles',
    `select ${versionColumns} from ${versions}
     where v.organization_id = $1 and v.sha256 = any ($2::text[]) and e.deleted_at is null order by v.sha256, e.id, v.number`,
    [reads.actor.organizationId, hashes],
  );
}

/**
 * Versions among those that name these files which had another one when the audit trail told of them: whoever changes a file
 * and the row that names it still has the sealed event against him.
 */
export function swappedVersions(reads: Reads, hashes: readonly string[]): Promise<DamagedVersion[]> {
  return reads.query<DamagedVersion>(
    'evidenceVersion.swapped',
    `select ${versionColumns} from ${versions} join event t on t.organization_id = v.organization_id and t.object_id = v.evidence_id
       and case v.number when 1 then t.action = 'evidence.created'
         else t.action = 'evidence.revised' and t.after->>'number' = v.number::text end
     where v.organization_id = $1 and v.sha256 = any ($2::text[]) and t.after->>'sha256' <> v.sha256
     order by v.sha256, e.id, v.number`,
    [reads.actor.organizationId, hashes],
  );
}

/** What is wrong with the bytes of these versions now, or keeps them closed. */
export function damagesOfVersions(
  reads: Reads,
  versionIds: readonly string[],
): Promise<{ readonly id: string; readonly damage: EvidenceDamage }[]> {
  return reads.query(
    'damagedFile.ofVersions',
    `select v.id, coalesce(d.kind, q.kind) as damage from evidence_version v
     left join damaged_file d on d.organization_id = v.organization_id and d.sha256 = v.sha256
     left join quarantined_file q on q.organization_id = v.organization_id and q.sha256 = v.sha256
     where v.organization_id = $1 and v.id = any ($2::uuid[]) and (d.kind is not null or q.kind is not null)`,
    [reads.actor.organizationId, versionIds],
  );
}

/** Since when evidence with one of these files proves nothing: its bytes are damaged, or wait for the malware scanner. */
export async function markTrust(tx: Tx, hashes: readonly string[]): Promise<void> {
  await tx.query(
    'evidence.markDamaged',
    `update evidence e set damaged_at = least(d.found_at, q.since)
     from evidence_version v left join damaged_file d on d.organization_id = v.organization_id and d.sha256 = v.sha256
       left join quarantined_file q on q.organization_id = v.organization_id and q.sha256 = v.sha256
     where e.organization_id = $1 and v.organization_id = $1 and v.sha256 = any ($2::text[]) and e.current_version_id = v.id
       and e.damaged_at is distinct from least(d.found_at, q.since)`,
    [tx.actor.organizationId, hashes],
  );
}

/**
 * Notes what became of stored files: damaged, damaged in another way, or right again. What they are the current version of
 * stops proving, or proves again, in the same transaction.
 */
export async function noteFiles(
  tx: Tx,
  hooks: ProofHooks,
  files: readonly Omit<CheckedFile, 'sm3'>[],
): Promise<void> {
  const changed = files.filter((file) => file.found !== file.known);
  if (changed.length === 0) return;
  const { organizationId } = tx.actor;
  const hashes = changed.map((file) => file.sha256);
  await tx.query(
    'damagedFile.forget',
    'delete from damaged_file where organization_id = $1 and sha256 = any ($2::text[])',
    [organizationId, changed.filter((file) => file.found === null).map((file) => file.sha256)],
  );
  const damaged = changed.filter((file) => file.found !== null);
  await tx.query(
    'damagedFile.note',
    `insert into damaged_file (organization_id, sha256, kind) select $1, * from unnest($2::text[], $3::text[])
     on conflict (organization_id, sha256) do update set kind = excluded.kind`,
    [organizationId, damaged.map((file) => file.sha256), damaged.map((file) => file.found)],
  );
  await markTrust(tx, hashes);
  const kinds = new Map<string, EvidenceDamage | null>(changed.map((file) => [file.sha256, file.found]));
  const versions = await versionsOfFiles(tx, hashes);
  for (const version of versions) {
    const kind = kinds.get(version.sha256) ?? null;
    tx.record({
      action: kind ? 'evidence.damaged' : 'evidence.mended',
      objectType: 'Evidence',
      objectId: version.evidenceId,
      objectName: version.title,
      outcome: kind ? 'FAILED' : 'SUCCESS',
      after: { damage: kind, number: version.number, fileName: version.fileName, sha256: version.sha256 },
    });
  }
  const current = versions.filter(({ isCurrent }) => isCurrent).map(({ evidenceId }) => evidenceId);
  if (current.length > 0) await hooks.proofChanged(tx, await linkedControls(tx, current));
}

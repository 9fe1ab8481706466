import type { Reads } from '../../platform/database/database.js';
import { invalidState, text } from '../../platform/graphql/errors.js';
import type { Text } from '../../platform/graphql/errors.js';
import { sight, visible } from './evidence.access.js';
import type { Evidence } from './evidence.types.js';

/** What a file route needs of one version. */
export interface StoredFile {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly byteSize: number;
  readonly sha256: string;
  /** Why it may not be opened; null when it may. */
  readonly quarantine: Quarantine;
  readonly number: number;
  readonly evidenceId: string;
  readonly title: string;
  readonly label: Evidence['label'];
}

export type Quarantine = 'UNSCANNED' | 'INFECTED' | null;

/** Undefined when it is no file or out of sight. */
export async function fileOfVersion(reads: Reads, versionId: string): Promise<StoredFile | undefined> {
  const [file] = await reads.query<StoredFile>(
    'evidenceVersion.file',
    `select v.id, v.file_name as "fileName", v.media_type as "mediaType", v.byte_size as "byteSize", v.sha256, v.number,
       e.id as "evidenceId", e.title, e.label, (select q.kind from quarantined_file q where q.organization_id = v.organization_id
         and q.sha256 = v.sha256) as quarantine
     from evidence_version v join evidence e on e.organization_id = v.organization_id and e.id = v.evidence_id
     where ${visible('e')} and v.organization_id = $1 and v.id = $5::uuid and v.kind = 'FILE'`,
    [...sight(reads.actor), versionId],
  );
  return file;
}

/** INVALID_STATE for bytes that the malware scan keeps closed, whatever room names them. */
export async function requireOpenFile(reads: Reads, sha256: string): Promise<void> {
  const [file] = await reads.query<{ kind: Quarantine }>(
    'quarantine.ofFile',
    'select kind from quarantined_file where organization_id = $1 and sha256 = $2',
    [reads.actor.organizationId, sha256],
  );
  refuseClosed(file?.kind ?? null);
}

/** Why bytes may not be opened; null when they may. */
export const whyClosed = (quarantine: Quarantine): Text | null => quarantine && closed[quarantine];

export function refuseClosed(quarantine: Quarantine): void {
  if (quarantine) throw invalidState(closed[quarantine]);
}

const closed = {
  UNSCANNED: text(
    '文件正在等待病毒扫描，扫描通过后才能打开。',
    'The file waits for the malware scan: it can be opened when it was found clean.',
  ),
  INFECTED: text(
    '文件被病毒扫描隔离，不能打开。',
    'The malware scan has put this file away: it cannot be opened.',
  ),
} as const;

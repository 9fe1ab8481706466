import type { Actor } from '../../platform/access/actor.js';
import type { Reads, Tx } from '../../platform/database/database.js';
import { isId } from '../../platform/ids.js';
import type { InspectedFile } from './file-inspection.js';

/** An upload as it stands. */
export interface UploadRow {
  readonly id: string;
  readonly fileName: string;
  readonly byteSize: number;
  readonly received: number;
  readonly sha256: string | null;
  readonly mediaType: string | null;
  readonly finishedAt: string | null;
}

// The creator, and nobody else; tokens have no membership and are told apart by their name.
export const own = `organization_id = $1 and (created_by = $2::uuid or ($2::uuid is null and created_by is null and creator_name = $3))
  and expires_at > now()`;
export const owner = (actor: Actor): unknown[] => [
  actor.organizationId,
  actor.membershipId ?? null,
  actor.displayName,
];
const columns = `id, file_name as "fileName", byte_size as "byteSize", received, sha256, media_type as "mediaType",
  finished_at as "finishedAt"`;

/** Uploads of the actor by id; those of others are missing. */
export function uploadsByIds(reads: Reads, ids: readonly string[]): Promise<UploadRow[]> {
  return reads.query<UploadRow>(
    'upload.byIds',
    `select ${columns} from upload where ${own} and id = any ($4::uuid[])`,
    [...owner(reads.actor), ids],
  );
}

/** One upload of the actor; undefined when it is malformed, unknown, expired or of somebody else. */
export async function findUpload(reads: Reads, id: string): Promise<UploadRow | undefined> {
  return isId(id) ? (await uploadsByIds(reads, [id]))[0] : undefined;
}

/** Notes what the upload turned out to be, and the second digest as it was first taken. */
export async function noteInspected(tx: Tx, id: string, file: InspectedFile): Promise<void> {
  const { sha256, sm3, mediaType, fileName } = file;
  await tx.query(
    'upload.finish',
    `update upload set sha256 = $4, media_type = $5, file_name = $6, finished_at = now() where ${own} and id = $7`,
    [...owner(tx.actor), sha256, mediaType, fileName, id],
  );
  if (sm3 === null) return;
  await tx.query(
    'fileDigest.insert',
    'insert into file_digest (organization_id, sha256, sm3) values ($1, $2, $3) on conflict do nothing',
    [tx.actor.organizationId, sha256, sm3],
  );
}

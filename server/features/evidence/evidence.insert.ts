import type { Tx } from '../../platform/database/database.js';
import type { evidenceKinds, evidenceLabels } from './evidence.entity.js';
import type { EvidenceStateName } from './evidence.lifecycle.js';

/** A new piece of evidence with its first version. */
export interface NewRow {
  readonly id: string;
  readonly versionId: string;
  readonly title: string;
  readonly description: string | null;
  readonly kind: (typeof evidenceKinds)[number];
  readonly ownerId: string;
  readonly unitId: string | null;
  readonly collectedOn: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly label: (typeof evidenceLabels)[number];
  readonly state: EvidenceStateName;
  readonly tags: readonly string[];
  readonly submittedBy: string | null;
  readonly submittedAt: string | null;
  /** Only of what comes accepted. */
  readonly reviewedBy?: string | null;
  readonly reviewedAt?: string;
  readonly clientKey: string | null;
  readonly searchTokens: readonly string[];
  readonly fileName: string | null;
  readonly mediaType: string | null;
  readonly byteSize: number | null;
  readonly sha256: string | null;
  readonly url: string | null;
  readonly body: string | null;
}

// Evidence and version name each other. Keys are checked at the end of a statement, so one statement writes both.
const insertSql = `
  with given as (
    select * from jsonb_to_recordset($3::jsonb) as g("id" uuid, "versionId" uuid, "title" text, "description" text, "kind" text,
      "ownerId" uuid, "unitId" uuid, "collectedOn" date, "validFrom" date, "validUntil" date, "label" text, "state" text,
      "tags" jsonb, "submittedBy" uuid, "submittedAt" timestamptz, "reviewedBy" uuid,
      "reviewedAt" timestamptz, "clientKey" text, "searchTokens" jsonb, "fileName" text,
      "mediaType" text, "byteSize" bigint, "sha256" text, "url" text, "body" text)
  ), evidences as (
    insert into evidence (id, organization_id, title, description, kind, owner_id, unit_id, collected_on, valid_from, valid_until,
      label, state, tags, current_version_id, submitted_by, submitted_at, reviewed_by, reviewed_at, client_key, search_tokens, created_at, updated_at)
    select "id", $1::uuid, "title", "description", "kind", "ownerId", "unitId", "collectedOn", "validFrom", "validUntil", "label",
      "state", array(select jsonb_array_elements_text("tags")), "versionId", "submittedBy", "submittedAt", "reviewedBy", "reviewedAt", "clientKey",
      array(select jsonb_array_elements_text("searchTokens")), $4::timestamptz, $4::timestamptz
    from given
  )
  insert into evidence_version (id, organization_id, evidence_id, number, kind, file_name, media_type, byte_size, sha256, url, body,
    created_by, created_at)
  select "versionId", $1::uuid, "id", 1, "kind", "fileName", "mediaType", "byteSize", "sha256", "url", "body", $2::uuid, $4::timestamptz
  from given`;

/** Inserts evidence with first versions in one statement, and notes one event for each. */
export async function insertEvidences(tx: Tx, rows: readonly NewRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query('evidence.insert', insertSql, [
    tx.actor.organizationId,
    tx.actor.membershipId ?? null,
    JSON.stringify(rows),
    tx.now.toISOString(),
  ]);
  for (const row of rows) {
    const { kind, state, label, collectedOn, validFrom, validUntil, fileName, sha256, url, ownerId, unitId } =
      row;
    tx.record({
      action: 'evidence.created',
      objectType: 'Evidence',
      objectId: row.id,
      objectName: row.title,
      after: {
        kind,
        state,
        label,
        ownerId,
        unitId,
        collectedOn,
        validFrom,
        validUntil,
        fileName,
        sha256,
        url,
      },
    });
  }
}

import type { Tx } from '../../platform/database/database.js';

/** A control, and the one that took its place in a newer edition. */
export interface Succession {
  readonly fromId: string;
  readonly toId: string;
  /** Whether what proved the one proves the other is for a person to say. */
  readonly proposed: boolean;
}

export interface SuccessorLink {
  readonly id: string;
  readonly evidenceId: string;
  readonly controlId: string;
  readonly systemId: string | null;
  readonly status: 'PROPOSED' | 'CONFIRMED';
}

/**
 * Links what is linked to controls of one edition to their successors too: what holds for every subject, and for this system.
 * The links of the older edition stay; what is linked already stays as it is. One statement; answers the new links. Not narrowed
 * by sight: nobody's proof is left behind because the one who moves may not read it.
 */
export function linkSuccessors(
  tx: Tx,
  successions: readonly Succession[],
  systemId: string | null,
): Promise<SuccessorLink[]> {
  return tx.query<SuccessorLink>(
    'evidenceLink.succeed',
    `insert into evidence_link (id, organization_id, evidence_id, control_id, system_id, status, created_by)
     select gen_random_uuid(), $1::uuid, l.evidence_id, s."toId", l.system_id,
       case when s.proposed then 'PROPOSED' else l.status end, $2::uuid
     from jsonb_to_recordset($3::jsonb) as s("fromId" uuid, "toId" uuid, proposed boolean)
     join evidence_link l on l.organization_id = $1::uuid and l.control_id = s."fromId"
       and (l.system_id is null or l.system_id = $4::uuid)
     join evidence e on e.organization_id = $1::uuid and e.id = l.evidence_id and e.deleted_at is null
     order by l.evidence_id, s."toId"
     on conflict (organization_id, evidence_id, control_id, system_id) do nothing
     returning id, evidence_id as "evidenceId", control_id as "controlId", system_id as "systemId", status`,
    [tx.actor.organizationId, tx.actor.membershipId ?? null, JSON.stringify(successions), systemId],
  );
}

/** Removes links that a move made; answers what they were. */
export function removeSuccessorLinks(tx: Tx, linkIds: readonly string[]): Promise<SuccessorLink[]> {
  return tx.query<SuccessorLink>(
    'evidenceLink.takeBack',
    `delete from evidence_link where organization_id = $1 and id = any ($2::uuid[])
     returning id, evidence_id as "evidenceId", control_id as "controlId", system_id as "systemId", status`,
    [tx.actor.organizationId, linkIds],
  );
}

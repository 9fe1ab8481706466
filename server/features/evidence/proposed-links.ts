import type { Tx } from '../../platform/database/database.js';

export interface NewLink {
  readonly evidenceId: string;
  readonly controlId: string;
  readonly systemId: string | null;
}

const wanted = `jsonb_to_recordset($2::jsonb) as w("evidenceId" uuid, "controlId" uuid, "systemId" uuid)
  where l.organization_id = $1 and l.evidence_id = w."evidenceId" and l.control_id = w."controlId"
    and l.system_id is not distinct from w."systemId" and l.status = 'PROPOSED'`;
const columns = `l.evidence_id as "evidenceId", l.control_id as "controlId", l.system_id as "systemId"`;

/** Confirms what is proposed among these links; answers which. One statement. */
export async function confirmLinks(tx: Tx, links: readonly NewLink[]): Promise<NewLink[]> {
  if (links.length === 0) return [];
  return tx.query<NewLink>(
    'evidenceLink.confirmProposed',
    `update evidence_link l set status = 'CONFIRMED', confirmed_by = $3::uuid, confirmed_at = now() from ${wanted} returning ${columns}`,
    [tx.actor.organizationId, JSON.stringify(links), tx.actor.membershipId ?? null],
  );
}

/** Removes what is proposed among these links; answers which. One statement. */
export async function removeProposed(tx: Tx, links: readonly NewLink[]): Promise<NewLink[]> {
  if (links.length === 0) return [];
  return tx.query<NewLink>(
    'evidenceLink.removeProposed',
    `delete from evidence_link l using ${wanted} returning ${columns}`,
    [tx.actor.organizationId, JSON.stringify(links)],
  );
}

/** One event per evidence, naming each control; titles and codes are read with one statement. */
export async function tellLinks(tx: Tx, action: string, links: readonly NewLink[]): Promise<void> {
  if (links.length === 0) return;
  const names = await tx.query<{ id: string; name: string }>(
    'evidenceLink.names',
    `select id, title as name from evidence where organization_id = $1 and id = any ($2::uuid[])
     union all select id, code from control where id = any ($3::uuid[])`,
    [tx.actor.organizationId, links.map((link) => link.evidenceId), links.map((link) => link.controlId)],
  );
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  for (const [evidenceId, own] of Map.groupBy(links, (link) => link.evidenceId)) {
    const told = own.map(({ controlId, systemId }) => ({
      controlId,
      code: nameOf.get(controlId) ?? null,
      systemId,
    }));
    tx.record({
      action,
      objectType: 'Evidence',
      objectId: evidenceId,
      objectName: nameOf.get(evidenceId) ?? evidenceId,
      ...(action === 'evidence.unlinked' ? { before: told } : { after: told }),
    });
  }
}

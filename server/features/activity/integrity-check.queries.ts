import type { Reads, Tx } from '../../platform/database/database.js';
import type { Text } from '../../platform/graphql/errors.js';
import type { ChainFindingKind } from '../../platform/events/chain/chain-verifier.js';
import type { IntegrityCheck, IntegrityFinding, IntegrityFindingKind } from './integrity-check.types.js';

/** A finding as it is kept: its words in both languages. */
export interface KeptFinding {
  readonly kind: ChainFindingKind | IntegrityFindingKind;
  readonly message: Text;
  readonly sealNumber?: number | null;
  readonly eventId?: string | null;
  readonly evidenceId?: string | null;
  readonly since?: string | null;
}

type Row = Omit<IntegrityCheck, 'findings'> & { readonly kept: readonly KeptFinding[] };

const columns = `v.id, 'IntegrityCheck' as "__typename", v.state, v.requested_by_name as "requestedByName",
  v.requested_at as "requestedAt", v.finished_at as "finishedAt", v.seals, v.events, v.unsealed, v.head_number as "headNumber",
  v.head_hash as "headHash", v.files, v.bytes, v.finding_count as "findingCount", v.findings as kept,
  (select max(c.requested_at) from integrity_check c where c.organization_id = v.organization_id and c.state = 'CLEAN'
     and (c.requested_at, c.id) < (v.requested_at, v.id)) as "lastCleanAt"`;

const spoken = ({ kept, ...row }: Row, locale: 'zh' | 'en'): IntegrityCheck => ({
  ...row,
  findings: kept.map(({ message, ...finding }) => ({
    ...({ sealNumber: null, eventId: null, evidenceId: null, since: null } as IntegrityFinding),
    ...finding,
    message: message[locale],
  })),
});

export async function integrityChecksByIds(reads: Reads, ids: readonly string[]): Promise<IntegrityCheck[]> {
  const rows = await reads.query<Row>(
    'integrityCheck.byIds',
    `select ${columns} from integrity_check v where v.organization_id = $1 and v.id = any ($2::uuid[])`,
    [reads.actor.organizationId, ids],
  );
  return rows.map((row) => spoken(row, reads.actor.locale));
}

/** The verification that was asked for last. */
export async function lastIntegrityCheck(reads: Reads): Promise<IntegrityCheck | null> {
  const [row] = await reads.query<Row>(
    'integrityCheck.last',
    `select ${columns} from integrity_check v where v.organization_id = $1 order by v.requested_at desc, v.id desc limit 1`,
    [reads.actor.organizationId],
  );
  return row ? spoken(row, reads.actor.locale) : null;
}

/** The one that is under way, if any. One whose job was lost long ago is given up: it would stand in the way for ever. */
export async function openIntegrityCheck(tx: Tx): Promise<string | undefined> {
  await tx.query(
    'integrityCheck.giveLostUp',
    `update integrity_check set state = 'FAILED', finished_at = now()
     where organization_id = $1 and state in ('QUEUED', 'RUNNING') and requested_at < now() - interval '3 days'`,
    [tx.actor.organizationId],
  );
  const [open] = await tx.query<{ id: string }>(
    'integrityCheck.open',
    `select id from integrity_check where organization_id = $1 and state in ('QUEUED', 'RUNNING')`,
    [tx.actor.organizationId],
  );
  return open?.id;
}

import type { Reads } from '../../platform/database/database.js';
import { selectList } from '../../platform/graphql/columns.js';
import type { Columns } from '../../platform/graphql/columns.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import type { Selection } from '../../platform/graphql/selection.js';
import { likePattern, searchWords } from '../../platform/search.js';
import { inSight, sightOf } from './request.access.js';
import type { EvidenceRequestFilter } from './request.inputs.js';
import type { EvidenceRequest } from './request.types.js';

export const today = `(select (now() at time zone 'Asia/Shanghai')::date)`;
const soonDays = 7;

const waiting = `q.state in ('OPEN', 'RETURNED')`;
const overdue = `(q.due_on < ${today} and ${waiting})`;

// Days as text in every pool: the unit of work's own connection reads dates in its own way.
const columns: Columns = {
  typeName: 'EvidenceRequest',
  sql: {
    id: 'q.id',
    title: 'q.title',
    note: 'q.note',
    state: 'q.state',
    dueOn: 'q.due_on::text',
    overdue,
    dueSoon: `(q.due_on between ${today} and ${today} + ${soonDays} and ${waiting})`,
    daysLeft: `q.due_on - ${today}`,
    periodStart: 'q.period_start::text',
    periodEnd: 'q.period_end::text',
    reason: 'q.reason',
    answeredAt: 'q.answered_at',
    decidedAt: 'q.decided_at',
    createdAt: 'q.created_at',
    updatedAt: 'q.updated_at',
    version: 'q.version',
    unitId: 'q.unit_id',
    assigneeId: 'q.assignee_id',
    systemId: 'q.system_id',
    seriesId: 'q.series_id',
    answeredById: 'q.answered_by',
    decidedById: 'q.decided_by',
    createdById: 'q.created_by',
  },
  facts: [
    'state',
    'unitId',
    'assigneeId',
    'systemId',
    'seriesId',
    'answeredById',
    'decidedById',
    'createdById',
  ],
};

/** Requests by id, in no particular order; those out of the actor's sight are missing. */
export function requestsByIds(
  reads: Reads,
  ids: readonly string[],
  selected?: Selection,
): Promise<EvidenceRequest[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<EvidenceRequest>(
    'request.byIds',
    `select ${selectList(columns, selected)} from evidence_request q where ${inSight('q')} and q.id = any ($4::uuid[])`,
    [...sightOf(reads.actor), ids],
    'kept',
  );
}

/** Requests that these pieces of evidence answer, due first. */
export function requestsOfEvidences(
  reads: Reads,
  evidenceIds: readonly string[],
  selected?: Selection,
): Promise<(EvidenceRequest & { evidenceId: string })[]> {
  return reads.query(
    'request.ofEvidences',
    `select ${selectList(columns, selected)}, a.evidence_id as "evidenceId" from request_answer a
     join evidence_request q on q.organization_id = a.organization_id and q.id = a.request_id
     where ${inSight('q')} and a.organization_id = $1 and a.evidence_id = any ($4::uuid[]) order by q.due_on, q.id`,
    [...sightOf(reads.actor), evidenceIds],
  );
}

/** One page of requests, due first, with the total under the same filter: one statement. */
export async function listRequests(
  reads: Reads,
  filter: EvidenceRequestFilter,
  page: Page,
  selected?: Selection,
): Promise<Connection<EvidenceRequest>> {
  const { actor } = reads;
  const parameters: unknown[] = [...sightOf(actor)];
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const parts = [inSight('q')];
  const words = searchWords(filter.search ?? '');
  // A search of nothing but punctuation finds nothing rather than everything.
  if (filter.search?.trim() && words.length === 0) return connect<EvidenceRequest>([], page.first, 0, keyOf);
  if (words.length > 0)
    parts.push(
      `normalize(concat_ws(E'\\n', q.title, q.note), nfkc) ilike all (${parameter(words.map(likePattern))}::text[])`,
    );
  if (filter.states?.length) parts.push(`q.state = any (${parameter(filter.states)}::text[])`);
  if (filter.unitId)
    parts.push(`q.unit_id = any ((select unit_subtree($1, ${parameter(filter.unitId)}::uuid))::uuid[])`);
  if (filter.assigneeId) parts.push(`q.assignee_id = ${parameter(filter.assigneeId)}::uuid`);
  if (filter.seriesId) parts.push(`q.series_id = ${parameter(filter.seriesId)}::uuid`);
  if (filter.controlId)
    parts.push(
      `exists (select 1 from request_control c where c.organization_id = $1 and c.request_id = q.id and c.control_id = ${parameter(filter.controlId)}::uuid)`,
    );
  if (typeof filter.overdue === 'boolean') parts.push(`${overdue} = ${parameter(filter.overdue)}::boolean`);
  if (filter.pressing) parts.push(`q.due_on <= ${today} + ${soonDays} and ${waiting}`);
  if (filter.askedOfMe)
    parts.push(
      `${waiting} and case when q.assignee_id is null then q.unit_id = any (${parameter(actor.unitIds)}::uuid[]) else q.assignee_id = $3::uuid end`,
    );
  const [day, id] = page.after ?? [];
  const after = page.after
    ? `where (m.due_on, m.id) > (${parameter(day)}::date, ${parameter(id)}::uuid)`
    : '';
  const rows = await reads.query<EvidenceRequest & { total: number }>(
    'request.list',
    `with matching as materialized (select q.id, q.due_on from evidence_request q where ${parts.join(' and ')}),
     page as (select m.id from matching m ${after} order by m.due_on, m.id limit ${page.first + 1})
     select (select count(*) from matching)::integer as total, ${selectList(columns, selected, ['dueOn'])}
     from (select 1) one left join page on true left join evidence_request q on q.organization_id = $1 and q.id = page.id
     order by q.due_on, q.id`,
    parameters,
  );
  return connect(
    rows.filter((row) => row.id !== null),
    page.first,
    rows[0]?.total ?? 0,
    keyOf,
  );
}

const keyOf = (request: EvidenceRequest): readonly unknown[] => [request.dueOn, request.id];

/** Controls, or proofs, of these requests as pairs of ids, in a fixed order. */
export function pairsOfRequests(
  reads: Reads,
  kind: 'control' | 'answer',
  requestIds: readonly string[],
): Promise<{ requestId: string; id: string }[]> {
  const [column, order] =
    kind === 'control' ? ['control_id', 'control_id'] : ['evidence_id', 'created_at, evidence_id'];
  return reads.query(
    `request.${kind}s`,
    `select request_id as "requestId", ${column} as id from request_${kind} where organization_id = $1
       and request_id = any ($2::uuid[]) order by request_id, ${order}`,
    [reads.actor.organizationId, requestIds],
  );
}

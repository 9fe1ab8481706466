import { LockMode } from '@mikro-orm/postgresql';
import type { Tx } from '../../platform/database/database.js';
import type { EventDraft, Json } from '../../platform/events/event-draft.js';
import { invalidState, notFound, text } from '../../platform/graphql/errors.js';
import type { AppError } from '../../platform/graphql/errors.js';
import { asItemError } from '../../platform/graphql/item-error.js';
import type { NewLink } from '../evidence/index.js';
import { maySee } from './request.access.js';
import { RequestEntity } from './request.entity.js';
import type { RequestRecord } from './request.entity.js';
import { admits, transitions } from './request.lifecycle.js';
import type { RequestAction } from './request.lifecycle.js';

/** What became of one id of a batch. */
export interface Outcome {
  readonly id: string;
  readonly error?: AppError;
}

const wrong: Readonly<Record<RequestAction, ReturnType<typeof text>>> = {
  ANSWER: text(
    '该征集已办结或已取消，不能再提交。',
    'This request is done or cancelled: nothing can be handed in.',
  ),
  RETURN: text('只有已提交的征集才能退回。', 'Only what was handed in can be returned.'),
  COMPLETE: text('只有已提交的征集才能办结。', 'Only what was handed in can be closed.'),
  CANCEL: text('该征集已办结或已取消。', 'This request is done or cancelled already.'),
  REOPEN: text('该征集不能重新打开。', 'This request cannot be opened again.'),
};

/** INVALID_STATE when the life cycle has no such step. */
export function requireStep(request: RequestRecord, action: RequestAction): void {
  if (!admits(request.state, action)) throw invalidState(wrong[action]);
}

/** Takes a step and tells it; who may is the caller's business. */
export function step(
  tx: Tx,
  request: RequestRecord,
  action: RequestAction,
  telling: { readonly reason?: string | null; readonly after?: Readonly<Record<string, Json>> } = {},
): void {
  const before = request.state;
  const { to, event } = transitions[action];
  request.state = to;
  request.reason = telling.reason ?? null;
  if (action === 'ANSWER') {
    request.answeredById = tx.actor.membershipId ?? null;
    request.answeredAt = tx.now;
  } else {
    request.decidedBy = tx.actor.membershipId ?? null;
    request.decidedAt = tx.now;
  }
  tellRequest(tx, event, request, {
    before: { state: before },
    after: { state: to, ...telling.after },
    ...(telling.reason ? { reason: telling.reason } : {}),
  });
}

/** Notes one change of a request in the audit trail. */
export function tellRequest(
  tx: Tx,
  event: string,
  request: { readonly id: string; readonly title: string },
  telling: Pick<EventDraft, 'before' | 'after' | 'reason'>,
): void {
  tx.record({
    action: `evidenceRequest.${event}`,
    objectType: 'EvidenceRequest',
    objectId: request.id,
    objectName: request.title,
    ...telling,
  });
}

/** Loads and locks requests in one order for everybody, whoever may see them. */
export function lockRequests(tx: Tx, ids: readonly string[]): Promise<RequestRecord[]> {
  return tx.em.find(
    RequestEntity,
    { organizationId: tx.actor.organizationId, id: { $in: [...ids] } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  ) as Promise<RequestRecord[]>;
}

/** Locks the requests of a batch and decides each alone; answers what was decided on, and what stands against the others. */
export async function eachRequest(
  tx: Tx,
  ids: readonly string[],
  decide: (request: RequestRecord) => void,
): Promise<{ readonly outcomes: Outcome[]; readonly accepted: RequestRecord[] }> {
  const rows = new Map((await lockRequests(tx, ids)).map((row) => [row.id, row]));
  const accepted: RequestRecord[] = [];
  const outcomes = ids.map((id): Outcome => {
    try {
      const row = rows.get(id);
      if (!row || !maySee(tx.actor, row)) throw notFound();
      decide(row);
      accepted.push(row);
      return { id };
    } catch (error) {
      return { id, error: asItemError(error) };
    }
  });
  return { outcomes, accepted };
}

/** What requests are about: their controls and what was handed in, with the review state of each proof. */
export interface RequestMatter {
  readonly id: string;
  readonly systemId: string | null;
  readonly controlIds: readonly string[];
  readonly answers: readonly { readonly evidenceId: string; readonly state: string }[];
}

/** The matters of these requests, or of all requests that these pieces of evidence answer: one statement. */
export async function mattersOf(
  tx: Tx,
  by: { readonly requestIds: readonly string[] } | { readonly evidenceIds: readonly string[] },
): Promise<Map<string, RequestMatter>> {
  const [condition, ids] =
    'requestIds' in by
      ? ['q.id = any ($2::uuid[])', by.requestIds]
      : [
          'q.id in (select a.request_id from request_answer a where a.organization_id = $1 and a.evidence_id = any ($2::uuid[]))',
          by.evidenceIds,
        ];
  const rows = await tx.query<RequestMatter>(
    'request.matters',
    `select q.id, q.system_id as "systemId",
       array(select c.control_id from request_control c where c.organization_id = $1 and c.request_id = q.id order by 1) as "controlIds",
       (select coalesce(jsonb_agg(jsonb_build_object('evidenceId', e.id, 'state', e.state) order by a.created_at, e.id), '[]')
        from request_answer a join evidence e on e.organization_id = $1 and e.id = a.evidence_id and e.deleted_at is null
        where a.organization_id = $1 and a.request_id = q.id) as answers
     from evidence_request q where q.organization_id = $1 and ${condition}`,
    [tx.actor.organizationId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The links that these proofs are handed in for. */
export const linksOf = (matter: RequestMatter, evidenceIds: readonly string[]): NewLink[] =>
  evidenceIds.flatMap((evidenceId) =>
    matter.controlIds.map((controlId) => ({ evidenceId, controlId, systemId: matter.systemId })),
  );

/** Takes what was handed in away from requests. */
export async function detachAnswers(
  tx: Tx,
  pairs: readonly { readonly requestId: string; readonly evidenceId: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  await tx.query(
    'request.detach',
    `delete from request_answer a using jsonb_to_recordset($2::jsonb) as p("requestId" uuid, "evidenceId" uuid)
     where a.organization_id = $1 and a.request_id = p."requestId" and a.evidence_id = p."evidenceId"`,
    [tx.actor.organizationId, JSON.stringify(pairs)],
  );
}

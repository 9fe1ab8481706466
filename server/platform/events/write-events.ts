import type { Actor } from '../access/actor.js';
import type { Tx } from '../database/tx.js';
import { newId } from '../ids.js';
import type { EventDraft } from './event-draft.js';

const maximumUserAgent = 300;

/** How the product is named where it acts of itself. */
const product = { actor_id: null, actor_name: '系统', actor_kind: 'system', session_id: null };

const whoOf = (actor: Actor) => ({
  actor_id: actor.membershipId ?? null,
  actor_name: actor.displayName,
  actor_kind: actor.kind,
  session_id: actor.sessionId ?? null,
});

/** Writes the drafts of one transaction with one statement. The database adds the time and the order. */
export async function flushEvents(tx: Tx, drafts: readonly EventDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const { actor } = tx;
  const rows = drafts.map((draft) => ({
    id: newId(),
    ...(draft.bySystem ? product : whoOf(actor)),
    action: draft.action,
    object_type: draft.objectType,
    object_id: draft.objectId ?? null,
    object_name: draft.objectName ?? null,
    before: draft.before ?? null,
    after: draft.after ?? null,
    outcome: draft.outcome ?? 'SUCCESS',
    reason: draft.reason ?? null,
    topics: draft.topics ?? [],
    request_id: actor.requestId,
    address: actor.address ?? null,
    user_agent: actor.userAgent?.slice(0, maximumUserAgent) ?? null,
  }));
  await tx.query(
    'event.insert',
    `insert into event (id, organization_id, actor_id, actor_name, actor_kind, session_id, action, object_type, object_id,
       object_name, before, after, outcome, reason, topics, request_id, address, user_agent)
     select id, $1::uuid, actor_id, actor_name, actor_kind, session_id, action, object_type, object_id, object_name,
       before, after, outcome, reason, array(select jsonb_array_elements_text(topics)), request_id, address, user_agent
     from jsonb_to_recordset($2::jsonb) as e(id uuid, actor_id uuid, actor_name text, actor_kind text, session_id uuid,
       action text, object_type text, object_id uuid, object_name text, before jsonb, after jsonb, outcome text,
       reason text, topics jsonb, request_id text, address text, user_agent text)`,
    [actor.organizationId, JSON.stringify(rows)],
  );
}

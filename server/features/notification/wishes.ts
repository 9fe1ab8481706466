import type { Actor } from '../../platform/access/actor.js';
import { permissionsOf, roles } from '../../platform/access/permissions.js';
import type { Permission, Role } from '../../platform/access/permissions.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { actorsOfMembers } from '../people/index.js';
import type { NewNotice, Outbox } from './delivery/outbox.js';
import type { NoticeKind } from './notice.kinds.js';
import { asks } from './settings/rules.js';

/** Something that whoever it is for shall be told. */
export interface Wish {
  readonly kind: NoticeKind;
  readonly objectType:
    | 'RemediationTask'
    | 'Evidence'
    | 'EvidenceRequest'
    | 'Inspection'
    | 'Policy'
    | 'IntegrityCheck';
  readonly objectId: string;
  readonly objectName: string;
  /** Told to the same person once under this key. */
  readonly key: string;
  readonly at: string;
  /** Who caused it: he knows. None for what the calendar says. */
  readonly by?: { readonly id: string | null; readonly name: string };
  readonly facts?: NoticeFacts;
  /** Whose it is, and may he see it: asked of every member who could be meant. */
  readonly isFor: (member: Actor) => boolean;
}

export interface NoticeFacts {
  readonly dueOn?: string | null;
  readonly reason?: string | null;
  /** For a delay: approved or not. */
  readonly approved?: boolean;
  /** It is about what somebody said. */
  readonly comment?: boolean;
  /** How many things are told together. */
  readonly count?: number;
  /** Of an inspection: the item that it is about, or those that were given to who is told. */
  readonly itemId?: string;
  readonly mine?: boolean;
  /** The name must not leave the application. */
  readonly secret?: boolean;
}

/** Members whom the wishes of one kind of object can mean. */
export interface Meant {
  readonly ids?: readonly (string | null | undefined)[];
  readonly roles?: readonly Role[];
  /** Everybody of these units and of those above them. */
  readonly unitIds?: readonly string[];
}

export interface Wishes {
  readonly wishes: readonly Wish[];
  readonly meant: Meant;
}

export const none: Wishes = { wishes: [], meant: {} };

export const rolesWith = (permission: Permission): Role[] =>
  roles.filter((role) => permissionsOf[role].includes(permission));

/** Reasons are told at this length; the rest stands at the object. */
const longestReason = 300;
/** With more recipients than this, everybody's bell asks. */
const mostTopics = 100;

/**
 * Writes the notices that these wishes come to and what has to leave the application, and wakes the bells of who gets one.
 * A fixed number of statements.
 */
export async function grant(tx: Tx, given: readonly Wishes[], outbox: Outbox): Promise<number> {
  const wishes = given.flatMap((one) => one.wishes);
  if (wishes.length === 0) return 0;
  const members = await actorsOfMembers(tx, {
    ids: [...new Set(given.flatMap(({ meant }) => (meant.ids ?? []).filter((id) => id != null)))],
    roles: [...new Set(given.flatMap(({ meant }) => meant.roles ?? []))],
    unitIds: [...new Set(given.flatMap(({ meant }) => meant.unitIds ?? []))],
  });
  const unwanted = await keptOut(tx, wishes);
  const rows = wishes.flatMap((wish) =>
    members
      .filter((member) => member.membershipId !== wish.by?.id && wish.isFor(member))
      .filter((member) => !unwanted.has(`${member.membershipId} ${wish.kind}`))
      .map((member) => ({
        id: newId(),
        recipient_id: member.membershipId,
        kind: wish.kind,
        object_type: wish.objectType,
        object_id: wish.objectId,
        object_name: wish.objectName,
        caused_by_name: wish.by?.name ?? null,
        facts: { ...wish.facts, reason: wish.facts?.reason?.slice(0, longestReason) ?? null },
        dedupe_key: wish.key,
        created_at: wish.at,
      })),
  );
  if (rows.length === 0) return 0;
  const told = await tx.query<Omit<NewNotice, 'createdAt'>>(
    'notice.insert',
    `insert into notice (id, organization_id, recipient_id, kind, object_type, object_id, object_name, caused_by_name, facts,
       dedupe_key, created_at)
     select id, $1::uuid, recipient_id, kind, object_type, object_id, object_name, caused_by_name, jsonb_strip_nulls(facts),
       dedupe_key, created_at
     from jsonb_to_recordset($2::jsonb) as g(id uuid, recipient_id uuid, kind text, object_type text, object_id uuid,
       object_name text, caused_by_name text, facts jsonb, dedupe_key text, created_at timestamptz)
     on conflict (organization_id, dedupe_key, recipient_id) do nothing returning id, recipient_id as "recipientId", kind, dedupe_key as key`,
    [tx.actor.organizationId, JSON.stringify(rows)],
  );
  if (told.length === 0) return 0;
  const recipients = [...new Set(told.map((row) => row.recipientId))];
  // One event for all of them: it wakes the bells, and the trail keeps that people were told.
  tx.record({
    action: 'notice.told',
    objectType: 'Notice',
    after: { count: told.length, recipients: recipients.length },
    topics: recipients.length > mostTopics ? [everybody] : recipients.map(topicOf),
  });
  const times = new Map(rows.map((row) => [row.id, row.created_at]));
  await outbox.take(
    tx,
    told.map((row) => ({ ...row, createdAt: times.get(row.id)! })),
  );
  return told.length;
}

/** Who does not want to be told of which kinds; only of kinds that ask nothing of a person. */
async function keptOut(tx: Tx, wishes: readonly Wish[]): Promise<Set<string>> {
  const kinds = [...new Set(wishes.map((wish) => wish.kind))].filter((kind) => !asks(kind));
  if (kinds.length === 0) return new Set();
  const rows = await tx.query<{ id: string; kind: string }>(
    'notice.keptOut',
    `select membership_id as id, k as kind from notice_setting cross join unnest($2::text[]) k
     where organization_id = $1 and rules->>k = 'OFF'`,
    [tx.actor.organizationId, kinds],
  );
  return new Set(rows.map(({ id, kind }) => `${id} ${kind}`));
}

export const everybody = 'notices';
export const topicOf = (membershipId: string): string => `notices:${membershipId}`;

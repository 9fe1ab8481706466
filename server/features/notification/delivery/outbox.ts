import type { Config } from '../../../platform/config.js';
import type { Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/ids.js';
import type { Jobs } from '../../../platform/jobs/jobs.js';
import type { NoticeKind } from '../notice.kinds.js';
import { ruleOf } from '../settings/rules.js';
import type { NoticeRule } from '../settings/rules.js';
import { afterQuiet, nextDigest } from './clock-rules.js';
import type { QuietHours } from './clock-rules.js';

export const deliverQueue = 'notification.deliver';

/** A notice that was just written. */
export interface NewNotice {
  readonly id: string;
  readonly recipientId: string;
  readonly kind: NoticeKind;
  readonly key: string;
  readonly createdAt: string;
}

interface Wanted {
  readonly noticeIds: readonly string[];
  readonly channelId: string | null;
  readonly recipientId: string | null;
  readonly address: string | null;
  readonly isDigest: boolean;
  readonly at: Date;
  readonly key: string;
}

interface Recipient {
  readonly id: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly quiet: QuietHours | null;
  readonly rules: Partial<Record<NoticeKind, NoticeRule>>;
}

interface Channel {
  readonly id: string;
  readonly kind: string;
  readonly kinds: readonly string[];
}

/** What is older when it is told goes out no more: a hospital that begins to be told sends no flood. */
const freshMs = 86_400_000;

/** Writes what has to leave the application, in the transaction of the notices. Statements as many for one as for all. */
export class Outbox {
  constructor(
    private readonly config: Pick<Config, 'mail'>,
    private readonly jobs: Jobs,
  ) {}

  async take(tx: Tx, told: readonly NewNotice[]): Promise<void> {
    const notices = told.filter(({ createdAt }) => tx.now.getTime() - Date.parse(createdAt) < freshMs);
    if (notices.length === 0) return;
    const channels = await tx.query<Channel>(
      'delivery.channels',
      'select id, kind, notice_kinds as kinds from notice_channel where organization_id = $1 and enabled',
      [tx.actor.organizationId],
    );
    if (!this.config.mail && channels.length === 0) return;
    const recipients = await recipientsOf(tx, [...new Set(notices.map((one) => one.recipientId))]);
    const wanted = [
      ...personal(tx.now, notices, recipients, channels, this.config.mail !== undefined),
      ...posted(tx.now, notices, channels),
    ];
    if (wanted.length === 0) return;
    const digests = wanted.filter((one) => one.isDigest);
    const taken = await insert(tx, wanted);
    // A digest that has just gone out takes nothing any more: the next one does.
    const missed = digests.filter((one) => !taken.has(one.key));
    if (missed.length > 0)
      await insert(
        tx,
        missed.map((one) => tomorrow(tx.now, one)),
      );
    tx.afterCommit(() => void this.jobs.nudge(deliverQueue));
  }
}

async function recipientsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Recipient>> {
  const rows = await tx.query<Recipient>(
    'delivery.recipients',
    `select membership_id as id, email, phone, rules,
       case when quiet_from is not null then jsonb_build_object('from', quiet_from, 'to', quiet_to) end as quiet
     from notice_setting where organization_id = $1 and membership_id = any ($2::uuid[])`,
    [tx.actor.organizationId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Mails and text messages, by the rules of each person. */
function personal(
  now: Date,
  notices: readonly NewNotice[],
  recipients: ReadonlyMap<string, Recipient>,
  channels: readonly Channel[],
  hasMail: boolean,
): Wanted[] {
  const digests = new Map<string, NewNotice[]>();
  const atOnce = notices.flatMap((notice): Wanted[] => {
    const person = recipients.get(notice.recipientId);
    if (!person) return [];
    const rule = ruleOf(person.rules, notice.kind);
    if (rule === 'DIGEST' && person.email && hasMail)
      digests.set(person.id, [...(digests.get(person.id) ?? []), notice]);
    if (rule !== 'AT_ONCE') return [];
    const own = {
      noticeIds: [notice.id],
      recipientId: person.id,
      isDigest: false,
      at: afterQuiet(now, person.quiet),
    };
    const mail =
      person.email && hasMail
        ? [{ ...own, channelId: null, address: person.email, key: `mail:${notice.id}` }]
        : [];
    const texts = channels
      .filter(({ kind, kinds }) => kind === 'SMS' && kinds.includes(notice.kind) && person.phone)
      .map(({ id }) => ({ ...own, channelId: id, address: person.phone, key: `${id}:${notice.id}` }));
    return [...mail, ...texts];
  });
  const daily = [...digests].map(([id, own]): Wanted => {
    const person = recipients.get(id)!;
    const digest = nextDigest(now);
    return {
      noticeIds: own.map((one) => one.id),
      channelId: null,
      recipientId: id,
      address: person.email,
      isDigest: true,
      at: afterQuiet(digest.at, person.quiet),
      key: `digest:${id}:${digest.day}`,
    };
  });
  return [...atOnce, ...daily];
}

/** What robots and other systems post: once, however many people are told the same. */
function posted(now: Date, notices: readonly NewNotice[], channels: readonly Channel[]): Wanted[] {
  return channels
    .filter(({ kind }) => kind !== 'SMS')
    .flatMap(({ id, kinds }) =>
      [
        ...Map.groupBy(
          notices.filter((one) => kinds.includes(one.kind)),
          (one) => one.key,
        ),
      ].map(([key, same]): Wanted => ({
        noticeIds: [same[0]!.id],
        channelId: id,
        recipientId: null,
        address: null,
        isDigest: false,
        at: now,
        key: `${id}:${key}`,
      })),
    );
}

function tomorrow(now: Date, wanted: Wanted): Wanted {
  const { at, day } = nextDigest(now, 1);
  return { ...wanted, at, key: `digest:${wanted.recipientId}:${day}` };
}

/** Writes deliveries and what they carry; answers the keys of those that took it. Only a digest that waits takes more. */
async function insert(tx: Tx, wanted: readonly Wanted[]): Promise<Set<string>> {
  if (wanted.length === 0) return new Set();
  const rows = await tx.query<{ id: string; key: string }>(
    'delivery.insert',
    `insert into delivery as d (id, organization_id, channel_id, recipient_id, address, is_digest, next_try_at, dedupe_key)
     select id, $1::uuid, "channelId", "recipientId", address, "isDigest", at, key from jsonb_to_recordset($2::jsonb)
       as g(id uuid, "channelId" uuid, "recipientId" uuid, address text, "isDigest" boolean, at timestamptz, key text)
     on conflict (organization_id, dedupe_key) do update set address = excluded.address where d.state = 'WAITING' and d.is_digest
     returning d.id, d.dedupe_key as key`,
    [tx.actor.organizationId, JSON.stringify(wanted.map((one) => ({ ...one, id: newId() })))],
  );
  const byKey = new Map(rows.map((row) => [row.key, row.id]));
  const carried = wanted.flatMap(({ key, noticeIds }) =>
    byKey.has(key) ? noticeIds.map((noticeId) => ({ deliveryId: byKey.get(key), noticeId })) : [],
  );
  await tx.query(
    'delivery.carry',
    `insert into delivery_notice (organization_id, delivery_id, notice_id)
     select $1::uuid, "deliveryId", "noticeId" from jsonb_to_recordset($2::jsonb) as g("deliveryId" uuid, "noticeId" uuid)
     on conflict do nothing`,
    [tx.actor.organizationId, JSON.stringify(carried)],
  );
  return new Set(byKey.keys());
}

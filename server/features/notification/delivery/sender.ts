import { systemActor } from '../../../platform/access/actor.js';
import type { Locale } from '../../../platform/access/actor.js';
import type { Config } from '../../../platform/config.js';
import type { Database } from '../../../platform/database/database.js';
import type { SecretBox } from '../../../platform/secrets/secret-box.js';
import type { Logger } from '../../../platform/logging.js';
import { mostTries, pauseAfter } from './clock-rules.js';
import { openedAddress } from './channel-address.js';
import { postOf, refusal } from './formats.js';
import type { ChannelAddress } from './formats.js';
import { isFinal, sendMail } from './mail.js';
import { lineOf, linkOf, mailOf } from './notice.text.js';
import type { OutgoingNotice } from './notice.text.js';
import { post } from './post.js';
import { reasonOf } from './reason.js';

/** Longer than any try takes; a delivery that is still claimed after it was left behind by a killed server. */
const claimSeconds = 90;
/** How long an administrator can look up what went out. */
const keptDays = 90;
/** Longer than a year, so that what comes once a year can be looked up. */
const noticesKeptDays = 400;
/** So that the first time after years takes no long transaction; the next round comes within the hour. */
const mostForgotten = 5_000;

interface Claimed {
  readonly id: string;
  readonly channelId: string | null;
  readonly recipientId: string | null;
  readonly address: string | null;
  readonly isDigest: boolean;
  readonly tries: number;
}

interface Load {
  readonly notices: readonly OutgoingNotice[];
  readonly locale: Locale;
  readonly channel: ChannelAddress | null;
}

type End = { readonly state: 'SENT' | 'DROPPED' } | { readonly error: string; readonly final: boolean };

/** Sends what waits, one after the other; what a way out refuses goes on waiting, and with it all that takes the same way. */
export class Sender {
  constructor(
    private readonly database: Database,
    private readonly config: Pick<Config, 'mail' | 'publicUrl' | 'webhookPrivate' | 'production'>,
    private readonly logger: Logger,
    private readonly secrets: SecretBox,
  ) {}

  /** Sends what is due in one organization; answers how long until something that failed is tried again. */
  async send(organizationId: string, signal?: AbortSignal): Promise<number | undefined> {
    const actor = systemActor(organizationId, '消息');
    /** Ways out that are closed in this round: what waits for them is left alone and loses no try. */
    const closed = new Set<string>();
    let soonest: number | undefined;
    while (!signal?.aborted) {
      const claimed = await this.claim(organizationId, [...closed]);
      if (!claimed) break;
      const end = await this.try(organizationId, claimed);
      const pause = 'error' in end ? pauseAfter(claimed.tries) : 0;
      await this.database.write(actor, (tx) =>
        tx.query(
          'delivery.end',
          `update delivery set state = $3, last_error = $4, claimed_until = null,
             next_try_at = now() + make_interval(secs => $5::double precision), ended_at = case when $3 <> 'WAITING' then now() end
           where organization_id = $1 and id = $2 and state = 'SENDING' and tries = $6`,
          [
            organizationId,
            claimed.id,
            stateAfter(end, claimed.tries),
            'error' in end ? end.error : null,
            pause / 1000,
            claimed.tries,
          ],
        ),
      );
      if (!('error' in end)) continue;
      this.logger.warn(
        { deliveryId: claimed.id, tries: claimed.tries, reason: end.error },
        'a notice could not be delivered',
      );
      if (!end.final) {
        closed.add(claimed.channelId ?? 'mail');
        soonest = Math.min(soonest ?? pause, pause);
      }
    }
    return soonest;
  }

  /** Forgets what went out long ago, and notices of more than a year that no delivery needs. */
  async tidy(organizationId: string): Promise<void> {
    await this.database.write(systemActor(organizationId, '消息'), (tx) =>
      tx.query(
        'delivery.tidy',
        `delete from delivery where organization_id = $1 and state in ('SENT', 'DROPPED')
           and ended_at < now() - make_interval(days => ${keptDays})`,
        [organizationId],
      ),
    );
    await this.database.write(systemActor(organizationId, '消息'), (tx) =>
      tx.query(
        'notice.tidy',
        `delete from notice where organization_id = $1 and id in (
           select n.id from notice n where n.organization_id = $1 and n.created_at < now() - make_interval(days => ${noticesKeptDays})
             and not exists (select 1 from delivery_notice d where d.organization_id = $1 and d.notice_id = n.id)
           order by n.created_at limit ${mostForgotten})`,
        [organizationId],
      ),
    );
  }

  /** Takes the delivery that is due longest; nobody else takes it until the claim is over. */
  private async claim(organizationId: string, closed: readonly string[]): Promise<Claimed | undefined> {
    const [claimed] = await this.database.write(systemActor(organizationId, '消息'), (tx) =>
      tx.query<Claimed>(
        'delivery.claim',
        `update delivery d set state = 'SENDING', tries = d.tries + 1, claimed_until = now() + make_interval(secs => ${claimSeconds})
         where d.organization_id = $1 and d.id = (
           select id from delivery where organization_id = $1 and coalesce(channel_id::text, 'mail') <> all ($2::text[])
             and ((state = 'WAITING' and next_try_at <= now()) or (state = 'SENDING' and claimed_until < now()))
           order by next_try_at, id limit 1 for update skip locked)
         returning d.id, d.channel_id as "channelId", d.recipient_id as "recipientId", d.address, d.is_digest as "isDigest", d.tries`,
        [organizationId, closed],
      ),
    );
    return claimed;
  }

  private async try(organizationId: string, delivery: Claimed): Promise<End> {
    try {
      const load = await this.load(organizationId, delivery);
      if (!load) return { state: 'DROPPED' };
      const { channel } = load;
      if (!channel || delivery.channelId === null) return await this.mail(delivery, load);
      const address = openedAddress(this.secrets, organizationId, delivery.channelId, channel);
      return await this.post(delivery, load, address);
    } catch (error) {
      return { error: reasonOf(error), final: isFinal(error) };
    }
  }

  /** What a delivery carries now; undefined when nobody needs it any more: all is read, or the person has left. */
  private async load(organizationId: string, delivery: Claimed): Promise<Load | undefined> {
    const [row] = await this.database.read(systemActor(organizationId, '消息'), (reads) =>
      reads.query<Load>(
        'delivery.load',
        `select coalesce((select a.locale from membership m join account a on a.id = m.account_id
             where m.organization_id = $1 and m.id = $3::uuid), 'zh') as locale,
           (select jsonb_build_object('kind', c.kind, 'url', c.url, 'secret', c.secret, 'template', c.template)
            from notice_channel c where c.organization_id = $1 and c.id = $4::uuid) as channel,
           (select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'objectType', n.object_type, 'objectId', n.object_id,
               'objectName', n.object_name, 'causedByName', n.caused_by_name, 'facts', n.facts, 'createdAt', n.created_at)
               order by n.created_at, n.id), '[]')
            from delivery_notice x join notice n on n.organization_id = $1 and n.id = x.notice_id
            where x.organization_id = $1 and x.delivery_id = $2
              and ($3::uuid is null or (n.read_at is null and exists (select 1 from membership m where m.organization_id = $1
                and m.id = $3::uuid and m.suspended_at is null and coalesce(m.valid_until > now(), true))))) as notices`,
        [organizationId, delivery.id, delivery.recipientId, delivery.channelId],
      ),
    );
    return row && row.notices.length > 0 ? row : undefined;
  }

  private async mail(delivery: Claimed, { notices, locale }: Load): Promise<End> {
    const { mail, publicUrl } = this.config;
    if (!mail) return { error: 'HENGJIAN_SMTP is not set', final: false };
    await sendMail(mail, {
      id: delivery.id,
      to: delivery.address ?? '',
      ...mailOf(notices, delivery.isDigest, locale, publicUrl),
    });
    return { state: 'SENT' };
  }

  private async post(delivery: Claimed, { notices }: Load, channel: ChannelAddress): Promise<End> {
    const [notice] = notices;
    const { publicUrl } = this.config;
    return this.postTo(channel, {
      id: delivery.id,
      phone: delivery.address,
      // Text messages take no link: gateways refuse them.
      text: `衡鉴：${lineOf(notice!, 'zh', channel.kind === 'SMS' ? undefined : publicUrl)}`,
      data: {
        kind: notice!.kind,
        objectType: notice!.objectType,
        objectId: notice!.objectId,
        objectName: notice!.facts.secret ? null : notice!.objectName,
        dueOn: notice!.facts.dueOn ?? null,
        at: notice!.createdAt,
        url: linkOf(notice!, publicUrl) ?? null,
      },
    });
  }

  /** Posts one message to a channel; also for trying it out. */
  async postTo(channel: ChannelAddress, message: Parameters<typeof postOf>[1]): Promise<End> {
    const { url, headers, body } = postOf(channel, message, new Date());
    const reach = { privateNetwork: this.config.webhookPrivate, production: this.config.production };
    const answer = await post(url, reach, headers, body);
    const refused = refusal(channel.kind, answer.status, answer.body);
    // Gone: whoever listened there wants no more.
    return refused === undefined ? { state: 'SENT' } : { error: refused, final: answer.status === 410 };
  }
}

function stateAfter(end: End, tries: number): string {
  if ('state' in end) return end.state;
  return end.final || tries >= mostTries ? 'DEAD' : 'WAITING';
}

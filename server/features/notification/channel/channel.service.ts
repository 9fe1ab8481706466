import { z } from 'zod';
import type { Actor } from '../../../platform/access/actor.js';
import type { Config } from '../../../platform/config.js';
import { sqlState } from '../../../platform/database/database.js';
import type { Database, Tx } from '../../../platform/database/database.js';
import {
  AppError,
  badInput,
  invalidState,
  limitExceeded,
  notFound,
  text,
} from '../../../platform/graphql/errors.js';
import { check, id as anId, ids as someIds, line, paragraph } from '../../../platform/graphql/input-rules.js';
import { newId } from '../../../platform/ids.js';
import type { Jobs } from '../../../platform/jobs/jobs.js';
import { channelAddressPlace, channelSecretPlace } from '../../../platform/secrets/sealed-columns.js';
import type { SecretBox } from '../../../platform/secrets/secret-box.js';
import { openedAddress } from '../delivery/channel-address.js';
import type { ChannelAddress } from '../delivery/formats.js';
import { sendMail } from '../delivery/mail.js';
import { deliverQueue } from '../delivery/outbox.js';
import { wrongUrl } from '../delivery/post.js';
import { reasonOf } from '../delivery/reason.js';
import type { Sender } from '../delivery/sender.js';
import { NoticeKind } from '../notice.kinds.js';
import { mostChannels } from './channel.queries.js';
import { NoticeChannelKind } from './channel.types.js';
import type { SaveNoticeChannelInput } from './channel.types.js';

const saving = z.object({
  id: anId.nullish(),
  kind: z.enum(NoticeChannelKind),
  name: line(60),
  url: paragraph(2_000),
  secret: z.string().max(500, 'long:500').nullish(),
  template: paragraph(2_000),
  noticeKinds: z.array(z.enum(NoticeKind)).max(100, 'many:100'),
  enabled: z.boolean(),
});

type Settings = Pick<Config, 'mail' | 'webhookPrivate' | 'production'>;

/** The ways out of the application, and what got stuck on them; an administrator's business. */
export class ChannelService {
  constructor(
    private readonly database: Database,
    private readonly sender: Sender,
    private readonly jobs: Jobs,
    private readonly config: Settings,
    private readonly secrets: SecretBox,
  ) {}

  /** Adds or changes a channel. BAD_USER_INPUT for an address that may not be reached, by what can be said of it now. */
  async save(actor: Actor, input: SaveNoticeChannelInput): Promise<string> {
    const { id, kind, name, url, secret, template, noticeKinds, enabled } = check(saving, { ...input });
    if (!id && !url) throw badInput({ url: text('请填写地址。', 'Give an address.') });
    const problem = url && this.problemOf(url);
    if (problem)
      throw badInput({ url: text(`地址不可用：${problem}`, `This address cannot be used: ${problem}.`) });
    if (kind === 'SMS' && !['{{phone}}', '{{text}}'].every((one) => template?.includes(one)))
      throw badInput({
        template: text('短信模板须含 {{phone}} 和 {{text}}。', 'The template needs {{phone}} and {{text}}.'),
      });
    try {
      return await this.database.write(actor, async (tx) => {
        if (!id) await requireRoom(tx);
        const channelId = id ?? newId();
        const { organizationId } = actor;
        const values = [
          kind,
          name,
          url ? this.secrets.seal(url, channelAddressPlace(organizationId, channelId)) : null,
          // An empty one takes it away.
          secret
            ? this.secrets.seal(secret, channelSecretPlace(organizationId, channelId))
            : (secret ?? null),
          template ?? null,
          [...new Set(noticeKinds)],
          enabled,
        ];
        const [row] = await tx.query<{ id: string }>(
          'noticeChannel.save',
          id
            ? `update notice_channel set kind = $3, name = $4, url = coalesce($5, url),
                 secret = case when $6::text is null then secret else nullif($6, '') end, template = $7, notice_kinds = $8::text[], enabled = $9
               where organization_id = $1 and id = $2 returning id`
            : `insert into notice_channel (organization_id, id, kind, name, url, secret, template, notice_kinds, enabled)
               values ($1, $2, $3, $4, $5, nullif($6::text, ''), $7, $8::text[], $9) returning id`,
          [organizationId, channelId, ...values],
        );
        if (!row) throw notFound();
        tx.record({
          action: 'noticeChannel.saved',
          objectType: 'NoticeChannel',
          objectId: row.id,
          objectName: name,
          // Neither address nor secret: whoever has them can write into the group.
          after: {
            kind,
            host: url ? new URL(url).host : null,
            noticeKinds,
            enabled,
            secretChanged: secret != null,
          },
        });
        return row.id;
      });
    } catch (error) {
      if (sqlState(error) !== '23505') throw error;
      throw badInput({
        name: text('已有同名渠道，请换一个名称。', 'There is a channel of this name: choose another.'),
      });
    }
  }

  /** Removes a channel; what waits for it goes with it. */
  async delete(actor: Actor, input: string): Promise<string> {
    const id = check(anId, input);
    return this.database.write(actor, async (tx) => {
      const [row] = await tx.query<{ name: string }>(
        'noticeChannel.delete',
        'delete from notice_channel where organization_id = $1 and id = $2 returning name',
        [actor.organizationId, id],
      );
      if (!row) throw notFound();
      tx.record({
        action: 'noticeChannel.deleted',
        objectType: 'NoticeChannel',
        objectId: id,
        objectName: row.name,
      });
      return id;
    });
  }

  /** Sends one message now: to a channel, or by mail to an address; for SMS to a phone. Answers why it was not taken. */
  async test(actor: Actor, channelId: string | null, to: string | null): Promise<string | null> {
    const id = channelId == null ? null : check(anId, channelId);
    const address = check(paragraph(254), to ?? undefined) ?? null;
    const channel = await this.database.write(actor, async (tx) => {
      const found = id === null ? null : await addressOf(tx, this.secrets, id);
      tx.record({
        action: 'noticeChannel.tested',
        objectType: 'NoticeChannel',
        ...(id ? { objectId: id } : {}),
      });
      return found;
    });
    const words = '衡鉴：这是一条测试消息。 / Hengjian: this is a test.';
    try {
      if (channel) {
        const message = { id: newId(), text: words, data: { kind: 'TEST' }, phone: address };
        const end = await this.sender.postTo(channel, message);
        return 'error' in end ? end.error : null;
      }
      if (!this.config.mail) throw noMail();
      if (!address || !z.email().safeParse(address).success)
        throw badInput({ to: text('请填写接收测试邮件的邮箱。', 'Say where the test mail shall go.') });
      await sendMail(this.config.mail, { id: newId(), to: address, subject: words, text: words });
      return null;
    } catch (error) {
      if (error instanceof AppError) throw error;
      return reasonOf(error);
    }
  }

  /** Tries dead deliveries again from the beginning, or drops what is dead or waits. */
  async change(actor: Actor, input: readonly string[], verb: 'retry' | 'drop'): Promise<number> {
    const ids = check(someIds, input);
    return this.database.write(actor, async (tx) => {
      const changed = await tx.query<{ id: string }>(
        `delivery.${verb}`,
        verb === 'retry'
          ? `update delivery set state = 'WAITING', tries = 0, next_try_at = now(), ended_at = null
             where organization_id = $1 and id = any ($2::uuid[]) and state = 'DEAD' returning id`
          : `update delivery set state = 'DROPPED', ended_at = now()
             where organization_id = $1 and id = any ($2::uuid[]) and state in ('DEAD', 'WAITING') returning id`,
        [actor.organizationId, ids],
      );
      for (const { id } of changed)
        tx.record({
          action: verb === 'retry' ? 'delivery.retried' : 'delivery.dropped',
          objectType: 'Delivery',
          objectId: id,
        });
      if (verb === 'retry') tx.afterCommit(() => void this.jobs.nudge(deliverQueue));
      return changed.length;
    });
  }

  private problemOf(url: string): string | undefined {
    const { webhookPrivate: privateNetwork, production } = this.config;
    return wrongUrl(url, { privateNetwork, production });
  }
}

async function requireRoom(tx: Tx): Promise<void> {
  const [{ count } = { count: 0 }] = await tx.query<{ count: number }>(
    'noticeChannel.count',
    'select count(*)::integer as count from notice_channel where organization_id = $1',
    [tx.actor.organizationId],
  );
  if (count >= mostChannels) throw limitExceeded('noticeChannels', mostChannels, count + 1);
}

async function addressOf(tx: Tx, secrets: SecretBox, id: string): Promise<ChannelAddress> {
  const [row] = await tx.query<ChannelAddress>(
    'noticeChannel.address',
    'select kind, url, secret, template from notice_channel where organization_id = $1 and id = $2',
    [tx.actor.organizationId, id],
  );
  if (!row) throw notFound();
  return openedAddress(secrets, tx.actor.organizationId, id, row);
}

const noMail = () =>
  invalidState(
    text(
      '没有配置邮件服务器，请设置 HENGJIAN_SMTP 和 HENGJIAN_MAIL_FROM。',
      'No mail server is set up: set HENGJIAN_SMTP and HENGJIAN_MAIL_FROM.',
    ),
  );

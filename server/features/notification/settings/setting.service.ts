import { z } from 'zod';
import type { Actor } from '../../../platform/access/actor.js';
import type { Config } from '../../../platform/config.js';
import type { Database, Reads } from '../../../platform/database/database.js';
import { badInput, forbidden, text } from '../../../platform/graphql/errors.js';
import { check, paragraph } from '../../../platform/graphql/input-rules.js';
import { noticeKinds } from '../notice.kinds.js';
import type { NoticeKind } from '../notice.kinds.js';
import { asks, ruleOf } from './rules.js';
import type { NoticeRule } from './rules.js';
import type { NoticeSettings, SaveNoticeSettingsInput } from './setting.types.js';

interface Row {
  readonly email: string | null;
  readonly phone: string | null;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly rules: Partial<Record<NoticeKind, NoticeRule>>;
}

const address = z.email();
const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
const texts = z.object({
  email: paragraph(254),
  phone: paragraph(20),
  quietFrom: paragraph(5),
  quietTo: paragraph(5),
});

/** How a person wants to be told. */
export class SettingService {
  constructor(
    private readonly database: Database,
    private readonly config: Pick<Config, 'mail'>,
  ) {}

  async read(reads: Reads): Promise<NoticeSettings> {
    const [row] = await reads.query<Row>(
      'noticeSetting.mine',
      `select email, phone, quiet_from as "quietFrom", quiet_to as "quietTo", rules from notice_setting
       where organization_id = $1 and membership_id = $2::uuid`,
      [reads.actor.organizationId, reads.actor.membershipId ?? null],
    );
    const { rules = {}, ...rest } = row ?? { email: null, phone: null, quietFrom: null, quietTo: null };
    return {
      ...rest,
      isMailReady: this.config.mail !== undefined,
      rules: noticeKinds.map((kind) => ({ kind, rule: ruleOf(rules, kind), asks: asks(kind) })),
    };
  }

  /** FORBIDDEN for programs, which read the change feed; the rest of what can be wrong is said by field. */
  async save(actor: Actor, input: SaveNoticeSettingsInput): Promise<void> {
    if (!actor.membershipId || actor.tokenId) throw forbidden();
    const given = checked(input);
    await this.database.write(actor, async (tx) => {
      await tx.query(
        'noticeSetting.save',
        `insert into notice_setting as s (organization_id, membership_id, email, phone, quiet_from, quiet_to, rules)
         values ($1, $2, $3, $4, $5, $6, $7::jsonb)
         on conflict (organization_id, membership_id) do update set email = excluded.email, phone = excluded.phone,
           quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, rules = s.rules || excluded.rules`,
        [
          actor.organizationId,
          actor.membershipId,
          given.email,
          given.phone,
          given.quietFrom,
          given.quietTo,
          JSON.stringify(given.rules),
        ],
      );
      // Addresses are nobody's business: the trail says only that there are some.
      tx.record({
        action: 'noticeSettings.saved',
        objectType: 'Notice',
        after: {
          hasEmail: given.email !== null,
          hasPhone: given.phone !== null,
          quietFrom: given.quietFrom,
          quietTo: given.quietTo,
          rules: given.rules,
        },
      });
    });
  }
}

function checked(input: SaveNoticeSettingsInput) {
  const { email = null, phone = null, quietFrom = null, quietTo = null } = check(texts, { ...input });
  if (email !== null && !address.safeParse(email).success)
    throw badInput({ email: text('邮箱地址格式不对。', 'This is no mail address.') });
  if (phone !== null && !/^\+?\d{5,19}$/.test(phone))
    throw badInput({
      phone: text('电话号码只能是数字，可以加号开头。', 'A phone number takes digits and a leading plus.'),
    });
  for (const [field, value] of Object.entries({ quietFrom, quietTo })) {
    if (value !== null && !clock.test(value))
      throw badInput({
        [field]: text('时间须写成 HH:MM，例如 22:00。', 'Write a time as HH:MM, for example 22:00.'),
      });
  }
  if ((quietFrom === null) !== (quietTo === null))
    throw badInput({
      quietTo: text('免打扰须同时填写开始和结束时间。', 'Quiet hours need a begin and an end.'),
    });
  const wrong = input.rules.find(({ kind, rule }) => rule === 'OFF' && asks(kind));
  if (wrong)
    throw badInput({
      rules: text('需要您处理的消息不能关闭。', 'What asks something of you cannot be turned off.'),
    });
  return {
    email,
    phone,
    quietFrom,
    quietTo,
    rules: Object.fromEntries(input.rules.map(({ kind, rule }) => [kind, rule])),
  };
}

import { z } from 'zod';
import type { Actor } from '../../platform/access/actor.js';
import type { Database } from '../../platform/database/database.js';
import { badInput, text } from '../../platform/graphql/errors.js';
import { check, id } from '../../platform/graphql/input-rules.js';
import { topicOf } from './wishes.js';

const someIds = z.array(id).max(250, 'many:250');

/** What a person does with his inbox. */
export class NoticeService {
  constructor(private readonly database: Database) {}

  /**
   * Marks notices of the actor as read: these, or all up to a moment. Ids of others are passed over. What he has read is his
   * own note; the event only tells his other windows.
   */
  async markRead(actor: Actor, ids?: readonly string[] | null, upTo?: string | null): Promise<void> {
    if ((ids == null) === (upTo == null)) throw unclear();
    const wanted = ids == null ? null : check(someIds, ids);
    await this.database.write(actor, async (tx) => {
      const read = await tx.query(
        'notice.markRead',
        `update notice set read_at = now() where organization_id = $1 and recipient_id = $2::uuid and read_at is null
           and (id = any ($3::uuid[]) or created_at <= $4::timestamptz) returning id`,
        [actor.organizationId, actor.membershipId ?? null, wanted, upTo ?? null],
      );
      if (read.length > 0 && actor.membershipId)
        tx.record({
          action: 'notice.read',
          objectType: 'Notice',
          after: { count: read.length },
          topics: [topicOf(actor.membershipId)],
        });
    });
  }
}

const unclear = () =>
  badInput({
    ids: text(
      '请选择要标为已读的消息，或给出时间，二者选一。',
      'Name notices, or a moment up to which all are read: one of both.',
    ),
  });

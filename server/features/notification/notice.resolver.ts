import { Arg, Ctx, ID, Int, Mutation, Query, Resolver, Subscription } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { listNotices, unreadCount } from './notice.queries.js';
import type { NoticeService } from './notice.service.js';
import { Notice, NoticeConnection, NoticeFilter, NoticesChange, NoticesReadPayload } from './notice.types.js';
import { everybody, topicOf } from './wishes.js';

@Resolver()
export class NoticeResolver {
  constructor(private readonly service: NoticeService) {}

  @Allow('authenticated')
  @Query(() => NoticeConnection, {
    description: 'The inbox of the caller (消息), newest first: his own notices and nobody else’s.',
  })
  notices(
    @Arg('filter', () => NoticeFilter, { nullable: true, description: 'Which notices.' })
    filter: NoticeFilter | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the row to go on after.' })
    after: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Notice>> {
    return listNotices(context.reads, filter ?? {}, readPage(first, after, 2));
  }

  @Allow('authenticated')
  @Mutation(() => NoticesReadPayload, {
    description:
      'Marks notices of the caller as read: those with these ids, or all up to a moment. Exactly one of both; ids of others are passed over.',
  })
  async markNoticesRead(
    @Arg('ids', () => [ID], { nullable: true, description: 'These notices, at most 250.' })
    ids: string[] | null,
    @Arg('upTo', () => DateTime, {
      nullable: true,
      description: 'All that were there at this moment: one that came since stays unread.',
    })
    upTo: string | null,
    @Ctx() context: RequestContext,
  ): Promise<NoticesReadPayload> {
    await this.service.markRead(context.actor, ids, upTo);
    return { unread: await unreadCount(context.reads) };
  }

  @Allow('authenticated')
  @Subscription(() => NoticesChange, {
    description: 'The inbox of the caller, whenever a notice came or was read.',
    subscribe: ({ context }: { context: RequestContext }) => {
      const own = topicOf(context.actor.membershipId ?? '');
      return context.feed.subscribe(
        context.actor.organizationId,
        undefined,
        ({ topics }) => topics.includes(own) || topics.includes(everybody),
      );
    },
  })
  async noticesChanged(@Ctx() context: RequestContext): Promise<NoticesChange> {
    return { unread: await unreadCount(context.reads) };
  }
}

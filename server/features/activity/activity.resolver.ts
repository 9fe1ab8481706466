import { Arg, Ctx, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { FedEvent } from '../../platform/events/feed.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Membership, membershipsByIds } from '../people/index.js';
import { changesAfter, listEvents } from './activity.queries.js';
import { Change, ChangePage, Event, EventConnection, EventFilter } from './activity.types.js';

const personal = new Set(['Session', 'Account', 'Membership', 'ApiToken', 'Notice']);

@Resolver()
export class ActivityResolver {
  @Allow('event:read')
  @Query(() => EventConnection, {
    description: 'The audit trail, newest first. The total is exact up to 10,000.',
  })
  events(
    @Ctx() context: RequestContext,
    @Arg('filter', () => EventFilter, { nullable: true, description: 'Which events.' })
    filter: EventFilter | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Page size, 1–100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the page before.' }) after:
      | string
      | null,
  ) {
    return listEvents(context.reads, filter ?? {}, first, after);
  }

  @Allow('change:read')
  @Query(() => ChangePage, {
    description: 'The change feed for systems that cannot hold a socket: everything after a cursor.',
  })
  changes(
    @Ctx() context: RequestContext,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last change seen; none for the beginning.',
    })
    after: string | null,
    @Arg('first', () => Int, { defaultValue: 100, description: 'Page size, 1–100.' }) first: number,
  ): Promise<ChangePage> {
    return changesAfter(context.reads, after, first);
  }

  @Allow('change:read')
  @Subscription(() => Change, {
    name: 'changes',
    description: 'Every committed change of the organization from now on.',
    subscribe: ({ context }: { context: RequestContext }) =>
      context.feed.subscribe(
        context.actor.organizationId,
        undefined,
        (event) => !personal.has(event.objectType),
      ),
  })
  changed(@Root() event: FedEvent): Change {
    return event;
  }
}

@Resolver(() => Event)
export class EventFields {
  @Relation(() => Membership, {
    nullable: true,
    description: 'The actor, when a member; none for tokens and the system itself.',
  })
  async actor(events: Event[], _args: object, { reads }: Load): Promise<(Membership | null)[]> {
    const keys = events.map((event) => event.actorId);
    return inOrder(keys, await membershipsByIds(reads, distinct(keys)));
  }
}

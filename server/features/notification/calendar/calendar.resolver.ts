import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../../platform/access/allow.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import type { CalendarService } from './calendar.service.js';
import {
  CalendarFeed,
  CreateCalendarFeedInput,
  CreateCalendarFeedPayload,
  DeleteCalendarFeedPayload,
} from './calendar.types.js';

@Resolver()
export class CalendarResolver {
  constructor(private readonly service: CalendarService) {}

  @Allow('authenticated')
  @Query(() => CalendarFeed, {
    nullable: true,
    description: 'The calendar of the caller; null when he has made no address for it.',
  })
  calendarFeed(@Ctx() context: RequestContext): Promise<CalendarFeed | null> {
    return this.service.read(context.reads);
  }

  @Allow('authenticated')
  @Mutation(() => CreateCalendarFeedPayload, {
    description:
      'Makes a secret address at which a calendar program fetches the due days of the caller (iCalendar, RFC 5545). The former address ends. FORBIDDEN for API tokens.',
  })
  async createCalendarFeed(
    @Arg('input', () => CreateCalendarFeedInput, { description: 'What it holds.' })
    input: CreateCalendarFeedInput,
    @Ctx() context: RequestContext,
  ): Promise<CreateCalendarFeedPayload> {
    const path = await this.service.create(context.actor, input.scope);
    return { path, feed: (await this.service.read(context.reads))! };
  }

  @Allow('authenticated')
  @Mutation(() => DeleteCalendarFeedPayload, {
    description: 'Ends the address of the caller’s calendar. FORBIDDEN for API tokens.',
  })
  async deleteCalendarFeed(@Ctx() context: RequestContext): Promise<DeleteCalendarFeedPayload> {
    return { deleted: await this.service.remove(context.actor) };
  }
}

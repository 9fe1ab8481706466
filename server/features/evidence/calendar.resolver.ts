import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { inOrder, Relation, distinct } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Framework, frameworksByIds } from '../framework/index.js';
import { readCalendar } from './calendar.queries.js';
import { ProofCalendar, ProofCalendarArgs } from './calendar.types.js';

@Resolver()
export class CalendarResolver {
  @Allow('evidence:read')
  @Query(() => ProofCalendar, {
    description:
      'What is proven when: the assessable controls of a rule book by months. NOT_FOUND for an unknown rule book or system, LIMIT_EXCEEDED over 36 months or 2,000 controls, BAD_USER_INPUT for no month, INVALID_STATE when MLPS has no requirements for the level of the system.',
  })
  proofCalendar(
    @Args(() => ProofCalendarArgs) args: ProofCalendarArgs,
    @Ctx() context: RequestContext,
  ): Promise<ProofCalendar> {
    return readCalendar(context.reads, args);
  }
}

@Resolver(() => ProofCalendar)
export class CalendarFields {
  @Relation(() => Framework, { description: 'The rule book that is looked at.' })
  async framework(calendars: ProofCalendar[], _args: object, { reads }: Load): Promise<(Framework | null)[]> {
    const keys = calendars.map((calendar) => calendar.frameworkId);
    return inOrder(keys, await frameworksByIds(reads, distinct(keys)));
  }
}

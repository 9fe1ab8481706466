import { Field, InputType, ObjectType } from 'type-graphql';
import { apiEnum } from '../../../platform/graphql/api-enum.js';
import { DateTime } from '../../../platform/graphql/scalars.js';

export const CalendarScope = apiEnum('CalendarScope', 'What a calendar holds.', {
  MINE: 'What the person has to do: own tasks, requests to hand in, own items of inspections, own evidence that expires, and visits of inspectors.',
  ALL: 'Every task, request, item and visit of an inspection that the person may see, and own evidence that expires.',
});
export type CalendarScope = keyof typeof CalendarScope;

@ObjectType({
  simpleResolvers: true,
  description: 'The calendar of due days (日历订阅) that a calendar program fetches from a secret address.',
})
export class CalendarFeed {
  @Field(() => CalendarScope, { description: 'What it holds.' })
  scope!: CalendarScope;

  @Field(() => DateTime, { description: 'When its address was made.' })
  createdAt!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a program fetched it last, to the hour; null: never.',
  })
  fetchedAt!: string | null;
}

@InputType({ description: 'A new address of the caller’s calendar.' })
export class CreateCalendarFeedInput {
  @Field(() => CalendarScope, { description: 'What it holds.' })
  scope!: CalendarScope;
}

@ObjectType({ simpleResolvers: true, description: 'The new address.' })
export class CreateCalendarFeedPayload {
  @Field(() => CalendarFeed, { description: 'The calendar.' })
  feed!: CalendarFeed;

  @Field(() => String, {
    description:
      'Path of the address, on the server that was asked; shown once. Whoever knows it reads the calendar: a new one ends the former.',
  })
  path!: string;
}

@ObjectType({ simpleResolvers: true, description: 'The calendar is gone.' })
export class DeleteCalendarFeedPayload {
  @Field(() => Boolean, { description: 'There was an address, and it answers no more.' })
  deleted!: boolean;
}

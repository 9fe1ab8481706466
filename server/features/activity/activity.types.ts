import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime } from '../../platform/graphql/scalars.js';

export const EventOutcome = apiEnum('EventOutcome', 'How an action ended.', {
  SUCCESS: 'Done.',
  DENIED: 'Refused: the actor lacked the permission.',
  FAILED: 'Tried and failed, for example a wrong password.',
});
export type EventOutcome = keyof typeof EventOutcome;

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'One line of the audit trail (GB/T 22239-2019 8.1.4.3): who did what to what, when, from where.',
})
export class Event extends Node {
  @Field(() => DateTime, { description: 'Time of the database clock.' })
  at!: string;

  @Field(() => String, { description: 'Name of the actor at that time.' })
  actorName!: string;

  @Field(() => String, { description: 'What was done, for example evidence.accepted.' })
  action!: string;

  @Field(() => String, { description: 'Type of the object.' })
  objectType!: string;

  @Field(() => ID, { nullable: true, description: 'Id of the object.' })
  objectId!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the object at that time.' })
  objectName!: string | null;

  @Field(() => String, { nullable: true, description: 'State before, as JSON text.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'State after, as JSON text.' })
  after!: string | null;

  @Field(() => EventOutcome, { description: 'How it ended.' })
  outcome!: EventOutcome;

  @Field(() => String, { nullable: true, description: 'Reason given, or why it failed.' })
  reason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the request, as told to people in error messages.',
  })
  requestId!: string | null;

  @Field(() => String, { nullable: true, description: 'Network address of the actor.' })
  address!: string | null;

  actorId!: string | null;
}

export const EventConnection = connectionOf('Event', () => Event).Connection;

@InputType({ description: 'Which events to list.' })
export class EventFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Exactly this action, or all that begin with it when it ends with a dot.',
  })
  action?: string | null;

  @Field(() => String, { nullable: true, description: 'Objects of this type.' })
  objectType?: string | null;

  @Field(() => ID, { nullable: true, description: 'This object.' })
  objectId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Done by this member.' })
  actorId?: string | null;

  @Field(() => EventOutcome, { nullable: true, description: 'With this outcome.' })
  outcome?: EventOutcome | null;

  @Field(() => DateTime, { nullable: true, description: 'Not before.' })
  since?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Before.' })
  until?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of the name of object or actor.' })
  search?: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'One committed change, for integrators: read the object itself by node(id).',
})
export class Change {
  @Field(() => String, { description: 'Position in the feed; pass as `after` to go on.' })
  cursor!: string;

  @Field(() => DateTime, { description: 'Time of the database clock.' })
  at!: string;

  @Field(() => String, { description: 'What was done.' })
  action!: string;

  @Field(() => String, { description: 'Type of the object.' })
  objectType!: string;

  @Field(() => ID, { nullable: true, description: 'Id of the object.' })
  objectId!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A page of the change feed, oldest first.' })
export class ChangePage {
  @Field(() => [Change], { description: 'Changes in commit order; none is ever skipped or repeated.' })
  changes!: Change[];

  @Field(() => String, { description: 'Where to go on, also when the page is empty.' })
  endCursor!: string;

  @Field(() => Boolean, { description: 'True when more can be read at once.' })
  hasMore!: boolean;
}

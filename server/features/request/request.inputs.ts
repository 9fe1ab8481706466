import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { Day } from '../../platform/graphql/scalars.js';
import { NewEvidence } from '../evidence/index.js';
import { EvidenceRequestState, RequestFrequency } from './request.enums.js';

@InputType({
  description: 'Which requests to list; everything given must hold. An empty list restricts nothing.',
})
export class EvidenceRequestFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Words to be found in title or note; at most 200 characters.',
  })
  search?: string | null;

  @Field(() => [EvidenceRequestState], { nullable: true, description: 'States.' })
  states?: EvidenceRequestState[] | null;

  @Field(() => ID, { nullable: true, description: 'Requests to this unit and to the units below it.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Requests to this member.' })
  assigneeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Requests for this control.' })
  controlId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Requests of this series.' })
  seriesId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: only what the caller has to hand in (待交证据): asked of him by name, or of one of his units without naming a person.',
  })
  askedOfMe?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only requests that are overdue (true) or not (false).',
  })
  overdue?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: only requests that are due within 7 days, or overdue.',
  })
  pressing?: boolean | null;
}

/** Arguments of Query.evidenceRequests. */
@ArgsType()
export class EvidenceRequestsArgs {
  @Field(() => EvidenceRequestFilter, { nullable: true, description: 'Which requests; all when left out.' })
  filter?: EvidenceRequestFilter | null;

  @Field(() => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the row to go on after.' })
  after?: string | null;
}

@InputType({ description: 'Which series to list; everything given must hold.' })
export class EvidenceRequestSeriesFilter {
  @Field(() => ID, { nullable: true, description: 'Series of this unit and of the units below it.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Series for this control.' })
  controlId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only series with a missing period (true) or without (false).',
  })
  missing?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only series that were stopped (true) or go on (false).',
  })
  stopped?: boolean | null;
}

/** Arguments of Query.evidenceRequestSeries. */
@ArgsType()
export class EvidenceRequestSeriesArgs {
  @Field(() => EvidenceRequestSeriesFilter, {
    nullable: true,
    description: 'Which series; all when left out.',
  })
  filter?: EvidenceRequestSeriesFilter | null;

  @Field(() => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the row to go on after.' })
  after?: string | null;
}

/** Arguments of EvidenceRequestSeries.periods. */
@ArgsType()
export class RequestPeriodsArgs {
  @Field(() => Int, {
    defaultValue: 8,
    description: 'How many begun periods, 1 to 36; the next one is added.',
  })
  last!: number;
}

@InputType({ description: 'Who is asked: a unit, and in it or elsewhere a person if one is to answer.' })
export class RequestTarget {
  @Field(() => ID, { description: 'The unit.' })
  unitId!: string;

  @Field(() => ID, { nullable: true, description: 'The person; anybody of the unit when left out.' })
  assigneeId?: string | null;
}

@InputType({ description: 'Asks each target for each of the named proofs: one request for each pair.' })
export class CreateEvidenceRequestsInput {
  @Field(() => [String], { description: 'The proofs by name, 1 to 20, at most 200 characters each.' })
  titles!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'What they have to show, and how; at most 2,000 characters.',
  })
  note?: string | null;

  @Field(() => [RequestTarget], { description: 'Who is asked, 1 to 100; at most 250 pairs with the proofs.' })
  targets!: RequestTarget[];

  @Field(() => [ID], {
    description: 'Assessable controls or graded items that the proofs are for, of any rule book; 1 to 100.',
  })
  controlIds!: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'The information system that they are for; every subject when left out.',
  })
  systemId?: string | null;

  @Field(() => Day, { description: 'Last day to hand in; not in the past.' })
  dueOn!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, at most 100 characters: a second request with it answers the first ones.',
  })
  clientKey?: string | null;
}

@InputType({ description: 'Asks each target for one proof in every period: one series for each target.' })
export class CreateEvidenceRequestSeriesInput {
  @Field(() => String, { description: 'The proof, at most 200 characters.' })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it has to show, and how; at most 2,000 characters.',
  })
  note?: string | null;

  @Field(() => [RequestTarget], { description: 'Who is asked, 1 to 100.' })
  targets!: RequestTarget[];

  @Field(() => [ID], {
    description: 'Assessable controls or graded items that it is for, of any rule book; 1 to 100.',
  })
  controlIds!: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'The information system that it is for; every subject when left out.',
  })
  systemId?: string | null;

  @Field(() => RequestFrequency, { description: 'How often.' })
  frequency!: RequestFrequency;

  @Field(() => Day, {
    description:
      'A day of the first period; periods that have begun since are opened at once, at most 36 for each target and 250 in all.',
  })
  startsOn!: string;

  @Field(() => Day, { nullable: true, description: 'No period begins after this day.' })
  endsOn?: string | null;

  @Field(() => Int, { defaultValue: 10, description: 'Days after the end of a period to hand in, 0 to 90.' })
  dueDays!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key, at most 100 characters: a second request with it answers the first series.',
  })
  clientKey?: string | null;
}

@InputType({
  description: 'Changes until when requests are due, or who is asked; what is left out stays as it is.',
})
export class ChangeEvidenceRequestsInput {
  @Field(() => [ID], { description: '1 to 250 requests.' })
  ids!: string[];

  @Field(() => Day, { nullable: true, description: 'Last day to hand in; not in the past.' })
  dueOn?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The person who is to answer, of the unit or elsewhere; somebody who may hand in evidence.',
  })
  assigneeId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True: nobody by name any more, anybody of the unit. Not together with `assigneeId`.',
  })
  anybody!: boolean;
}

@InputType({
  description:
    'Hands in. New evidence is created and submitted for review; chosen evidence is submitted unless it was. All or nothing.',
})
export class AnswerEvidenceRequestInput {
  @Field(() => ID, { description: 'The request.' })
  requestId!: string;

  @Field(() => [NewEvidence], {
    nullable: true,
    description:
      'New evidence, at most 20. Bytes that are the current version of visible evidence already answer with that evidence.',
  })
  evidences?: NewEvidence[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Evidence that is there already and in sight, at most 20.',
  })
  evidenceIds?: string[] | null;
}

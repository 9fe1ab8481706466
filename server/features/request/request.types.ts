import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { ItemError } from '../../platform/graphql/item-error.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime, Day } from '../../platform/graphql/scalars.js';
import { EvidenceRequestState, RequestFrequency, RequestPeriodStatus } from './request.enums.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A request for evidence (证据征集): one proof that a unit hands in by a day, for chosen controls.',
})
export class EvidenceRequest extends Node {
  @Field(() => String, { description: 'The proof that is asked for.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What it has to show, and how.' })
  note!: string | null;

  @Field(() => EvidenceRequestState, { description: 'Where it is in its life.' })
  state!: EvidenceRequestState;

  @Field(() => Day, { description: 'Last day to hand it in.' })
  dueOn!: string;

  @Field(() => Boolean, {
    description: 'True when the due day has passed (Asia/Shanghai) and nothing is handed in.',
  })
  overdue!: boolean;

  @Field(() => Boolean, { description: 'True when nothing is handed in and at most 7 days are left.' })
  dueSoon!: boolean;

  @Field(() => Int, { description: 'Days from today to the due day; negative when it has passed.' })
  daysLeft!: number;

  @Field(() => Day, { nullable: true, description: 'Of a series: first day of its period.' })
  periodStart!: string | null;

  @Field(() => Day, { nullable: true, description: 'Of a series: last day of its period.' })
  periodEnd!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was returned or cancelled, or a remark on closing it.',
  })
  reason!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When something was handed in last.' })
  answeredAt!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was returned, completed or cancelled last.',
  })
  decidedAt!: string | null;

  @Field(() => DateTime, { description: 'Creation.' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'Last change.' })
  updatedAt!: string;

  @Field(() => Int, { description: 'Version, to be handed back with a change.' })
  version!: number;

  unitId!: string;
  assigneeId!: string | null;
  systemId!: string | null;
  seriesId!: string | null;
  answeredById!: string | null;
  decidedById!: string | null;
  createdById!: string | null;
}

export const { Edge: EvidenceRequestEdge, Connection: EvidenceRequestConnection } = connectionOf(
  'EvidenceRequest',
  () => EvidenceRequest,
);

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A recurring request (周期征集): this unit owes one proof for these controls in every period. Requests appear by themselves when a period begins.',
})
export class EvidenceRequestSeries extends Node {
  @Field(() => String, { description: 'The proof that is asked for.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What it has to show, and how.' })
  note!: string | null;

  @Field(() => RequestFrequency, { description: 'How often.' })
  frequency!: RequestFrequency;

  @Field(() => Day, { description: 'First day of the first period.' })
  startsOn!: string;

  @Field(() => Day, {
    nullable: true,
    description: 'No period begins after this day; null means without end.',
  })
  endsOn!: string | null;

  @Field(() => Int, { description: 'Days after the end of a period in which its proof may still come.' })
  dueDays!: number;

  @Field(() => DateTime, { nullable: true, description: 'Since when no new period is opened.' })
  stoppedAt!: string | null;

  @Field(() => DateTime, { description: 'Creation.' })
  createdAt!: string;

  unitId!: string;
  assigneeId!: string | null;
  systemId!: string | null;
  createdById!: string | null;
}

export const { Edge: EvidenceRequestSeriesEdge, Connection: EvidenceRequestSeriesConnection } = connectionOf(
  'EvidenceRequestSeries',
  () => EvidenceRequestSeries,
);

@ObjectType({ simpleResolvers: true, description: 'One period of a series, and what is there for it.' })
export class RequestPeriod {
  @Field(() => ID, { description: 'Series and first day: the same period has the same id.' })
  id!: string;

  @Field(() => Day, { description: 'First day.' })
  startsOn!: string;

  @Field(() => Day, { description: 'Last day.' })
  endsOn!: string;

  @Field(() => Day, { description: 'Last day to hand the proof in.' })
  dueOn!: string;

  @Field(() => RequestPeriodStatus, { description: 'What is there.' })
  status!: RequestPeriodStatus;

  requestId!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What became of one request in a batch.' })
export class EvidenceRequestItem {
  @Field(() => ID, { description: 'The id that was given.' })
  id!: string;

  @Field(() => EvidenceRequest, {
    nullable: true,
    description: 'The request as it is now; null when it could not be found.',
  })
  request!: EvidenceRequest | null;

  @Field(() => ItemError, { nullable: true, description: 'Why nothing was changed; null when it was.' })
  error!: ItemError | null;
}

@ObjectType({ simpleResolvers: true, description: 'A batch of requests, item by item.' })
export class EvidenceRequestItemsPayload {
  @Field(() => [EvidenceRequestItem], { description: 'One per id, each id once, in the order given.' })
  items!: EvidenceRequestItem[];
}

@ObjectType({ simpleResolvers: true, description: 'Requests that were made, all or none.' })
export class EvidenceRequestsPayload {
  @Field(() => [EvidenceRequest], { description: 'One per unit and proof, in the order asked for.' })
  requests!: EvidenceRequest[];
}

@ObjectType({ simpleResolvers: true, description: 'A request after a change.' })
export class EvidenceRequestPayload {
  @Field(() => EvidenceRequest, { description: 'The request as it is now.' })
  request!: EvidenceRequest;
}

@ObjectType({ simpleResolvers: true, description: 'Series that were made or stopped, all or none.' })
export class EvidenceRequestSeriesPayload {
  @Field(() => [EvidenceRequestSeries], { description: 'The series, in the order asked for.' })
  series!: EvidenceRequestSeries[];
}

import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime, Day } from '../../platform/graphql/scalars.js';
import { Verdict } from '../assessment/index.js';
import {
  FindingSeverity,
  InspectionChange,
  InspectionKind,
  InspectionNoteKind,
  InspectionNoteState,
  InspectionProblemKind,
  InspectionState,
} from './inspection.enums.js';
import type { Problem } from './readiness.queries.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'An inspection (迎检): who inspects what and when. The results of its assessment are the self-rating of its indicators.',
})
export class Inspection extends Node {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => InspectionKind, { description: 'Which inspection it is.' })
  kind!: InspectionKind;

  @Field(() => InspectionState, { description: 'Where it stands.' })
  state!: InspectionState;

  @Field(() => String, { nullable: true, description: 'Who inspects (检查机关).' })
  inspectingBody!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the notice that announced it (来文字号).' })
  noticeNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'What to know about it.' })
  note!: string | null;

  @Field(() => Day, { description: 'First day of what is inspected; proof collected before is too old.' })
  periodFrom!: string;

  @Field(() => Day, { description: 'Last day of what is inspected.' })
  periodTo!: string;

  @Field(() => Day, { nullable: true, description: 'First day of the visit; null while nobody knows.' })
  visitFrom!: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day of the visit.' })
  visitTo!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Days from today to the first day of the visit; negative when it has passed, null without one.',
  })
  daysLeft!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it was cancelled or reopened.' })
  reason!: string | null;

  @Field(() => DateTime, { description: 'Creation.' })
  createdAt!: string;

  @Field(() => Int, { description: 'Optimistic lock: hand it back with a change.' })
  version!: number;

  assessmentId!: string;
  previousId!: string | null;
  leaderId!: string | null;
  planId!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How many items of an inspection have a problem of one kind.',
})
export class InspectionProblemCount {
  @Field(() => InspectionProblemKind, { description: 'The kind.' })
  kind!: InspectionProblemKind;

  @Field(() => Int, { description: 'Items with it; an item may have several.' })
  count!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'How complete an inspection is (完整度), over the items that the caller sees; computed when asked for.',
})
export class InspectionReadiness {
  @Field(() => Int, { description: 'Items.' })
  items!: number;

  @Field(() => Int, { description: 'Items without any problem.' })
  ready!: number;

  @Field(() => Int, { description: 'Items that nobody answers for.' })
  unassigned!: number;

  @Field(() => Int, { description: 'Items with a problem whose due day has passed.' })
  overdue!: number;

  @Field(() => [InspectionProblemCount], {
    description: 'Kinds of problems that occur, in the order of the kinds.',
  })
  problems!: InspectionProblemCount[];
}

@ObjectType({ simpleResolvers: true, description: 'How far the findings of an inspection are rectified.' })
export class InspectionRectification {
  @Field(() => Int, { description: 'Findings.' })
  findings!: number;

  @Field(() => Int, { description: 'Findings with a remediation task.' })
  planned!: number;

  @Field(() => Int, {
    description: 'Findings whose task is verified, or that were rectified on the spot and have no task.',
  })
  settled!: number;

  @Field(() => Int, { description: 'Findings whose task is past its due day and not verified.' })
  overdue!: number;

  @Field(() => Day, { nullable: true, description: 'The next due day of what is not verified.' })
  nextDueOn!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What keeps an item from being ready.' })
export class InspectionProblem {
  @Field(() => InspectionProblemKind, { description: 'The kind.' })
  kind!: InspectionProblemKind;

  @Field(() => Int, {
    description: 'Pieces of evidence that it is about, also those out of the caller’s sight.',
  })
  evidenceCount!: number;

  evidenceIds!: readonly string[];
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One control that is inspected (检查项): who answers for it, by when, and how it is shown.',
})
export class InspectionItem extends Node {
  @Field(() => Int, { description: 'Place in reading order, from 1.' })
  position!: number;

  @Field(() => Day, { nullable: true, description: 'Last day to have it ready.' })
  dueOn!: string | null;

  @Field(() => Boolean, { description: 'True when the due day has passed and it is not ready.' })
  overdue!: boolean;

  @Field(() => Boolean, { description: 'True without any problem.' })
  ready!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What inspectors look for, in the hospital’s words (指标解读).',
  })
  interpretation!: string | null;

  @Field(() => String, { nullable: true, description: 'Who shows or explains it on the day (访谈人).' })
  interviewee!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is shown (演示地点).' })
  place!: string | null;

  @Field(() => Verdict, { description: 'Self-rating: the verdict of its result.' })
  verdict!: Verdict;

  @Field(() => Int, { description: 'Open requests and findings on it.' })
  openNotes!: number;

  @Field(() => Int, { description: 'Optimistic lock: hand it back with a change.' })
  version!: number;

  inspectionId!: string;
  inspectionState!: InspectionState;
  resultId!: string;
  controlId!: string;
  unitId!: string | null;
  personId!: string | null;
  problemList!: readonly Problem[];
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'What inspectors asked for, found or said (现场记录).',
})
export class InspectionNote extends Node {
  @Field(() => InspectionNoteKind, { description: 'What was noted.' })
  kind!: InspectionNoteKind;

  @Field(() => String, { description: 'The words.' })
  text!: string;

  @Field(() => FindingSeverity, {
    nullable: true,
    description: 'Of a finding: how grave it is; null elsewhere.',
  })
  severity!: FindingSeverity | null;

  @Field(() => InspectionNoteState, { description: 'Whether it waits for an answer.' })
  state!: InspectionNoteState;

  @Field(() => String, { nullable: true, description: 'What was answered.' })
  answer!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered last.' })
  answeredAt!: string | null;

  @Field(() => DateTime, { description: 'When it was noted.' })
  createdAt!: string;

  @Field(() => Int, { description: 'Optimistic lock: hand it back with a change.' })
  version!: number;

  inspectionId!: string;
  inspectionState!: InspectionState;
  itemId!: string | null;
  evidenceIds!: string[];
  answeredById!: string | null;
  createdById!: string | null;
  taskId!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'One control in this inspection and in the previous one.' })
export class InspectionComparisonRow {
  @Field(() => ID, {
    description: 'The control of this inspection, or of the previous one where it is gone.',
  })
  controlId!: string;

  @Field(() => InspectionChange, { description: 'How the self-ratings differ.' })
  change!: InspectionChange;

  @Field(() => Verdict, { nullable: true, description: 'Self-rating then; null where it was no item.' })
  before!: Verdict | null;

  @Field(() => Verdict, { nullable: true, description: 'Self-rating now; null where it is no item.' })
  after!: Verdict | null;

  @Field(() => Int, { description: 'Findings on it at the previous inspection.' })
  findingsBefore!: number;
}

@ObjectType({ simpleResolvers: true, description: 'How many controls differ in one way.' })
export class InspectionChangeCount {
  @Field(() => InspectionChange, { description: 'The way.' })
  change!: InspectionChange;

  @Field(() => Int, { description: 'Controls.' })
  count!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'This inspection beside the previous one, control by control; the same control is the one with the same code.',
})
export class InspectionComparison {
  @Field(() => Inspection, { description: 'The previous inspection.' })
  previous!: Inspection;

  @Extensions({ listSize: 6 })
  @Field(() => [InspectionChangeCount], {
    description: 'How many controls differ in which way; only ways that occur.',
  })
  counts!: InspectionChangeCount[];

  found!: readonly InspectionComparisonRow[];
}

export const InspectionConnection = connectionOf('Inspection', () => Inspection).Connection;
export const InspectionItemConnection = connectionOf('InspectionItem', () => InspectionItem).Connection;
export const InspectionNoteConnection = connectionOf('InspectionNote', () => InspectionNote).Connection;
export const InspectionComparisonRowConnection = connectionOf(
  'InspectionComparisonRow',
  () => InspectionComparisonRow,
).Connection;

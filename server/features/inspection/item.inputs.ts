import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { Day } from '../../platform/graphql/scalars.js';
import { PageArgs } from '../crosswalk/index.js';
import {
  FindingSeverity,
  InspectionNoteKind,
  InspectionNoteState,
  InspectionProblemKind,
} from './inspection.enums.js';

@InputType({ description: 'Which items; everything given must hold. An empty list restricts nothing.' })
export class InspectionItemFilter {
  @Field(() => [InspectionProblemKind], {
    nullable: true,
    description: 'With a problem of one of these kinds.',
  })
  problems?: InspectionProblemKind[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only items that are ready (true) or not (false).' })
  ready?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Of this unit.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this person.' })
  personId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Only items given to the caller: to him by name, or to one of his units and to nobody by name (true); false restricts nothing.',
  })
  mine?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Only items that nobody answers for (true), neither unit nor person, or that somebody does (false).',
  })
  unassigned?: boolean | null;

  @Field(() => Day, { nullable: true, description: 'Due on this day or before.' })
  dueUntil?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words of the control or the interpretation, at most 200 characters.',
  })
  search?: string | null;
}

/** Arguments of Inspection.items. */
@ArgsType()
export class InspectionItemsArgs extends PageArgs {
  @Field(() => InspectionItemFilter, { nullable: true, description: 'Which items; all when left out.' })
  filter?: InspectionItemFilter | null;
}

@InputType({
  description:
    'Who answers for items of one inspection, by when. Left out stays, null clears. Unit and person are those of the results too while the assessment is open and the caller may manage it.',
})
export class AssignInspectionItemsInput {
  @Field(() => [ID], { description: 'The items, at most 250.' })
  ids!: string[];

  @Field(() => ID, { nullable: true, description: 'The unit.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member.' })
  personId?: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day to have them ready.' })
  dueOn?: string | null;
}

@InputType({ description: 'How an item is understood and shown. Left out stays, null or empty clears.' })
export class InterpretInspectionItemInput {
  @Field(() => ID, { description: 'The item.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Interpretation, at most 4000 characters.' })
  interpretation?: string | null;

  @Field(() => String, { nullable: true, description: 'Who shows or explains it, at most 100 characters.' })
  interviewee?: string | null;

  @Field(() => String, { nullable: true, description: 'Where, at most 100 characters.' })
  place?: string | null;
}

@InputType({ description: 'Which notes; everything given must hold. An empty list restricts nothing.' })
export class InspectionNoteFilter {
  @Field(() => [InspectionNoteKind], { nullable: true, description: 'Of one of these kinds.' })
  kinds?: InspectionNoteKind[] | null;

  @Field(() => [InspectionNoteState], { nullable: true, description: 'In one of these states.' })
  states?: InspectionNoteState[] | null;

  @Field(() => ID, { nullable: true, description: 'On this item.' })
  itemId?: string | null;
}

/** Arguments of Inspection.notes. */
@ArgsType()
export class InspectionNotesArgs extends PageArgs {
  @Field(() => InspectionNoteFilter, { nullable: true, description: 'Which notes; all when left out.' })
  filter?: InspectionNoteFilter | null;
}

@InputType({ description: 'A new note.' })
export class AddInspectionNoteInput {
  @Field(() => ID, { description: 'The inspection; neither closed nor cancelled.' })
  inspectionId!: string;

  @Field(() => ID, { nullable: true, description: 'The item that it is about.' })
  itemId?: string | null;

  @Field(() => InspectionNoteKind, { description: 'What is noted.' })
  kind!: InspectionNoteKind;

  @Field(() => String, { description: 'The words, at most 4000 characters.' })
  text!: string;

  @Field(() => FindingSeverity, {
    nullable: true,
    description: 'How grave a finding is, MEDIUM when left out; BAD_USER_INPUT for anything else.',
  })
  severity?: FindingSeverity | null;

  @Field(() => String, {
    description: 'Idempotency key, at most 100 characters: a second request with it answers the first note.',
  })
  clientKey!: string;
}

@InputType({ description: 'Changes to a note; fields left out stay as they are.' })
export class UpdateInspectionNoteInput {
  @Field(() => ID, { description: 'The note.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => InspectionNoteKind, {
    nullable: true,
    description: 'What it is; what was answered cannot become a remark (INVALID_STATE).',
  })
  kind?: InspectionNoteKind | null;

  @Field(() => String, { nullable: true, description: 'The words, at most 4000 characters.' })
  text?: string | null;

  @Field(() => ID, { nullable: true, description: 'The item that it is about; null for none.' })
  itemId?: string | null;

  @Field(() => FindingSeverity, {
    nullable: true,
    description: 'How grave a finding is; MEDIUM for what becomes one and says nothing.',
  })
  severity?: FindingSeverity | null;
}

@InputType({ description: 'Takes back a note that was written by mistake.' })
export class RemoveInspectionNoteInput {
  @Field(() => ID, { description: 'The note.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => String, {
    description: 'Why, at most 2000 characters; kept in the audit trail with what the note said.',
  })
  reason!: string;
}

@InputType({
  description:
    'The answer to a request, or how a finding was rectified on the spot: words, evidence or both.',
})
export class AnswerInspectionNoteInput {
  @Field(() => ID, { description: 'The note; INVALID_STATE for a remark.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'The words, at most 4000 characters.' })
  answer?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Evidence that was shown, at most 50.' })
  evidenceIds?: string[] | null;
}

@InputType({
  description:
    'Makes remediation tasks of findings that have none, in the plan of the inspection; the first time makes the plan.',
})
export class PlanInspectionFindingsInput {
  @Field(() => ID, { description: 'The inspection.' })
  inspectionId!: string;

  @Field(() => [ID], {
    nullable: true,
    description: 'Which findings; all open ones without a task when left out.',
  })
  noteIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of a new plan, at most 100 characters; made from that of the inspection when left out.',
  })
  name?: string | null;

  @Field(() => Day, { description: 'Day from which the days to rectify count.' })
  startsOn!: string;

  @Field(() => ID, { nullable: true, description: 'The member who answers for a new plan.' })
  ownerId?: string | null;

  @Field(() => Int, { defaultValue: 7, description: 'Days for findings of severity HIGH, 1 to 365.' })
  highDays!: number;

  @Field(() => Int, { defaultValue: 30, description: 'Days for MEDIUM.' })
  mediumDays!: number;

  @Field(() => Int, { defaultValue: 90, description: 'Days for LOW.' })
  lowDays!: number;
}

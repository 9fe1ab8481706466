import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { Day } from '../../platform/graphql/scalars.js';
import { SubjectInput } from '../assessment/index.js';
import { PageArgs } from '../crosswalk/index.js';
import { InspectionChange, InspectionKind, InspectionState } from './inspection.enums.js';

@InputType({ description: 'Which inspections; everything given must hold. An empty list restricts nothing.' })
export class InspectionFilter {
  @Field(() => [InspectionState], { nullable: true, description: 'In one of these states.' })
  states?: InspectionState[] | null;

  @Field(() => [InspectionKind], { nullable: true, description: 'Of one of these kinds.' })
  kinds?: InspectionKind[] | null;

  @Field(() => ID, { nullable: true, description: 'Over this assessment.' })
  assessmentId?: string | null;
}

@InputType({ description: 'The assessment that a new inspection begins with.' })
export class InspectionIndicatorsInput {
  @Field(() => String, { description: 'Code of the framework whose controls are the indicators.' })
  frameworkCode!: string;

  @Field(() => SubjectInput, {
    nullable: true,
    description: 'What is inspected; the organization when left out. MLPS needs an information system.',
  })
  subject?: SubjectInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Level to be reached, where the framework has levels.',
  })
  targetLevel?: string | null;
}

@InputType({
  description: 'A new inspection, over an open assessment or over a new one: exactly one of the two.',
})
export class CreateInspectionInput {
  @Field(() => String, { description: 'Name, at most 100 characters.' })
  name!: string;

  @Field(() => InspectionKind, { description: 'Which inspection it is.' })
  kind!: InspectionKind;

  @Field(() => String, { nullable: true, description: 'Who inspects, at most 100 characters.' })
  inspectingBody?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the notice, at most 100 characters.' })
  noticeNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'What to know about it, at most 4000 characters.' })
  note?: string | null;

  @Field(() => Day, { description: 'First day of what is inspected.' })
  periodFrom!: string;

  @Field(() => Day, { description: 'Last day of what is inspected; not before the first.' })
  periodTo!: string;

  @Field(() => Day, { nullable: true, description: 'First day of the visit.' })
  visitFrom?: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day of the visit; not before the first.' })
  visitTo?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member who leads the preparation.' })
  leaderId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'An open assessment whose results are the self-rating; INVALID_STATE when it is closed.',
  })
  assessmentId?: string | null;

  @Field(() => InspectionIndicatorsInput, {
    nullable: true,
    description:
      'Makes an assessment instead, which takes `assessment:manage`; answers of the previous inspection by the same framework are carried over.',
  })
  indicators?: InspectionIndicatorsInput | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The previous inspection: interpretation, unit, person, interviewee and place come along by control code.',
  })
  previousId?: string | null;

  @Field(() => String, {
    description:
      'Idempotency key, at most 100 characters: a second request with it answers the first inspection.',
  })
  clientKey!: string;
}

@InputType({ description: 'Changes to an inspection; fields left out stay as they are, null empties.' })
export class UpdateInspectionInput {
  @Field(() => ID, { description: 'The inspection.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Name, at most 100 characters.' })
  name?: string | null;

  @Field(() => InspectionKind, { nullable: true, description: 'Which inspection it is.' })
  kind?: InspectionKind | null;

  @Field(() => String, { nullable: true, description: 'Who inspects, at most 100 characters.' })
  inspectingBody?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the notice, at most 100 characters.' })
  noticeNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'What to know about it, at most 4000 characters.' })
  note?: string | null;

  @Field(() => Day, { nullable: true, description: 'First day of what is inspected.' })
  periodFrom?: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day of what is inspected.' })
  periodTo?: string | null;

  @Field(() => Day, { nullable: true, description: 'First day of the visit.' })
  visitFrom?: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day of the visit.' })
  visitTo?: string | null;

  @Field(() => ID, { nullable: true, description: 'The member who leads the preparation.' })
  leaderId?: string | null;
}

/** Arguments of a step in the life of an inspection. */
@ArgsType()
export class InspectionStepArgs {
  @Field(() => ID, { description: 'The inspection.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the caller saw; another one is CONFLICT.' })
  version!: number;
}

/** Arguments of a step that says why. */
@ArgsType()
export class InspectionReasonArgs extends InspectionStepArgs {
  @Field(() => String, { description: 'Why, at most 2000 characters.' })
  reason!: string;
}

/** Arguments of InspectionComparison.rows. */
@ArgsType()
export class InspectionComparisonArgs extends PageArgs {
  @Field(() => [InspectionChange], {
    nullable: true,
    description: 'Only controls that differ in one of these ways; all when left out.',
  })
  changes?: InspectionChange[] | null;
}

/** Arguments of Query.inspections. */
@ArgsType()
export class InspectionsArgs extends PageArgs {
  @Field(() => InspectionFilter, { nullable: true, description: 'Which inspections; all when left out.' })
  filter?: InspectionFilter | null;
}

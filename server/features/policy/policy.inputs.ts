import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { Day } from '../../platform/graphql/scalars.js';
import { PolicyCategory, PolicyKind, PolicyLabel, PolicyReviewState, PolicyState } from './policy.enums.js';

@InputType({ description: 'Which policies; everything given must hold. An empty list restricts nothing.' })
export class PolicyFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words to be found in code, name or the published text; each somewhere. At most 200 characters and 10 words.',
  })
  search?: string | null;

  @Field(() => [PolicyCategory], { nullable: true, description: 'Categories.' })
  categories?: PolicyCategory[] | null;

  @Field(() => [PolicyState], { nullable: true, description: 'States.' })
  states?: PolicyState[] | null;

  @Field(() => [PolicyReviewState], { nullable: true, description: 'States of the next review.' })
  reviewStates?: PolicyReviewState[] | null;

  @Field(() => ID, { nullable: true, description: 'Of this responsible unit and the units below it.' })
  unitId?: string | null;

  @Field(() => String, { nullable: true, description: 'That stand for this required document.' })
  requirementCode?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: published to the caller, who has not confirmed reading yet (待签阅).',
  })
  toReadByMe?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'True: waiting for the approval of the caller.' })
  awaitingMyApproval?: boolean | null;
}

@InputType({ description: 'A new policy with its first draft.' })
export class CreatePolicyInput {
  @Field(() => String, { description: 'Document number, at most 60 characters, unique.' })
  code!: string;

  @Field(() => String, { description: 'Name, at most 200 characters.' })
  name!: string;

  @Field(() => PolicyCategory, { description: 'Place in the four-level system.' })
  category!: PolicyCategory;

  @Field(() => PolicyLabel, { nullable: true, description: 'Confidentiality; INTERNAL when left out.' })
  label?: PolicyLabel | null;

  @Field(() => ID, { nullable: true, description: 'Owner; the caller when left out.' })
  ownerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Responsible unit.' })
  unitId?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Required documents that it stands for, at most 30.',
  })
  requirementCodes?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Controls that it proves once it is published, at most 250.',
  })
  controlIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Text of the draft, at most 100 kB.' })
  text?: string | null;

  @Field(() => Day, { nullable: true, description: 'First day in force.' })
  effectiveOn?: string | null;

  @Field(() => Int, { nullable: true, description: 'Review cycle in months, 1–120.' })
  reviewMonths?: number | null;
}

@InputType({
  description: 'Changes of what a policy is called and who answers for it; what is left out stays.',
})
export class UpdatePolicyInput {
  @Field(() => ID, { description: 'The policy.' })
  id!: string;

  @Field(() => Int, { description: 'The version that was seen; CONFLICT when somebody changed it since.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Document number.' })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'Name.' })
  name?: string | null;

  @Field(() => PolicyCategory, { nullable: true, description: 'Category.' })
  category?: PolicyCategory | null;

  @Field(() => PolicyLabel, { nullable: true, description: 'Confidentiality.' })
  label?: PolicyLabel | null;

  @Field(() => ID, { nullable: true, description: 'Owner.' })
  ownerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Responsible unit; null empties it.' })
  unitId?: string | null;

  @Field(() => [String], { nullable: true, description: 'Required documents that it stands for.' })
  requirementCodes?: string[] | null;
}

@InputType({ description: 'The draft as it stands now: all of it is replaced.' })
export class SavePolicyDraftInput {
  @Field(() => ID, { description: 'The version; INVALID_STATE unless it is a draft.' })
  versionId!: string;

  @Field(() => Int, { description: 'The version that was seen; CONFLICT when somebody changed it since.' })
  version!: number;

  @Field(() => PolicyKind, { description: 'Text or file.' })
  kind!: PolicyKind;

  @Field(() => String, { nullable: true, description: 'TEXT: at most 100 kB.' })
  text?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'FILE: a finished upload of the caller, DOCX or PDF; the file that is there stays when left out.',
  })
  uploadId?: string | null;

  @Field(() => String, { nullable: true, description: 'What is new in it, at most 2,000 characters.' })
  changeNote?: string | null;

  @Field(() => Day, { nullable: true, description: 'First day in force.' })
  effectiveOn?: string | null;

  @Field(() => Int, { nullable: true, description: 'Review cycle in months, 1–120; none when null.' })
  reviewMonths?: number | null;
}

/** Arguments of PolicyVersion.readers. */
@ArgsType()
export class PolicyReadersArgs {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those who have read it, or only those who have not.',
  })
  read?: boolean | null;

  @Field(() => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the page before.' })
  after?: string | null;
}

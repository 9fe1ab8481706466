import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { MappingConfidence, MappingRelation, MappingStatus } from './crosswalk.enums.js';

/** A page of a list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: 'Rows of this page, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row before this page.' })
  after?: string | null;
}

@InputType({
  description: 'Which mappings to list; everything given must hold. An empty list restricts nothing.',
})
export class MappingFilter {
  @Field(() => [ID], { nullable: true, description: 'Of these crosswalks.' })
  crosswalkIds?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Codes of rule books. One: mappings that end in it on either side. Two: mappings between both.',
  })
  frameworkCodes?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: 'With an end at this control, at a node above it or at one below it.',
  })
  controlId?: string | null;

  @Field(() => [MappingStatus], { nullable: true, description: 'Judgements.' })
  statuses?: MappingStatus[] | null;

  @Field(() => [MappingRelation], { nullable: true, description: 'Relations, read from source to target.' })
  relations?: MappingRelation[] | null;

  @Field(() => [MappingConfidence], { nullable: true, description: 'Confidences.' })
  confidences?: MappingConfidence[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only the hospital’s own (true) or only published ones (false).',
  })
  own?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Words to be found in code or name of either control, or in the rationale. At most 200 characters.',
  })
  search?: string | null;
}

/** Arguments of Query.mappings. */
@ArgsType()
export class MappingsArgs extends PageArgs {
  @Field(() => MappingFilter, { nullable: true, description: 'Which mappings; all when left out.' })
  filter?: MappingFilter | null;
}

@InputType({ description: 'What to make of mappings.' })
export class ReviewMappingsInput {
  @Field(() => [ID], { description: '1 to 250 mappings.' })
  mappingIds!: string[];

  @Field(() => MappingStatus, {
    description:
      'The judgement. UNVERIFIED takes an earlier one back, and with it every change of the mapping.',
  })
  status!: MappingStatus;
}

@InputType({
  description:
    'Changes of one mapping; what is left out stays. Who changes a mapping stands behind it: it is reviewed.',
})
export class UpdateMappingInput {
  @Field(() => ID, { description: 'The mapping.' })
  mappingId!: string;

  @Field(() => Int, { description: 'The version that was seen; CONFLICT when somebody judged it since.' })
  version!: number;

  @Field(() => MappingRelation, { nullable: true, description: 'Relation, from source to target.' })
  relation?: MappingRelation | null;

  @Field(() => MappingConfidence, { nullable: true, description: 'Confidence.' })
  confidence?: MappingConfidence | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why, at most 2,000 characters; empty text clears it.',
  })
  rationale?: string | null;
}

@InputType({ description: 'A mapping of the hospital’s own. Who adds it stands behind it: it is reviewed.' })
export class CreateMappingInput {
  @Field(() => ID, { description: 'The control to read from.' })
  sourceId!: string;

  @Field(() => ID, { description: 'The control to read to, of another rule book.' })
  targetId!: string;

  @Field(() => MappingRelation, { description: 'Relation, from source to target.' })
  relation!: MappingRelation;

  @Field(() => MappingConfidence, { description: 'Confidence.' })
  confidence!: MappingConfidence;

  @Field(() => String, { nullable: true, description: 'Why, at most 2,000 characters.' })
  rationale?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'A crosswalk of the hospital’s own between both rule books; left out, the one that is kept for such mappings.',
  })
  crosswalkId?: string | null;
}

@InputType({ description: 'A crosswalk of the hospital’s own, still empty.' })
export class CreateCrosswalkInput {
  @Field(() => String, {
    description: 'Code, unique in the hospital: lower-case letters, digits, dots, hyphens; at most 60.',
  })
  code!: string;

  @Field(() => String, { description: 'Name, at most 200 characters.' })
  name!: string;

  @Field(() => String, { description: 'Where its mappings come from, at most 2,000 characters.' })
  basis!: string;

  @Field(() => String, { description: 'Code of the rule book to read from.' })
  sourceFrameworkCode!: string;

  @Field(() => String, { description: 'Code of the rule book to read to.' })
  targetFrameworkCode!: string;
}

@InputType({
  description: 'Which claims to list; everything given must hold. An empty list restricts nothing.',
})
export class MappingClaimFilter {
  @Field(() => [String], { nullable: true, description: 'Only controls of these rule books, by code.' })
  frameworkCodes?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only what follows with certainty (true), or only hints (false): claims without a relation.',
  })
  certain?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only by one mapping (true), or only by way of a third rule book (false).',
  })
  direct?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only controls that receive results (true) or only other nodes (false).',
  })
  assessable?: boolean | null;
}

/** Arguments of Control.mappings. */
@ArgsType()
export class MappingClaimsArgs extends PageArgs {
  @Field(() => MappingClaimFilter, { nullable: true, description: 'Which claims; all when left out.' })
  filter?: MappingClaimFilter | null;
}

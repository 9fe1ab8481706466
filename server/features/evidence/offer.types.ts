import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { MappingClaim, PageArgs } from '../crosswalk/index.js';
import { Evidence, EvidenceLink } from './evidence.types.js';

export const OfferGap = apiEnum(
  'OfferGap',
  'What a proof that fits one control may lack for a mapped one: what to look at before confirming.',
  {
    REST_OF_CONTROL: 'The mapped control asks for more: the proof covers a part at most (SUBSET).',
    COMMON_PART: 'Only what both ask for is covered, and which part that is has to be seen (INTERSECTS).',
    UNCERTAIN: 'Not even a common part is certain: the node above is mapped, not this very control.',
    OTHER_SYSTEMS:
      'The proof was linked for one information system; the mapped rule book asks about the hospital.',
  },
);
export type OfferGap = keyof typeof OfferGap;

@ObjectType({
  simpleResolvers: true,
  description:
    'A proof that counts for one control, offered for a mapped control of another rule book that does not have it yet (对标推荐). Computed, never stored.',
})
export class MappingOffer {
  @Field(() => MappingClaim, {
    description:
      'The reason: relation from the control that has the proof to the one it is offered for, with its path.',
  })
  claim!: MappingClaim;

  @Field(() => [OfferGap], {
    description: 'What may be missing; empty when the proof covers all that is asked for.',
  })
  missing!: OfferGap[];

  evidenceId!: string;
  /** The control that has the proof. */
  fromId!: string;
  controlId!: string;
  systemId!: string | null;
}

export const MappingOfferConnection = connectionOf('MappingOffer', () => MappingOffer).Connection;

@InputType({
  description: 'Which offers to list; everything given must hold. An empty list restricts nothing.',
})
export class MappingOfferFilter {
  @Field(() => [String], {
    nullable: true,
    description: 'Only for controls (or from controls) of these rule books, by code.',
  })
  frameworkCodes?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only offers whose relation is certain (true), or only hints (false).',
  })
  certain?: boolean | null;
}

/** Arguments of Evidence.mappingOffers. */
@ArgsType()
export class MappingOffersArgs extends PageArgs {
  @Field(() => MappingOfferFilter, { nullable: true, description: 'Which offers; all when left out.' })
  filter?: MappingOfferFilter | null;
}

/** Arguments of Control.mappingOffers. */
@ArgsType()
export class ControlOffersArgs extends MappingOffersArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Offers for this information system; for every subject when left out.',
  })
  subjectId?: string | null;
}

@InputType({ description: 'Which offers of one piece of evidence to accept.' })
export class AcceptMappingOffersInput {
  @Field(() => ID, { description: 'The evidence.' })
  evidenceId!: string;

  @Field(() => [ID], { description: '1 to 250 controls that it is offered for.' })
  controlIds!: string[];
}

@ObjectType({ simpleResolvers: true, description: 'Links that were derived from mappings.' })
export class AcceptMappingOffersPayload {
  @Field(() => [EvidenceLink], { description: 'The links, PROPOSED until a person confirms them.' })
  links!: EvidenceLink[];

  @Field(() => Int, { description: 'Links made now.' })
  created!: number;

  @Field(() => Int, { description: 'Offers that somebody had accepted, or linked himself, in the meantime.' })
  alreadyLinked!: number;

  @Field(() => Evidence, { description: 'The evidence, with the offers that are left.' })
  evidence!: Evidence;
}

@ObjectType({ simpleResolvers: true, description: 'Links that count from now on.' })
export class ConfirmLinksPayload {
  @Field(() => [EvidenceLink], { description: 'The links that were named, as they are now.' })
  links!: EvidenceLink[];

  @Field(() => Int, { description: 'Links confirmed now; the others were confirmed already.' })
  confirmed!: number;
}

export const EvidenceLinkConnection = connectionOf('EvidenceLink', () => EvidenceLink).Connection;

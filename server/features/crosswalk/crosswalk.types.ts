import { Extensions, Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime } from '../../platform/graphql/scalars.js';
import { MappingConfidence, MappingRelation, MappingStatus } from './crosswalk.enums.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A set of mappings between two rule books (对标): published with the product, or the hospital’s own.',
})
export class Crosswalk extends Node {
  @Field(() => String, { description: 'Code, unique among the published ones and within the hospital.' })
  code!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, {
    description: 'Who says so: where the mappings come from and how far they were checked.',
  })
  basis!: string;

  @Field(() => Boolean, {
    description: 'True when it belongs to the hospital, false when it came with the product.',
  })
  own!: boolean;

  @Field(() => Int, { description: 'Number of its mappings.' })
  mappingCount!: number;

  @Field(() => Int, { description: 'Of these, reviewed by the hospital.' })
  reviewedCount!: number;

  @Field(() => Int, { description: 'Of these, rejected by the hospital.' })
  rejectedCount!: number;

  sourceFrameworkId!: string;
  targetFrameworkId!: string;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'How one control relates to a control of another rule book (映射), as the hospital sees it.',
})
export class Mapping extends Node {
  @Field(() => MappingRelation, { description: 'Read from source to target.' })
  relation!: MappingRelation;

  @Field(() => MappingConfidence, { description: 'How sure the relation is.' })
  confidence!: MappingConfidence;

  @Field(() => String, { nullable: true, description: 'Why; null when nobody gave a reason.' })
  rationale!: string | null;

  @Field(() => MappingStatus, { description: 'What the hospital has made of it.' })
  status!: MappingStatus;

  @Field(() => MappingRelation, {
    description: 'The relation as published, or as first entered or imported.',
  })
  firstRelation!: MappingRelation;

  @Field(() => MappingConfidence, {
    description: 'The confidence as published, or as first entered or imported.',
  })
  firstConfidence!: MappingConfidence;

  @Field(() => Boolean, {
    description: 'True when it belongs to the hospital: only such a mapping can be deleted.',
  })
  own!: boolean;

  @Field(() => String, { nullable: true, description: 'Who judged it last; null when nobody has.' })
  judgedByName!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was judged last; null when nobody has.' })
  judgedAt!: string | null;

  @Field(() => Int, {
    description: 'Grows with every judgement, 0 before the first; pass it back with an update.',
  })
  version!: number;

  crosswalkId!: string;
  sourceId!: string;
  targetId!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'One step from a control to the next: a mapping, or a step inside a rule book from a part to the whole or back.',
})
export class MappingStep {
  @Field(() => MappingRelation, { description: 'Read along the path.' })
  relation!: MappingRelation;

  @Field(() => MappingConfidence, { description: 'How sure it is; steps inside a rule book are certain.' })
  confidence!: MappingConfidence;

  @Field(() => Boolean, { description: 'False for a mapping that nobody in the hospital has reviewed.' })
  reviewed!: boolean;

  fromId!: string;
  toId!: string;
  mappingId!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What follows from the mappings for two controls, and by which path; never more than its weakest step.',
})
export class MappingClaim {
  @Field(() => MappingRelation, {
    nullable: true,
    description:
      'Relation of the first control to the other; null when nothing certain follows: they may have something in common, or not.',
  })
  relation!: MappingRelation | null;

  @Field(() => MappingConfidence, { description: 'Of the weakest step.' })
  confidence!: MappingConfidence;

  @Field(() => Boolean, { description: 'True when the hospital has reviewed every mapping on the path.' })
  reviewed!: boolean;

  @Field(() => Int, {
    description: 'Mappings on the path: 1 when both rule books are mapped directly, 2 by way of a third.',
  })
  mappingCount!: number;

  @Field(() => [MappingStep], {
    description: 'The steps, from the first control to the other; at most five.',
  })
  path!: MappingStep[];

  controlId!: string;
}

export const CrosswalkConnection = connectionOf('Crosswalk', () => Crosswalk).Connection;
export const MappingConnection = connectionOf('Mapping', () => Mapping).Connection;
export const MappingClaimConnection = connectionOf('MappingClaim', () => MappingClaim).Connection;

@ObjectType({ simpleResolvers: true, description: 'Mappings after a change.' })
export class MappingsPayload {
  @Extensions({ listSize: 250 })
  @Field(() => [Mapping], {
    description: 'The mappings that were named, as they are now, in the order of the input.',
  })
  mappings!: Mapping[];
}

@ObjectType({ simpleResolvers: true, description: 'A mapping after a change.' })
export class MappingPayload {
  @Field(() => Mapping, { description: 'The mapping as it is now.' })
  mapping!: Mapping;
}

@ObjectType({ simpleResolvers: true, description: 'What was removed.' })
export class DeleteMappingPayload {
  @Field(() => ID, { description: 'The mapping that is gone.' })
  deletedMappingId!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A crosswalk after a change.' })
export class CrosswalkPayload {
  @Field(() => Crosswalk, { description: 'The crosswalk as it is now.' })
  crosswalk!: Crosswalk;
}

@ObjectType({ simpleResolvers: true, description: 'What was removed.' })
export class DeleteCrosswalkPayload {
  @Field(() => ID, { description: 'The crosswalk that is gone.' })
  deletedCrosswalkId!: string;

  @Field(() => Int, { description: 'Mappings that went with it.' })
  deletedMappings!: number;
}

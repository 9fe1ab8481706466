import { ArgsType, Extensions, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { MappingConfidence, MappingRelation, MappingStatus } from './crosswalk.enums.js';
import { PageArgs } from './crosswalk.inputs.js';
import { MappingClaim } from './crosswalk.types.js';

export const CoverageKind = apiEnum(
  'CoverageKind',
  'How far another rule book covers a control, by the best of what follows from the mappings.',
  {
    FULL: 'Whoever meets a single control of the other rule book meets this one: EQUAL or SUBSET (完全覆盖).',
    PART: 'The other rule book asks for something that this control asks for: SUPERSET or INTERSECTS (部分覆盖).',
    HINT: 'Only the node above, or below the other end, is mapped: this control may be meant, or its neighbour (可能相关).',
    NONE: 'No mapping leads to the other rule book (未对标).',
  },
);
export type CoverageKind = keyof typeof CoverageKind;

@ObjectType({
  simpleResolvers: true,
  description: 'How many controls are covered how far. The four kinds add up to all.',
})
export class CoverageCounts {
  @Field(() => Int, { description: 'Assessable controls.' })
  assessable!: number;

  @Field(() => Int, { description: 'Of these, FULL.' })
  full!: number;

  @Field(() => Int, { description: 'Of these, PART.' })
  part!: number;

  @Field(() => Int, { description: 'Of these, HINT.' })
  hint!: number;

  @Field(() => Int, { description: 'Of these, NONE.' })
  none!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Controls by the relation of their best claim.' })
export class CoverageByRelation {
  @Field(() => MappingRelation, { nullable: true, description: 'The relation; null for hints.' })
  relation!: MappingRelation | null;

  @Field(() => Int, { description: 'Controls.' })
  count!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Controls by the confidence of their best claim.' })
export class CoverageByConfidence {
  @Field(() => MappingConfidence, { description: 'The confidence.' })
  confidence!: MappingConfidence;

  @Field(() => Int, { description: 'Controls.' })
  count!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'One part of the rule book, for example a security class, and how it is covered.',
})
export class CoverageGroup {
  @Field(() => CoverageCounts, { description: 'The numbers of this part.' })
  counts!: CoverageCounts;

  controlId!: string;
}

@ObjectType({ simpleResolvers: true, description: 'One control and how another rule book covers it.' })
export class ControlCoverage {
  @Field(() => CoverageKind, { description: 'How far.' })
  kind!: CoverageKind;

  @Field(() => Int, { description: 'Controls of the other rule book that something leads to.' })
  relatedCount!: number;

  @Field(() => MappingClaim, { nullable: true, description: 'The best claim, with its path; null for NONE.' })
  best!: MappingClaim | null;

  controlId!: string;
  groupId!: string | null;
}

export const ControlCoverageConnection = connectionOf('ControlCoverage', () => ControlCoverage).Connection;

@ObjectType({
  simpleResolvers: true,
  description:
    'How far one rule book is covered by another (对标覆盖): every number opens down to its controls.',
})
export class CrosswalkCoverage {
  @Field(() => CoverageCounts, { description: 'The numbers of the whole scope.' })
  counts!: CoverageCounts;

  @Field(() => Int, {
    description: 'Controls whose best claim rests on mappings that the hospital has reviewed.',
  })
  reviewed!: number;

  @Field(() => [CoverageByRelation], {
    description: 'Covered controls and hints by relation, the strongest first; only relations that occur.',
  })
  byRelation!: CoverageByRelation[];

  @Field(() => [CoverageByConfidence], {
    description: 'The same by confidence, the surest first; only those that occur.',
  })
  byConfidence!: CoverageByConfidence[];

  @Extensions({ listSize: 40 })
  @Field(() => [CoverageGroup], {
    description: 'The parts of the scope in reading order; empty when the rule book has none.',
  })
  groups!: CoverageGroup[];

  frameworkId!: string;
  byFrameworkId!: string;
  scopeId!: string | null;
  covered!: readonly ControlCoverage[];
}

@InputType({
  description: 'Which controls to list; everything given must hold. An empty list restricts nothing.',
})
export class ControlCoverageFilter {
  @Field(() => [CoverageKind], { nullable: true, description: 'Kinds.' })
  kinds?: CoverageKind[] | null;

  @Field(() => [MappingRelation], { nullable: true, description: 'Relations of the best claim.' })
  relations?: MappingRelation[] | null;

  @Field(() => [MappingConfidence], { nullable: true, description: 'Confidences of the best claim.' })
  confidences?: MappingConfidence[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only what rests on reviewed mappings (true) or only the others (false).',
  })
  reviewed?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Only controls of this part: the control of a group.' })
  groupId?: string | null;
}

/** Arguments of CrosswalkCoverage.controls. */
@ArgsType()
export class ControlCoverageArgs extends PageArgs {
  @Field(() => ControlCoverageFilter, { nullable: true, description: 'Which controls; all when left out.' })
  filter?: ControlCoverageFilter | null;
}

/** Which two rule books, and which part of the first. */
@ArgsType()
export class PairArgs {
  @Field(() => String, { description: 'Code of the rule book that is looked at.' })
  frameworkCode!: string;

  @Field(() => String, { description: 'Code of the other rule book.' })
  byFrameworkCode!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of a node of the first rule book: only what stands below it. Left out: in MLPS the requirement set that all its mapped controls lie in, for example L3/general, elsewhere the whole.',
  })
  under?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A row or a column of the matrix.' })
export class MatrixEntry {
  @Field(() => ID, { description: 'The control.' })
  controlId!: string;

  @Field(() => String, { description: 'Code; of a path only the last part.' })
  code!: string;

  @Field(() => String, {
    description: 'What it asks for in our own words, where a leaf has such a text; otherwise its name.',
  })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'The node above it; null at the top.' })
  groupId!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the node above it.' })
  groupName!: string | null;

  @Field(() => Boolean, { description: 'True when a mapping that is not rejected ends here.' })
  mapped!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A stored mapping, where its row and column meet.' })
export class MatrixCell {
  @Field(() => Int, { description: 'Place of the row, from 0.' })
  row!: number;

  @Field(() => Int, { description: 'Place of the column, from 0.' })
  column!: number;

  @Field(() => ID, { description: 'The mapping.' })
  mappingId!: string;

  @Field(() => MappingRelation, { description: 'Read from row to column.' })
  relation!: MappingRelation;

  @Field(() => MappingConfidence, { description: 'Confidence.' })
  confidence!: MappingConfidence;

  @Field(() => MappingStatus, { description: 'What the hospital has made of it.' })
  status!: MappingStatus;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Stored mappings between two rule books as a matrix; where several crosswalks map a pair, it has several cells.',
})
export class CrosswalkMatrix {
  @Extensions({ listSize: 800 })
  @Field(() => [MatrixEntry], {
    description:
      'Controls of the first rule book: mapped ones, and unmapped ones of the kind that is mapped most, in reading order.',
  })
  rows!: MatrixEntry[];

  @Extensions({ listSize: 800 })
  @Field(() => [MatrixEntry], { description: 'The same of the other rule book.' })
  columns!: MatrixEntry[];

  @Extensions({ listSize: 800 })
  @Field(() => [MatrixCell], { description: 'Mappings, row by row.' })
  cells!: MatrixCell[];

  frameworkId!: string;
  byFrameworkId!: string;
  scopeId!: string | null;
}

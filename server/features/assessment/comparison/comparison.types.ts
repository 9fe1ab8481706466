import { ArgsType, Extensions, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { PageArgs } from '../../crosswalk/index.js';
import type { Assessment } from '../assessment.types.js';
import { MeasureKind } from '../measures/measure.types.js';
import { ProofDifference, ResultPart } from './comparison.enums.js';
import { ChangeCause, MeasureState, ProofStanding, ResultState } from './comparison.parts.js';
import type { Compared } from './compared.js';

@ObjectType({
  simpleResolvers: true,
  description: 'One result that differs between two moments.',
})
export class ResultComparison {
  @Field(() => ID, { description: 'The result.' })
  resultId!: string;

  @Field(() => [ResultPart], { description: 'What differs.' })
  parts!: ResultPart[];

  @Field(() => ResultState, {
    nullable: true,
    description: 'As it was; null when it was not there yet, or not visible to the caller.',
  })
  before!: ResultState | null;

  @Field(() => ResultState, {
    nullable: true,
    description: 'As it became; null when it is no longer visible to the caller.',
  })
  after!: ResultState | null;

  controlId!: string;
  compared!: Compared;
}

@ObjectType({ simpleResolvers: true, description: 'One figure that differs between two moments.' })
export class MeasureComparison {
  @Field(() => MeasureKind, { description: 'What it says.' })
  kind!: MeasureKind;

  @Field(() => Int, { nullable: true, description: 'Level that it is about.' })
  level!: number | null;

  @Field(() => MeasureState, { nullable: true, description: 'As it was; null while it was not recorded.' })
  before!: MeasureState | null;

  @Field(() => MeasureState, { nullable: true, description: 'As it became; null when it was cleared.' })
  after!: MeasureState | null;

  controlId!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'One piece of evidence of an assessment that differs between two moments.',
})
export class ProofComparison {
  @Field(() => ID, { description: 'The evidence.' })
  evidenceId!: string;

  @Field(() => String, { description: 'Its title, the later one.' })
  title!: string;

  @Field(() => [ProofDifference], { description: 'What differs.' })
  differences!: ProofDifference[];

  @Field(() => ProofStanding, {
    nullable: true,
    description: 'As it was; null while it proved nothing here, and when the caller could not see it.',
  })
  before!: ProofStanding | null;

  @Field(() => ProofStanding, { nullable: true, description: 'As it became; null likewise.' })
  after!: ProofStanding | null;

  controlIds!: string[];
  compared!: Compared;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A moment at which a score or level moved, with what moved it.',
})
export class ScoreMove {
  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => Float, { nullable: true, description: 'Declared score before; null for the first one.' })
  declaredBefore!: number | null;

  @Field(() => Float, { nullable: true, description: 'Declared score from then on.' })
  declaredAfter!: number | null;

  @Field(() => Float, { nullable: true, description: 'Proven score before; null for the first one.' })
  provenBefore!: number | null;

  @Field(() => Float, { nullable: true, description: 'Proven score from then on.' })
  provenAfter!: number | null;

  @Field(() => String, { nullable: true, description: 'Declared level before, where there are levels.' })
  declaredLevelBefore!: string | null;

  @Field(() => String, { nullable: true, description: 'Declared level from then on.' })
  declaredLevelAfter!: string | null;

  @Field(() => String, { nullable: true, description: 'Proven level before.' })
  provenLevelBefore!: string | null;

  @Field(() => String, { nullable: true, description: 'Proven level from then on.' })
  provenLevelAfter!: string | null;

  @Field(() => String, { description: 'Who moved it; the product itself where a date did.' })
  actorName!: string;

  @Extensions({ listSize: 5 })
  @Field(() => [ChangeCause], {
    description:
      'What was done in the same transaction, at most 5; where nobody did anything, the accepted proofs of these two moments that began or expired on that day. Only what the caller may see.',
  })
  causes!: ChangeCause[];

  @Field(() => Int, { description: 'How many there are.' })
  causeCount!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'One assessment at two moments: what changed, who changed it and why. Every list has what the caller may see at both.',
})
export class AssessmentComparison {
  @Field(() => ID, { description: 'The assessment.' })
  id!: string;

  @Field(() => DateTime, { description: 'The earlier moment.' })
  from!: string;

  @Field(() => DateTime, { description: 'The later moment.' })
  to!: string;

  assessment!: Assessment;
  compared!: Compared;
}

const results = connectionOf('ResultComparison', () => ResultComparison);
export const ResultComparisonConnection = results.Connection;
const proofs = connectionOf('ProofComparison', () => ProofComparison);
export const ProofComparisonConnection = proofs.Connection;
const moves = connectionOf('ScoreMove', () => ScoreMove);
export const ScoreMoveConnection = moves.Connection;

/** Arguments of AssessmentComparison.results. */
@ArgsType()
export class ResultComparisonArgs extends PageArgs {
  @Field(() => [ResultPart], {
    nullable: true,
    description: 'Only results in which one of these differs; all when left out.',
  })
  parts?: ResultPart[] | null;
}

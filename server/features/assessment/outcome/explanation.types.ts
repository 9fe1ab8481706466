import { ArgsType, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../../platform/graphql/api-enum.js';
import { AsOfArgs } from '../../../platform/graphql/as-of.js';
import { Verification } from '../../framework/index.js';
import { ScoreBasis } from '../assessment.enums.js';
import { ConditionStatus } from './level.types.js';
import type { ExplanationKind } from './explanation.js';

export const ExplanationNodeKind = apiEnum('ExplanationNodeKind', 'What a line of an explanation is.', {
  CONCLUSION: 'The conclusion and its rule: the root.',
  STEP: 'A step of the calculation.',
  ITEM: 'A graded item, indicator or control and what it gave or cost.',
  FACTOR: 'A factor of an item: level, use, data quality.',
  LEVEL: 'A level or grade and whether it is reached.',
  CONDITION: 'A condition of a level.',
  GAP: 'What is missing.',
  SECTION: 'A part of the rule book.',
  NOTE: 'Something to know about the outcome.',
  MORE: 'How many lines were left out here.',
} satisfies Record<ExplanationKind, string>);

@ObjectType({
  simpleResolvers: true,
  description: 'One line of an explanation; the tree comes as a list in reading order, parents first.',
})
export class ExplanationNode {
  @Field(() => ID, { description: 'Place in the tree, for example 0.2.5; stable only within the answer.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The line above; null for the root.' })
  parentId!: string | null;

  @Field(() => Int, { description: 'Depth in the tree; the root is 0.' })
  depth!: number;

  @Field(() => ExplanationNodeKind, { description: 'What it is.' })
  kind!: ExplanationKind;

  @Field(() => String, { description: "What it says, in the caller's language." })
  label!: string;

  @Field(() => String, { nullable: true, description: 'The calculation in numbers, or the reason.' })
  formula!: string | null;

  @Field(() => Float, { nullable: true, description: 'What comes out.' })
  value!: number | null;

  @Field(() => Verification, {
    nullable: true,
    description: 'How far the rule or number behind it was checked; null where it states none.',
  })
  verification!: Verification | null;

  @Field(() => ConditionStatus, {
    nullable: true,
    description: 'Whether it holds; null where that is no question.',
  })
  status!: ConditionStatus | null;

  @Field(() => ID, { nullable: true, description: 'The result that it stands on.' })
  resultId!: string | null;

  controlId!: string | null;
}

/** Arguments of Assessment.explanation. */
@ArgsType()
export class ExplanationArgs extends AsOfArgs {
  @Field(() => ScoreBasis, { description: 'Which of the two outcomes to explain.' })
  basis!: ScoreBasis;
}

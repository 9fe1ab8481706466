import { Extensions, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../../platform/graphql/api-enum.js';

export const ConditionStatus = apiEnum('ConditionStatus', 'Whether a condition of a level holds.', {
  MET: 'It holds.',
  UNMET: 'It does not hold, whatever is still unknown.',
  UNDECIDED: 'A missing official table leaves both answers possible.',
});
export type ConditionStatus = keyof typeof ConditionStatus;

export const ConditionKind = apiEnum('ConditionKind', 'What a level asks for.', {
  SCORE: 'A least total score.',
  BASIC: 'All basic items (基本项).',
  ELECTIVE: 'Enough elective items (选择项).',
  INDICATORS: 'All indicators of this grade and below.',
});
export type ConditionKind = keyof typeof ConditionKind;

@ObjectType({ simpleResolvers: true, description: 'What stands in the way of a level.' })
export class RatingStop {
  @Field(() => String, { description: 'Code of the clause, or of the item when a figure stops it.' })
  code!: string;

  @Field(() => String, { description: "Why, in the caller's language." })
  reason!: string;

  @Field(() => ID, { nullable: true, description: 'The result of the clause; null for a figure.' })
  resultId!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'An item or indicator that does not fulfil a condition yet.',
})
export class ConditionGap {
  @Field(() => String, { description: 'Code of the item or indicator.' })
  code!: string;

  @Field(() => Boolean, {
    description: 'True when it is unknown whether it counts here at all: its category is missing.',
  })
  categoryUnknown!: boolean;

  @Field(() => [RatingStop], { description: 'What stops it, the first five; only what the caller may see.' })
  stops!: RatingStop[];

  @Field(() => Int, { description: 'How many things stop it.' })
  stopCount!: number;

  controlId!: string;
}

@ObjectType({ simpleResolvers: true, description: 'One condition of a level.' })
export class RatedCondition {
  @Field(() => ConditionKind, { description: 'What is asked for.' })
  kind!: ConditionKind;

  @Field(() => ConditionStatus, { description: 'Whether it holds.' })
  status!: ConditionStatus;

  @Field(() => String, { description: "The condition in words of the caller's language." })
  text!: string;

  @Field(() => Float, { nullable: true, description: 'What is needed; null where the table is missing.' })
  needed!: number | null;

  @Field(() => Float, { description: 'What is there for certain.' })
  have!: number;

  @Field(() => Float, { description: 'What may be there at best, with what is still unknown.' })
  atMost!: number;

  @Extensions({ listSize: 40 })
  @Field(() => [ConditionGap], {
    description:
      'Items or indicators that could still count here and do not, the first 100; only what the caller may see.',
  })
  missing!: ConditionGap[];

  @Field(() => Int, { description: 'How many there are.' })
  missingCount!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A level or grade and whether it is reached.' })
export class RatedLevel {
  @Field(() => String, { description: 'Code of the level or key of the grade.' })
  level!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => ConditionStatus, { description: 'Of this level alone.' })
  own!: ConditionStatus;

  @Field(() => ConditionStatus, { description: 'Of this level and every level before it: the answer.' })
  status!: ConditionStatus;

  @Field(() => Float, {
    nullable: true,
    description: 'What the indicators up to this grade can give at most; only in points rule books.',
  })
  reachable!: number | null;

  @Extensions({ listSize: 3 })
  @Field(() => [RatedCondition], { description: 'Its conditions.' })
  conditions!: RatedCondition[];
}

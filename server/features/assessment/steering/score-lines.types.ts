import { ArgsType, Extensions, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Day } from '../../../platform/graphql/scalars.js';

/** More lines than this nobody tells apart; the total says that there are more. */
export const mostLines = 20;
export const mostLineDays = 731;

@InputType({ description: 'Which scores are looked at together; everything given must hold.' })
export class ScoreScope {
  @Field(() => String, { nullable: true, description: 'By this rule book, by its code.' })
  frameworkCode?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'About this unit, a unit below it, or an information system that one of them owns.',
  })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'About this information system.' })
  systemId?: string | null;
}

/** Arguments of Query.scoreLines. */
@ArgsType()
export class ScoreLinesArgs {
  @Field(() => ScoreScope, { nullable: true, description: 'Which scores; all in sight when left out.' })
  scope?: ScoreScope | null;

  @Field(() => Day, { description: 'First day.' })
  from!: string;

  @Field(() => Day, { description: `Last day, today at the latest; at most ${mostLineDays} days.` })
  to!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Both scores at the end of a day on which one of them moved; they hold until the next one.',
})
export class ScoreLinePoint {
  @Field(() => Day, { description: 'The day (Asia/Shanghai).' })
  day!: string;

  @Field(() => Float, {
    description:
      'Declared score at the end of the day: 0 to 100, in graded and points rule books their points; 0 where nothing applies.',
  })
  declared!: number;

  @Field(() => Float, { description: 'Proven score, likewise.' })
  proven!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Declared level or grade; null while undecided and where the rule book has none.',
  })
  declaredLevel!: string | null;

  @Field(() => String, { nullable: true, description: 'Proven level or grade, likewise.' })
  provenLevel!: string | null;

  @Field(() => Int, {
    description:
      'How often a score moved on that day; 0 for what held already when the period began. `compareAssessment` of the two days tells who moved it and why.',
  })
  moves!: number;

  @Field(() => ID, { description: 'The assessment that counted that day.' })
  assessmentId!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Both scores of one subject by one rule book over time (得分曲线). On every day the assessment with the newest period that there was counts.',
})
export class ScoreLine {
  @Extensions({ listSize: 60 })
  @Field(() => [ScoreLinePoint], {
    description: 'Days on which it moved, oldest first, beginning with what held on the first day.',
  })
  points!: ScoreLinePoint[];

  assessmentId!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Scores over time, side by side.' })
export class ScoreLines {
  @Field(() => Day, { description: 'First day.' })
  from!: string;

  @Field(() => Day, { description: 'Last day.' })
  to!: string;

  @Extensions({ listSize: mostLines })
  @Field(() => [ScoreLine], {
    description: `By rule book, MLPS first, and name of the subject; the first ${mostLines}.`,
  })
  lines!: ScoreLine[];

  @Field(() => Int, {
    description: 'How many lines there are; narrow the scope when it is more than are shown.',
  })
  totalCount!: number;
}

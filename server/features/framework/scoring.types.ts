import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Verification } from './framework.enums.js';

@ObjectType({
  simpleResolvers: true,
  description: 'What a level asks for: all conditions must hold. Null is a number that no source gave.',
})
export class LevelRequirement {
  @Field(() => Int, { description: 'Number of the level.' })
  level!: number;

  @Field(() => Float, { nullable: true, description: 'Least total score, in points.' })
  minimumScore!: number | null;

  @Field(() => Int, { nullable: true, description: 'Basic items that must be reached: all of them.' })
  basicRequired!: number | null;

  @Field(() => Int, { nullable: true, description: 'Elective items that must be reached.' })
  electiveRequired!: number | null;

  @Field(() => Int, { nullable: true, description: 'Elective items that the level has.' })
  electiveTotal!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'Least use at which an item counts as reached.' })
export class PassUse {
  @Field(() => Float, {
    nullable: true,
    description: 'Of a basic item, 0 to 1; null when no source says so.',
  })
  BASIC!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Of an elective item, 0 to 1; null when no source says so.',
  })
  ELECTIVE!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'The numbers of a graded rule book.' })
export class GradedScoring {
  @Field(() => Int, { description: 'The highest level.' })
  topLevel!: number;

  @Field(() => [LevelRequirement], { description: 'What each level asks for, the lowest first.' })
  levelTable!: LevelRequirement[];

  @Field(() => Verification, { description: 'How far this table was checked; UNKNOWN when it is missing.' })
  levelTableVerification!: Verification;

  @Field(() => PassUse, { description: 'Least use at which an item counts as reached.' })
  passUse!: PassUse;

  @Field(() => Float, {
    nullable: true,
    description:
      "Share of a level's electives, 0 to 1, that must be reached besides their number; none without such a rule.",
  })
  electiveShare?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "Share of a level's electives, 0 to 1, that those reached must exceed; none without such a rule.",
  })
  electiveMoreThan?: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'A grade of a points rule book.' })
export class Grade {
  @Field(() => String, { description: 'Key, for example 4B.' })
  key!: string;

  @Field(() => String, { description: 'Name, for example 四级乙等.' })
  name!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'Least total score, in points; null when no source says so.',
  })
  minimumScore!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'The grades of a points rule book.' })
export class PointsScoring {
  @Field(() => [Grade], { description: 'Grades, the lowest first.' })
  grades!: Grade[];

  @Field(() => Verification, { description: 'How far the borders were checked.' })
  gradesVerification!: Verification;

  @Field(() => Boolean, { description: 'True when indicators marked as elective tests may be left out.' })
  electiveMaySkip!: boolean;
}

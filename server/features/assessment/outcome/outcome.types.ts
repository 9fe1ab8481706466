import { Extensions, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/scalars.js';
import { ScoringKind, Verification } from '../../framework/index.js';
import { ScoreBasis } from '../assessment.enums.js';
import { MissingOfficialTable } from '../official-tables/official-table.types.js';
import { ScoreStep } from '../score.types.js';
import { RatedLevel, RatingStop } from './level.types.js';

@ObjectType({ simpleResolvers: true, description: 'A graded item: level × use × data quality.' })
export class RatedItem {
  @Field(() => Int, { description: 'Highest level whose clauses, and those of all levels before, are met.' })
  functionLevel!: number;

  @Field(() => Int, {
    description: 'The level that counts: as functionLevel, with the data quality of all levels up to it.',
  })
  countedLevel!: number;

  @Field(() => Float, { nullable: true, description: 'Share of use, 0 to 1; null where nobody counted it.' })
  use!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Data-quality index at the counted level, 0 to 1; null without a check or a measurement.',
  })
  quality!: number | null;

  @Field(() => Float, { description: 'Points of the item.' })
  score!: number;

  @Field(() => String, { description: 'The calculation in numbers, for example 4 × 0.8 × 0.95 = 3.04.' })
  formula!: string;

  @Field(() => Int, { nullable: true, description: 'The next level with clauses; null at the top.' })
  nextLevel!: number | null;

  @Extensions({ listSize: 20 })
  @Field(() => [RatingStop], {
    description: 'What keeps it from that next level; only what the caller may see.',
  })
  nextStops!: RatingStop[];

  controlId!: string;
}

@ObjectType({ simpleResolvers: true, description: 'An indicator: what it earned.' })
export class RatedIndicator {
  @Field(() => ID, { description: 'The result.' })
  resultId!: string;

  @Field(() => Float, { description: 'Points earned.' })
  earned!: number;

  @Field(() => Float, { description: 'Full marks; 0 when it is only registered.' })
  full!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Highest grade whose requirement it reaches; null for none.',
  })
  reached!: string | null;

  @Field(() => Boolean, { description: 'True for an elective test that is left out.' })
  skipped!: boolean;

  controlId!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A part of the rule book: what it holds and what it gave.',
})
export class RatedSection {
  @Field(() => String, { description: 'Code of the part, or of the security class.' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Float, { nullable: true, description: 'Points earned; only in points rule books.' })
  earned!: number | null;

  @Field(() => Float, { nullable: true, description: 'Full marks; only in points rule books.' })
  full!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'What its controls reached on average, 0 to 100; null when none applies.',
  })
  rate!: number | null;

  @Field(() => Int, { description: 'Controls that apply, open ones included.' })
  applicable!: number;

  @Field(() => Int, { description: 'Of these, met.' })
  met!: number;

  @Field(() => Int, { description: 'Of these, not rated, or without valid proof in the proven outcome.' })
  open!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Something to know about an outcome.' })
export class RatingNote {
  @Field(() => String, { description: "The note in the caller's language." })
  text!: string;

  @Field(() => Verification, { description: 'How far the rule or number behind it was checked.' })
  verification!: Verification;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'One outcome, declared or proven. Down to missingTables it comes from the maintained summary; the rest is computed from the results when asked for.',
})
export class RatingOutcome {
  @Field(() => ScoreBasis, { description: 'Which verdicts and figures were read.' })
  basis!: ScoreBasis;

  @Field(() => Float, {
    nullable: true,
    description:
      'The score: 0 to 100 (MLPS), sum of the items (graded), points, or share met in percent (checklist). Null when nothing applies.',
  })
  value!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Level or grade reached; null while it cannot be decided, below the first grade, and where the rule book has none.',
  })
  level!: string | null;

  @Field(() => Boolean, { description: 'False: cannot be decided yet; the bounds hold either way.' })
  decided!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Level or grade that is certain; null below the first grade and where the rule book has none.',
  })
  lowestLevel!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Level or grade that is possible at best; null as above.',
  })
  highestLevel!: string | null;

  @Field(() => String, {
    description: "The conclusion and its rule in one sentence of the caller's language.",
  })
  conclusion!: string;

  @Field(() => Boolean, { description: 'True while something that the target asks for is open.' })
  provisional!: boolean;

  @Field(() => Int, { description: 'Controls met, of those that the target asks for.' })
  met!: number;

  @Field(() => Int, { description: 'Controls met in part.' })
  partial!: number;

  @Field(() => Int, { description: 'Controls not met.' })
  unmet!: number;

  @Field(() => Int, { description: 'Controls that do not apply.' })
  notApplicable!: number;

  @Field(() => Int, {
    description: 'Controls not rated yet; when proven also those met without valid proof.',
  })
  open!: number;

  @Field(() => Int, { description: 'Controls that apply, open ones included.' })
  applicable!: number;

  @Field(() => [MissingOfficialTable], { description: 'Official tables that the decision waits for.' })
  missingTables!: MissingOfficialTable[];

  @Extensions({ listSize: 40 })
  @Field(() => [RatedItem], {
    description:
      'Graded items in reading order; only those that the caller may see. Empty in other rule books.',
  })
  items!: RatedItem[];

  @Extensions({ listSize: 250 })
  @Field(() => [RatedIndicator], {
    description:
      'Indicators in reading order; only those that the caller may see. Empty in other rule books.',
  })
  indicators!: RatedIndicator[];

  @Extensions({ listSize: 20 })
  @Field(() => [RatedSection], {
    description:
      'Parts of a points rule book or checklist, security classes of MLPS; empty for graded items.',
  })
  sections!: RatedSection[];

  @Extensions({ listSize: 8 })
  @Field(() => [RatedLevel], {
    description:
      'Levels or grades with their conditions, the lowest first; empty where the rule book has none.',
  })
  levels!: RatedLevel[];

  @Extensions({ listSize: 12 })
  @Field(() => [ScoreStep], { description: 'The calculation in order.' })
  steps!: ScoreStep[];

  @Extensions({ listSize: 12 })
  @Field(() => [RatingNote], { description: 'What to know about the outcome.' })
  notes!: RatingNote[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'What an assessment comes to by the rules of its rule book, whatever their kind.',
})
export class Rating {
  @Field(() => ScoringKind, { description: 'How the rule book turns verdicts into an outcome.' })
  kind!: ScoringKind;

  @Field(() => RatingOutcome, { description: 'From what people recorded (自报).' })
  declared!: RatingOutcome;

  @Field(() => RatingOutcome, { description: 'Only from what valid proof supports (实证).' })
  proven!: RatingOutcome;

  @Field(() => Int, { description: 'Results not rated yet, of those that the target asks for.' })
  open!: number;

  @Field(() => Int, {
    description: 'Gaps: not met, met in part, or met without valid proof, of what the target asks for.',
  })
  gaps!: number;

  @Field(() => DateTime, { description: 'When the outcomes last changed.' })
  computedAt!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a counted proof next begins or ends to be valid; none when none will.',
  })
  nextChangeAt!: string | null;
}

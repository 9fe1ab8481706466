import { ArgsType, Extensions, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { Day } from '../../platform/graphql/scalars.js';

@InputType({ description: 'Which remediation tasks are measured; everything given must hold.' })
export class ProgressScope {
  @Field(() => ID, { nullable: true, description: 'Tasks of this plan.' })
  planId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Tasks of this unit and of the units below it, as they belong to it today.',
  })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Tasks that close gaps of this information system.' })
  systemId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Tasks that close gaps in this rule book, by its code.',
  })
  frameworkCode?: string | null;
}

/** Arguments of Query.remediationProgress. */
@ArgsType()
export class ProgressArgs {
  @Field(() => ProgressScope, { nullable: true, description: 'Which tasks; all in sight when left out.' })
  scope?: ProgressScope | null;

  @Field(() => Day, { description: 'First day of the period.' })
  from!: string;

  @Field(() => Day, {
    description:
      'Last day; everything that is not a series is as of the end of this day, or of now when it is today. At most 731 days from the first.',
  })
  to!: string;
}

@ObjectType({ simpleResolvers: true, description: 'How things stood at the end of one day (Asia/Shanghai).' })
export class ProgressDay {
  @Field(() => Day, { description: 'The day.' })
  day!: string;

  @Field(() => Int, { description: 'Tasks that there were.' })
  tasks!: number;

  @Field(() => Int, { description: 'Of these, verified.' })
  done!: number;

  @Field(() => Int, {
    description: 'Of these, neither verified nor in time: their due day, as it was agreed then, had passed.',
  })
  overdue!: number;

  @Field(() => Int, {
    description:
      'Tasks that would not have been done yet by the due days that were set first: the line to hold (计划剩余).',
  })
  planned!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Measures of a period, computed from what happened.' })
export class ProgressMeasures {
  @Field(() => Int, { description: 'Verifications in the period.' })
  verified!: number;

  @Field(() => Int, { description: 'Of these, of tasks that had never been returned before (一次通过).' })
  verifiedFirstTime!: number;

  @Field(() => Int, { description: 'Returns in the period.' })
  returned!: number;

  @Field(() => Int, { description: 'Verified tasks that were opened again in the period.' })
  reopened!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Days from starting (or creating, when it was never started) to verifying, in the middle of those verified in the period; null without any.',
  })
  cycleDays!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The same for the slowest fifteen of a hundred: 85 of 100 took at most this.',
  })
  cycleDaysMost!: number | null;

  @Field(() => Int, { description: 'Tasks whose due day is later than the one that was set first.' })
  slipped!: number;

  @Field(() => Int, { description: 'Days by which they are later, summed up.' })
  slippedDays!: number;

  @Field(() => Float, { description: 'Budget of all tasks in yuan, as far as it is given.' })
  budget!: number;

  @Field(() => Float, { description: 'What they have cost in yuan, as far as it is given.' })
  spent!: number;
}

export const ForecastBasis = apiEnum('ForecastBasis', 'What a forecast rests on.', {
  MEASURED: 'The pace of the last whole weeks.',
  DONE: 'Nothing is left.',
  NOTHING_FINISHED: 'Nothing was finished in the weeks measured: there is no day to tell.',
  TOO_YOUNG: 'There are tasks for fewer than three whole weeks.',
});
export type ForecastBasis = keyof typeof ForecastBasis;

@ObjectType({
  simpleResolvers: true,
  description:
    'When the rest will be verified if work goes on at the pace of the last whole weeks, at most twelve. Work that will still be found is not in it.',
})
export class ProgressForecast {
  @Field(() => ForecastBasis, { description: 'What it rests on.' })
  basis!: ForecastBasis;

  @Field(() => Int, { description: 'Whole weeks that were measured.' })
  weeks!: number;

  @Field(() => Float, { description: 'Tasks verified in a week, on average.' })
  pace!: number;

  @Field(() => Float, {
    description: 'Slow end of the range: 1.28 standard errors below the average, not below 0.',
  })
  lowPace!: number;

  @Field(() => Float, { description: 'Fast end of the range.' })
  highPace!: number;

  @Field(() => Day, {
    nullable: true,
    description: 'Day at the average pace; null when there is none within ten years.',
  })
  finishOn!: string | null;

  @Field(() => Day, { nullable: true, description: 'Day at the fast end.' })
  earliestOn!: string | null;

  @Field(() => Day, {
    nullable: true,
    description: 'Day at the slow end; null when it does not get there within ten years.',
  })
  latestOn!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What one unit, or one person, has to do.' })
export class ProgressLoad {
  @Field(() => Int, { description: 'Tasks that are not verified.' })
  open!: number;

  @Field(() => Int, { description: 'Of these, overdue.' })
  overdue!: number;

  @Field(() => Int, { description: 'Of these, due within 30 days.' })
  dueSoon!: number;

  @Field(() => Float, { description: 'Effort of these in person days, as far as it is given.' })
  effortDays!: number;

  unitId!: string | null;
  ownerId!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Tasks verified in one week.' })
export class ProgressWeek {
  @Field(() => Day, { description: 'Its last day.' })
  endsOn!: string;

  @Field(() => Int, { description: 'Verifications.' })
  verified!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'How closing gaps goes on (整改进展): computed from the rows that held then, so that any past day is answered as it was. Of tasks that the caller may see today.',
})
export class RemediationProgress {
  @Field(() => Day, { description: 'First day.' })
  from!: string;

  @Field(() => Day, { description: 'Last day.' })
  to!: string;

  @Extensions({ listSize: 180 })
  @Field(() => [ProgressDay], { description: 'Every day of the period.' })
  days!: ProgressDay[];

  @Extensions({ listSize: 12 })
  @Field(() => [ProgressWeek], {
    description:
      'The last whole weeks of seven days up to the last day, at most 12, oldest first; as far back as there are tasks.',
  })
  weeks!: ProgressWeek[];

  @Field(() => ProgressMeasures, { description: 'Measures of the period.' })
  measures!: ProgressMeasures;

  @Field(() => ProgressForecast, { description: 'When the rest will be done.' })
  forecast!: ProgressForecast;

  @Extensions({ listSize: 20 })
  @Field(() => [ProgressLoad], {
    description: 'Load by unit at the end of the last day, largest first; at most 100.',
  })
  byUnit!: ProgressLoad[];

  @Extensions({ listSize: 20 })
  @Field(() => [ProgressLoad], {
    description: 'Load by owner at the end of the last day, largest first; at most 100.',
  })
  byOwner!: ProgressLoad[];
}

import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'Gaps by age: days since the verdict was given.' })
export class AgeBand {
  @Field(() => String, { description: 'The band in days, for example 8–30.' })
  label!: string;

  @Field(() => Int, { description: 'Youngest age in days.' })
  fromDays!: number;

  @Field(() => Int, { nullable: true, description: 'Oldest age in days; null for the last band.' })
  toDays!: number | null;

  @Field(() => Int, { description: 'Gaps of this age.' })
  count!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Unfinished tasks of one unit.' })
export class UnitLoad {
  @Field(() => Int, { description: 'Tasks that are not verified.' })
  tasks!: number;

  @Field(() => Int, { description: 'Those past their due day.' })
  overdue!: number;

  unitId!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Where remediation stands: in one assessment, or in all assessments that are open. A gap is a result PARTIAL or UNMET, or MET without valid proof.',
})
export class GapSummary {
  @Field(() => Int, { description: 'Gaps.' })
  openGaps!: number;

  @Field(() => Int, { description: 'Gaps without an unfinished task.' })
  withoutTask!: number;

  @Field(() => Int, { description: 'Gaps that are MET without valid proof.' })
  declaredNotProven!: number;

  @Field(() => Int, { description: 'Tasks past their due day and not verified.' })
  overdueTasks!: number;

  @Field(() => [AgeBand], { description: 'Gaps by age, youngest first; every band is listed.' })
  ageBands!: AgeBand[];

  @Field(() => [UnitLoad], { description: 'Unfinished tasks per unit, most first.' })
  byUnit!: UnitLoad[];
}

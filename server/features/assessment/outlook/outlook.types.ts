import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import { Day } from '../../../platform/graphql/scalars.js';

@ObjectType({ simpleResolvers: true, description: 'The proven outcome at the end of one day.' })
export class OutlookPoint {
  @Field(() => Day, { description: 'The day (Asia/Shanghai).' })
  day!: string;

  @Field(() => Float, { nullable: true, description: 'Score or points; null for rule books without.' })
  value!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Level reached; null for rule books without levels, and when none is.',
  })
  level!: string | null;

  @Field(() => Int, { description: 'Answers that are met and proven.' })
  met!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What becomes of the proven outcome of one assessment when proofs run out and nothing is renewed (到期影响): computed by the engine of the scores from the rows of today, as if the days had gone by.',
})
export class ProofOutlook {
  @Extensions({ listSize: 4 })
  @Field(() => [OutlookPoint], { description: 'Today, then each day asked for, in order.' })
  points!: OutlookPoint[];

  assessmentId!: string;
}

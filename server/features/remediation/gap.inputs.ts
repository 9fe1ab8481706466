import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';

export const GapKind = { UNMET: 'UNMET', PARTIAL: 'PARTIAL', UNPROVEN: 'UNPROVEN' } as const;
export type GapKind = keyof typeof GapKind;
registerEnumType(GapKind, {
  name: 'GapKind',
  description: 'Why a result is a gap; UNPROVEN overlaps with PARTIAL.',
  valuesConfig: {
    UNMET: { description: 'Not met (不符合).' },
    PARTIAL: { description: 'Partly met (部分符合).' },
    UNPROVEN: { description: 'Met or partly met without valid proof (自报但未实证).' },
  },
});

@InputType({
  description: 'Which gaps to list; everything given must hold. An empty list restricts nothing.',
})
export class GapFilter {
  @Field(() => ID, { nullable: true, description: 'Of this assessment; of all open ones when left out.' })
  assessmentId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words of the control or of the answer. At most 200 characters.',
  })
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Assigned to this unit.' })
  unitId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: assigned to the caller or to his units.' })
  mine?: boolean | null;

  @Field(() => [GapKind], { nullable: true, description: 'Of one of these kinds.' })
  kinds?: GapKind[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only gaps without an unfinished task (true) or with one (false).',
  })
  withoutTask?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'At least so many days since the verdict.' })
  minimumAgeDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'At most so many days since the verdict.' })
  maximumAgeDays?: number | null;
}

/** Arguments of Query.gaps. */
@ArgsType()
export class GapsArgs {
  @Field(() => GapFilter, {
    nullable: true,
    description: 'Which gaps; all of open assessments when left out.',
  })
  filter?: GapFilter | null;

  @Field(() => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the row to go on after.' })
  after?: string | null;
}

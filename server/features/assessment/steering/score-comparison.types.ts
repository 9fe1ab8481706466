import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';

/** Computed one by one on a past day: a screen for people, not an export. */
export const mostCompared = 60;

@ObjectType({
  simpleResolvers: true,
  description:
    'Clauses counted: those that the target asks for and that apply. Informative annexes are in none of these.',
})
export class ClauseCounts {
  @Field(() => Int, { description: 'Clauses that apply, those not rated yet included.' })
  applicable!: number;

  @Field(() => Int, { description: 'Of these, declared met.' })
  met!: number;

  @Field(() => Int, { description: 'Of these, met and supported by valid proof.' })
  proven!: number;

  @Field(() => Int, { description: 'Of these, not rated yet.' })
  open!: number;

  @Field(() => Int, { description: 'Gaps: not met, met in part, or declared without valid proof.' })
  gaps!: number;
}

@ObjectType({ simpleResolvers: true, description: 'One subject beside others of the same rule book.' })
export class ComparedSubject {
  @Field(() => Float, { nullable: true, description: 'Declared score; null where nothing applies.' })
  declared!: number | null;

  @Field(() => Float, { nullable: true, description: 'Proven score, likewise.' })
  proven!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Declared level or grade; null while undecided and where the rule book has none.',
  })
  declaredLevel!: string | null;

  @Field(() => String, { nullable: true, description: 'Proven level or grade, likewise.' })
  provenLevel!: string | null;

  @Field(() => ClauseCounts, { description: 'Its clauses.' })
  counts!: ClauseCounts;

  assessmentId!: string;
  /** The unit that owns it; null for the whole hospital and for systems of nobody. */
  unitId!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'All compared subjects of one unit and the units below it, taken together. Scores of different systems are not averaged: clauses are counted, and the weakest is named.',
})
export class ComparedUnit {
  @Field(() => Int, { description: 'How many subjects.' })
  subjects!: number;

  @Field(() => ClauseCounts, { description: 'Their clauses, added up.' })
  counts!: ClauseCounts;

  @Field(() => Float, { nullable: true, description: 'The lowest proven score among them.' })
  lowestProven!: number | null;

  unitId!: string | null;
  weakestId!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The newest assessments by one rule book side by side: by unit and by subject (院区对比).',
})
export class ScoreComparison {
  @Extensions({ listSize: 20 })
  @Field(() => [ComparedUnit], {
    description:
      'By the units right below the one asked for (below the whole hospital without one), further down where one of them holds everything; the unit itself and what belongs to none stand beside them. Least proven first.',
  })
  units!: ComparedUnit[];

  @Extensions({ listSize: mostCompared })
  @Field(() => [ComparedSubject], {
    description: `Weakest first by the share of proven clauses; at most ${mostCompared}.`,
  })
  subjects!: ComparedSubject[];

  @Field(() => Int, { description: 'How many subjects there are; only those shown are in the units too.' })
  totalCount!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What one part of a rule book came to in one assessment: a security class of MLPS, a chapter of other books.',
})
export class PartScore {
  @Field(() => String, { description: 'Code of the class or chapter.' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => ClauseCounts, { description: 'Its clauses.' })
  counts!: ClauseCounts;
}

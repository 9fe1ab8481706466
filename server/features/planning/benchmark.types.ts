import { Extensions, Field, Float, Int, ObjectType } from 'type-graphql';
import { ComparedSubject } from '../assessment/index.js';
import type { Scenario } from '../assessment/index.js';
import { ProspectiveOutcome, RoadmapNextStep } from './scenario.types.js';

/** A table for people: the rest is counted. */
export const mostPeers = 20;

@ObjectType({
  simpleResolvers: true,
  description: 'What the step above asks for by its rule book (下一级要求).',
})
export class RoadmapDemand {
  @Field(() => String, {
    nullable: true,
    description: 'The next level, grade or conclusion; null in a checklist, where it is everything.',
  })
  target!: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Least score or points; null where no source gave it. Levels may ask for more than a score: see `RoadmapNextStep`.',
  })
  value!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'One assessment of a roadmap beside the next level of its rule book, and beside the other campuses, units and systems that were assessed by it (水平对比).',
})
export class RoadmapBenchmark {
  @Field(() => ProspectiveOutcome, { description: 'What is proven today.' })
  proven!: ProspectiveOutcome;

  @Field(() => RoadmapDemand, {
    nullable: true,
    description: 'What the next level asks for; null at the top and while undecided.',
  })
  demand!: RoadmapDemand | null;

  @Field(() => RoadmapNextStep, {
    nullable: true,
    description: 'What is still missing for it; null likewise, and in the past.',
  })
  next!: RoadmapNextStep | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Its share of proven clauses, 0 to 1, by which all are compared; null where none applies.',
  })
  provenShare!: number | null;

  @Field(() => Int, {
    description: 'Its place among all by the share of proven clauses, from 1, the most proven first.',
  })
  place!: number;

  @Field(() => Int, { description: 'How many others there are, as far as the caller may see them.' })
  peerCount!: number;

  @Extensions({ listSize: mostPeers })
  @Field(() => [ComparedSubject], {
    description: `The newest assessments of the others by the same rule book, the most proven first; at most ${mostPeers}.`,
  })
  peers!: ComparedSubject[];

  assessmentId!: string;
  scenario!: Scenario;
}

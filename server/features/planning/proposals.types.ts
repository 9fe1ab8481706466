import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import type { FigureRecord } from './planning.entity.js';

export const RoadmapGrouping = apiEnum('RoadmapGrouping', 'What becomes one package.', {
  CLASS: 'Gaps of one security class or chapter of one rule book.',
  UNIT: 'Gaps in one rule book that one unit answers for.',
});
export type RoadmapGrouping = keyof typeof RoadmapGrouping;

@ObjectType({
  simpleResolvers: true,
  description:
    'A package that open gaps would make. Order: what is estimated first, most gain per yuan first; then what nobody estimated, most gain first.',
})
export class PackageProposal {
  @Field(() => String, { description: 'Names it in `createProposedPackages`; not a node id.' })
  key!: string;

  @Field(() => String, { description: 'Name: rule book, and class, chapter or unit.' })
  name!: string;

  @Field(() => Int, { description: 'Gaps that it closes.' })
  gapCount!: number;

  @Field(() => Int, { description: 'Of these, met already and only without valid proof.' })
  proofOnlyCount!: number;

  @Field(() => Float, {
    description:
      'How far it leads alone: share in percent of the way from today’s proven score to the one with every gap to the target closed, the mean over the assessments that have a way to go.',
  })
  gain!: number;

  @Field(() => Float, { description: 'Yuan that unfinished tasks and people’s estimates say.' })
  costKnown!: number;

  @Field(() => Int, { description: 'Gaps whose cost nobody estimated; 0: the package has a cost.' })
  costUnknown!: number;

  @Field(() => Float, { description: 'Person days, likewise.' })
  effortKnown!: number;

  @Field(() => Int, { description: 'Gaps whose effort nobody estimated.' })
  effortUnknown!: number;

  @Field(() => Int, {
    description: 'Quarter in which it would begin: in this order, each as long as its share of gaps.',
  })
  startQuarter!: number;

  @Field(() => Int, { description: 'Quarter in which it would be finished.' })
  endQuarter!: number;

  goal!: string;
  measures!: string;
  frameworkId!: string;
  unitId!: string | null;
  resultIds!: string[];
  figures!: FigureRecord[];
}

@InputType({ description: 'Proposals that become packages.' })
export class CreateProposedPackagesInput {
  @Field(() => ID, { description: 'The roadmap.' })
  roadmapId!: string;

  @Field(() => RoadmapGrouping, { description: 'The grouping in which they were proposed.' })
  groupBy!: RoadmapGrouping;

  @Field(() => [String], { description: 'Keys of the proposals, at most 60.' })
  keys!: string[];
}

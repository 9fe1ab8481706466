import { Field, Float, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import type { LeftOutReason } from './pack.data.js';

export const PackLeftOutReason = apiEnum('PackLeftOutReason', 'Why a linked proof does not go into a pack.', {
  NOT_ACCEPTED: 'It was not accepted in review.',
  OUTSIDE_PERIOD: 'It is not valid on any day of the period.',
  ABOVE_LABEL: 'Its label is above that of the pack.',
  DAMAGED: 'Its bytes are not those that were received.',
  QUARANTINED: 'The malware scan keeps it closed.',
  UNCONFIRMED_LINK: 'Nobody confirmed that it proves this.',
} satisfies Record<LeftOutReason, string>);
export type PackLeftOutReason = LeftOutReason;

@ObjectType({ simpleResolvers: true, description: 'How many proofs stay out for one reason.' })
export class PackLeftOutCount {
  @Field(() => PackLeftOutReason, { description: 'Why.' })
  reason!: PackLeftOutReason;

  @Field(() => Int, { description: 'Linked proofs, counted once for each item.' })
  count!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A chapter as it would be frozen now.' })
export class PackOutlookChapter {
  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => Int, { description: 'Items in it.' })
  items!: number;

  @Field(() => Int, { description: 'Items that are rated.' })
  rated!: number;

  @Field(() => Int, { description: 'Items that say how they are met: rated, with a text of what was found.' })
  explained!: number;

  @Field(() => Int, { description: 'Items with at least one proof that goes in.' })
  proven!: number;

  @Field(() => Int, { description: 'Proofs that go in, counted once for each item.' })
  proofs!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a pack would hold if it were frozen now (预检).',
})
export class PackOutlook {
  @Field(() => [PackOutlookChapter], { description: 'Chapters in their order.' })
  chapters!: PackOutlookChapter[];

  @Field(() => Int, { description: 'Items of the assessment that stand in no chapter, and so do not go in.' })
  notArranged!: number;

  @Field(() => Int, { description: 'Proofs that go in, each counted once.' })
  proofs!: number;

  @Field(() => Float, { description: 'Bytes of their files.' })
  byteSize!: number;

  @Field(() => Boolean, { description: 'Whether sensitive evidence is among them.' })
  holdsSensitive!: boolean;

  @Field(() => [PackLeftOutCount], { description: 'What stays out, by reason.' })
  leftOut!: PackLeftOutCount[];
}

import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import type { LeftOutReason } from './pack.data.js';
import type { PackProblemKind as PackProblemKindName } from './pack.gaps.js';

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
  @Field(() => Int, { description: 'Its part, from 1.' })
  part!: number;

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

/** More of them are a reason to arrange anew, not to read on. */
export const mostOutside = 50;

@ObjectType({
  simpleResolvers: true,
  description: 'A node of a rule book all of whose items stand in no chapter of the pack.',
})
export class PackOutsideNode {
  @Field(() => Int, { description: 'Number of the part (编), from 1.' })
  part!: number;

  @Field(() => String, { description: 'Code of the node, as chapters name it.' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Int, { description: 'Items of the assessment in it.' })
  items!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a pack would hold if it were frozen now (预检).',
})
export class PackOutlook {
  @Field(() => [PackOutlookChapter], { description: 'Chapters in their order.' })
  chapters!: PackOutlookChapter[];

  @Field(() => Int, { description: 'Items in the chapters.' })
  items!: number;

  @Field(() => Int, { description: 'Items of which something is missing; `packGaps` names them.' })
  incomplete!: number;

  @Field(() => Int, { description: 'Items that go without proof by a decision.' })
  waived!: number;

  @Field(() => Int, {
    description: 'Items of the assessments that stand in no chapter, and so do not go in.',
  })
  notArranged!: number;

  @Field(() => [PackOutsideNode], {
    description: `Where these are: the highest nodes without other items, in reading order; the first ${mostOutside}.`,
  })
  outside!: PackOutsideNode[];

  @Field(() => Int, { description: 'Proofs that go in, each counted once.' })
  proofs!: number;

  @Field(() => Float, { description: 'Bytes of their files.' })
  byteSize!: number;

  @Field(() => Boolean, { description: 'Whether sensitive evidence is among them.' })
  holdsSensitive!: boolean;

  @Field(() => [PackLeftOutCount], { description: 'What stays out, by reason.' })
  leftOut!: PackLeftOutCount[];
}

export const PackProblemKind = apiEnum('PackProblemKind', 'What is missing of an item of a pack.', {
  UNRATED: 'It has no verdict.',
  UNEXPLAINED: 'It is rated without a word of what was found.',
  NO_PROOF: 'No proof goes in, and nobody decided that it goes without.',
  NOT_ACCEPTED: 'A linked proof was not accepted in review.',
  OUTSIDE_PERIOD: 'A linked proof is not valid on any day of the period.',
  ABOVE_LABEL: 'The label of a linked proof is above that of the pack.',
  DAMAGED: 'The bytes of a linked proof are not those that were received.',
  QUARANTINED: 'The malware scan keeps a linked proof closed.',
  UNCONFIRMED_LINK: 'Nobody confirmed that a linked proof proves this.',
} satisfies Record<PackProblemKindName, string>);
export type PackProblemKind = PackProblemKindName;

@ObjectType({ simpleResolvers: true, description: 'Evidence that a problem is about.' })
export class PackProblemEvidence {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;
}

@ObjectType({ simpleResolvers: true, description: 'One thing that is missing of an item.' })
export class PackItemProblem {
  @Field(() => PackProblemKind, { description: 'What.' })
  kind!: PackProblemKind;

  @Field(() => [PackProblemEvidence], {
    description: 'The evidence that it is about, where it is about some.',
  })
  evidences!: readonly PackProblemEvidence[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'An item that is not complete, or goes without proof by a decision.',
})
export class PackItemGap {
  @Field(() => Int, { description: 'Its part, from 1.' })
  part!: number;

  @Field(() => String, { description: 'Code of the control.' })
  code!: string;

  @Field(() => String, { description: 'Name of the control.' })
  name!: string;

  @Field(() => String, { description: 'Title of its chapter.' })
  chapter!: string;

  @Field(() => ID, { description: 'The control.' })
  controlId!: string;

  @Field(() => [PackItemProblem], { description: 'What is missing.' })
  problems!: readonly PackItemProblem[];

  @Field(() => String, {
    nullable: true,
    description: 'Why it goes without proof; null without such a decision.',
  })
  waiver!: string | null;
}
export const PackItemGapConnection = connectionOf('PackItemGap', () => PackItemGap).Connection;

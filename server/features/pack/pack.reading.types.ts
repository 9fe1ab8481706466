import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { DateTime, Day } from '../../platform/graphql/scalars.js';
import { Verdict } from '../assessment/index.js';
import { EvidenceKind, EvidenceLabel } from '../evidence/index.js';
import { PackLeftOutReason } from './pack.outlook.types.js';

@ObjectType({ simpleResolvers: true, description: 'An item of a frozen pack as a list shows it.' })
export class PackItem {
  @Field(() => Int, { description: 'Its place in the pack, from 1.' })
  number!: number;

  @Field(() => Int, { description: 'Its chapter, from 1; what it is called stands in `Pack.chapters`.' })
  chapter!: number;

  @Field(() => Int, { description: 'Its part, from 1: the place of its assessment in `Pack.parts`.' })
  part!: number;

  @Field(() => String, { description: 'Code of the control; no other item of its part has it.' })
  code!: string;

  @Field(() => String, { description: 'Name of the control.' })
  name!: string;

  @Field(() => Verdict, { description: 'Self-rating.' })
  verdict!: Verdict;

  @Field(() => Int, { description: 'Proofs that are in the pack.' })
  proofCount!: number;

  @Field(() => Int, { description: 'Linked proofs that stayed out.' })
  leftOutCount!: number;
}
export const PackItemConnection = connectionOf('PackItem', () => PackItem).Connection;

@ObjectType({ simpleResolvers: true, description: 'A proof as it stands in a frozen pack.' })
export class PackProof {
  @Field(() => ID, { description: 'The version of the evidence that it is.' })
  versionId!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => EvidenceKind, { description: 'What it consists of.' })
  kind!: EvidenceKind;

  @Field(() => EvidenceLabel, { description: 'Its label when the pack was frozen.' })
  label!: EvidenceLabel;

  @Field(() => Int, { description: 'Number of the version.' })
  versionNumber!: number;

  @Field(() => Day, { description: 'Day on which it was collected.' })
  collectedOn!: string;

  @Field(() => Day, { nullable: true, description: 'Last day on which it is valid; none means open.' })
  validUntil!: string | null;

  @Field(() => String, { nullable: true, description: 'FILE: the name that it was given.' })
  fileName!: string | null;

  @Field(() => String, { nullable: true, description: 'FILE: media type.' })
  mediaType!: string | null;

  @Field(() => Float, { nullable: true, description: 'FILE: size in bytes.' })
  byteSize!: number | null;

  @Field(() => String, { nullable: true, description: 'FILE: SHA-256, lower-case hexadecimal.' })
  sha256!: string | null;

  @Field(() => String, { nullable: true, description: 'LINK: the address.' })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'TEXT: the text.' })
  text!: string | null;

  @Field(() => String, { nullable: true, description: 'Path in the pack.' })
  path!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'FILE: path to take it from. An account that sees one pack only is given a copy with its name and the time, or a ZIP with a note that says them.',
  })
  downloadUrl!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'FILE: path to show it in place; none where the caller is to be named in it and nothing can be written into its kind.',
  })
  previewUrl!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A linked proof that did not go into a pack.' })
export class PackLeftOut {
  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => PackLeftOutReason, { description: 'Why it stayed out.' })
  reason!: PackLeftOutReason;
}

@ObjectType({ simpleResolvers: true, description: 'What a frozen pack says about one item.' })
export class PackItemSheet {
  @Field(() => PackItem, { description: 'The item.' })
  item!: PackItem;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the item before it, whose `number` is one less; null for the first.',
  })
  previousCode!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the item after it, whose `number` is one more; null for the last.',
  })
  nextCode!: string | null;

  @Field(() => String, { description: 'What is asked, in our words.' })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What is asked, in the wording that the hospital recorded.',
  })
  ownText!: string | null;

  @Field(() => Verdict, { description: 'What the proofs bear out.' })
  provenVerdict!: Verdict;

  @Field(() => String, { nullable: true, description: 'What was found.' })
  currentState!: string | null;

  @Field(() => String, { nullable: true, description: 'What is missing.' })
  gap!: string | null;

  @Field(() => String, { nullable: true, description: 'What is to be done.' })
  suggestion!: string | null;

  @Field(() => String, { nullable: true, description: 'NOT_APPLICABLE: why.' })
  notApplicableReason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What inspectors look for, in the words of the hospital.',
  })
  interpretation!: string | null;

  @Field(() => String, { nullable: true, description: 'Who shows it on the day, and where.' })
  shownBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Unit that answers for it.' })
  unit!: string | null;

  @Field(() => [PackProof], { description: 'Its proofs.' })
  proofs!: PackProof[];

  @Field(() => String, {
    nullable: true,
    description: 'Why it goes without proof; null where nobody decided so.',
  })
  waiver!: string | null;

  @Field(() => [PackLeftOut], { description: 'Linked proofs that stayed out.' })
  leftOut!: PackLeftOut[];
}

export const PackReadKind = apiEnum('PackReadKind', 'What somebody read of a pack.', {
  LIST: 'The list of its items.',
  ITEM: 'One item; `what` is its code, after the name of its part where the pack has several.',
  FILE: 'One file; `what` is its path.',
  DOWNLOAD: 'A whole ZIP; `what` is its number.',
});
export type PackReadKind = keyof typeof PackReadKind;

@ObjectType({ simpleResolvers: true, description: 'Somebody read something of a pack.' })
export class PackRead {
  @Field(() => ID, { description: 'Id of the event.' })
  id!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => String, { description: 'Who, as the audit trail names him.' })
  reader!: string;

  @Field(() => PackReadKind, { description: 'What sort of thing.' })
  kind!: PackReadKind;

  @Field(() => String, { nullable: true, description: 'What it was.' })
  what!: string | null;

  @Field(() => String, { nullable: true, description: 'Network address of the reader.' })
  address!: string | null;
}
export const PackReadConnection = connectionOf('PackRead', () => PackRead).Connection;

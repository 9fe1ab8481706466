import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime, Day } from '../../platform/graphql/scalars.js';
import {
  ApprovalDecision,
  PolicyCategory,
  PolicyKind,
  PolicyLabel,
  PolicyReviewState,
  PolicyState,
} from './policy.enums.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A management document (制度). What it says is in its versions.',
})
export class Policy extends Node {
  @Field(() => String, { description: 'Document number (文号), unique in the organization.' })
  code!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => PolicyCategory, { description: 'Place in the four-level system.' })
  category!: PolicyCategory;

  @Field(() => PolicyLabel, { description: 'Confidentiality.' })
  label!: PolicyLabel;

  @Field(() => PolicyState, { description: 'How far it is.' })
  state!: PolicyState;

  @Field(() => [String], {
    description: 'Codes of the required documents that it stands for (`policyCatalogue`).',
  })
  requirementCodes!: string[];

  @Field(() => Day, {
    nullable: true,
    description: 'Next review: the effective day of the published version plus its review cycle. Computed.',
  })
  nextReviewOn!: string | null;

  @Field(() => PolicyReviewState, { description: 'Whether that review is due.' })
  reviewState!: PolicyReviewState;

  @Field(() => DateTime, { nullable: true, description: 'When it was taken out of force.' })
  withdrawnAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was taken out of force.' })
  withdrawReason!: string | null;

  @Field(() => DateTime, { description: 'Creation.' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'Last change of it or of one of its versions.' })
  updatedAt!: string;

  @Field(() => Int, {
    description: 'Grows with every change; pass it back to change only what you have seen.',
  })
  version!: number;

  ownerId!: string;
  unitId!: string | null;
  currentVersionId!: string | null;
  openVersionId!: string | null;
  evidenceId!: string | null;
}

export const PolicyConnection = connectionOf('Policy', () => Policy).Connection;

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One revision of a policy (制度版本). It does not change once it is handed in.',
})
export class PolicyVersion extends Node {
  @Field(() => Int, { description: 'Number within the policy, from 1.' })
  number!: number;

  @Field(() => PolicyState, { description: 'How far it is.' })
  state!: PolicyState;

  @Field(() => PolicyKind, { description: 'Text or file.' })
  kind!: PolicyKind;

  @Field(() => String, {
    nullable: true,
    description: 'The text, at most 100 kB; null of a file. See `PolicyKind.TEXT` for its signs.',
  })
  text!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the file; null of a text.' })
  fileName!: string | null;

  @Field(() => String, { nullable: true, description: 'Media type found in the content; null of a text.' })
  mediaType!: string | null;

  // A GraphQL Int ends at 2 GiB.
  @Field(() => Number, { nullable: true, description: 'Size in bytes; null of a text.' })
  byteSize!: number | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the file in hexadecimal; null of a text.' })
  sha256!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Path that downloads the file (add `/preview` to see a PDF in place); null of a text.',
  })
  downloadUrl!: string | null;

  @Field(() => String, { nullable: true, description: 'What is new in it (修订说明).' })
  changeNote!: string | null;

  @Field(() => Day, { nullable: true, description: 'First day in force; needed before it is handed in.' })
  effectiveOn!: string | null;

  @Field(() => Int, { nullable: true, description: 'Review cycle in months, 1–120; none when null.' })
  reviewMonths!: number | null;

  @Field(() => Int, { description: 'How often it was handed in.' })
  round!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was handed in last.' })
  submittedAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was returned; null unless it stands returned.',
  })
  returnReason!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the last approver agreed.' })
  approvedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was published.' })
  publishedAt!: string | null;

  @Field(() => Boolean, { description: 'Published to the whole organization; else to `units`.' })
  forEverybody!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When it was superseded or withdrawn.' })
  endedAt!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the caller confirmed having read it.',
  })
  acknowledgedAt!: string | null;

  @Field(() => DateTime, { description: 'Creation.' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'Last change.' })
  updatedAt!: string;

  @Field(() => Int, {
    description: 'Grows with every change; pass it back to change only what you have seen.',
  })
  version!: number;

  policyId!: string;
  authorIds!: string[];
  submittedById!: string | null;
  publishedById!: string | null;
  /** Of the policy: what the rules of access need. */
  unitId!: string | null;
  awaitsViewer!: boolean;
  addressesViewer!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'What one named approver decided in one round.' })
export class PolicyApproval {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field(() => Int, { description: 'Round: how often the version had been handed in.' })
  round!: number;

  @Field(() => ApprovalDecision, { description: 'What was decided.' })
  decision!: ApprovalDecision;

  @Field(() => String, { nullable: true, description: 'Remark, or the reason of a return.' })
  remark!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided.' })
  decidedAt!: string | null;

  approverId!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'How many have read a published version (签阅), of the active members of its units who may confirm reading.',
})
export class PolicyReading {
  @Field(() => Int, { description: 'Who is to read it.' })
  expected!: number;

  @Field(() => Int, { description: 'Who of them has confirmed.' })
  read!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Somebody who is to read a published version.' })
export class PolicyReader {
  @Field(() => ID, { description: 'Id of the member.' })
  id!: string;

  @Field(() => DateTime, { nullable: true, description: 'When he confirmed; null when he has not yet.' })
  acknowledgedAt!: string | null;
}

export const PolicyReaderConnection = connectionOf('PolicyReader', () => PolicyReader).Connection;

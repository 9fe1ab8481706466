import { Extensions, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime, Day } from '../../platform/graphql/scalars.js';
import { EvidenceLabel } from '../evidence/index.js';
import { Membership } from '../people/index.js';
import { PackDocumentFormat, PackFileNames } from './pack.inputs.js';
import type { PackStateName } from './pack.lifecycle.js';
import { mostParts } from './pack.parts.js';

export const PackState = apiEnum('PackState', 'Where a pack stands.', {
  DRAFT: 'It is put together; nothing of it is fixed.',
  BUILDING: 'It is being frozen in the background.',
  FROZEN: 'Its files are fixed for ever and can be taken away.',
  FAILED: 'Freezing failed; `failure` says why. It can be changed and frozen again.',
  WITHDRAWN: 'It was taken back: nobody can take it away any more.',
} satisfies Record<PackStateName, string>);
export type PackState = PackStateName;

@ObjectType({ simpleResolvers: true, description: 'A chapter of a pack (卷、章).' })
export class PackChapter {
  @Field(() => Int, { description: 'The part whose items stand in it, from 1.' })
  part!: number;

  @Field(() => String, { description: 'Title; also the name of its folder.' })
  title!: string;

  @Field(() => [String], { description: 'Codes of the nodes of the rule book whose items stand in it.' })
  codes!: string[];

  assessmentId!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A part of a pack (编): one of the assessments that it holds.',
})
export class PackPart {
  @Field(() => Int, { description: 'Its place, from 1.' })
  number!: number;

  @Field(() => String, {
    description: 'What its assessment is called; in a pack that was frozen, as it was called then.',
  })
  name!: string;

  assessmentId!: string;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'What is handed over at an inspection (迎检材料包): the items of one or several assessments with their proofs, put together as a draft and then frozen. A frozen pack is the same bytes whenever it is taken away.',
})
export class Pack extends Node {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Document number; given when it is frozen.' })
  number!: string | null;

  @Field(() => PackState, { description: 'Where it stands.' })
  state!: PackState;

  @Field(() => Float, { description: 'BUILDING: share done, 0–1.' })
  progress!: number;

  @Field(() => String, { nullable: true, description: 'FAILED: why, in one sentence.' })
  failure!: string | null;

  @Field(() => Day, { description: 'First day that its proofs are about.' })
  periodFrom!: string;

  @Field(() => Day, { description: 'Last day that its proofs are about.' })
  periodTo!: string;

  @Field(() => EvidenceLabel, {
    description: 'The highest label that goes into it; what is above stays out and is named.',
  })
  label!: EvidenceLabel;

  @Field(() => String, { nullable: true, description: 'Text of the cover letter.' })
  letter!: string | null;

  @Extensions({ listSize: mostParts })
  @Field(() => [PackPart], { description: 'The assessments that it holds, in their order, 1–20.' })
  parts!: PackPart[];

  @Field(() => [PackChapter], { description: 'Chapters in their order, those of the first part first.' })
  chapters!: PackChapter[];

  @Field(() => PackDocumentFormat, { description: 'What its catalogue, binder and sheets are.' })
  documentFormat!: PackDocumentFormat;

  @Field(() => PackFileNames, { description: 'How its proofs are named.' })
  fileNames!: PackFileNames;

  @Field(() => Float, { nullable: true, description: 'MiB of files in one ZIP at most; null: one ZIP.' })
  volumeMegabytes!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Items in it; null until it is frozen, as the numbers below.',
  })
  itemCount!: number | null;

  @Field(() => Int, { nullable: true, description: 'Proofs in it.' })
  proofCount!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Linked proofs that did not go into it; the documents name each with its reason.',
  })
  leftOutCount!: number | null;

  @Field(() => Int, { nullable: true, description: 'Files in it, documents included.' })
  fileCount!: number | null;

  @Field(() => Float, { nullable: true, description: 'Bytes of these files.' })
  byteSize!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of its manifest, lower-case hexadecimal: whoever knows it knows every file.',
  })
  manifestSha256!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'The moment that it shows.' })
  frozenAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'WITHDRAWN: since when.' })
  withdrawnAt!: string | null;

  @Field(() => String, { nullable: true, description: 'WITHDRAWN: why.' })
  withdrawnReason!: string | null;

  @Field(() => DateTime, { description: 'Creation.' })
  createdAt!: string;

  @Field(() => Boolean, { description: 'Whether sensitive evidence is in it; false until it is frozen.' })
  holdsSensitive!: boolean;

  @Field(() => Int, { description: 'Optimistic lock: hand it back with a change.' })
  version!: number;

  waivers!: { readonly assessmentId: string; readonly code: string; readonly reason: string }[];
  inspectionId!: string | null;
  createdById!: string | null;
  frozenById!: string | null;
}

export const PackConnection = connectionOf('Pack', () => Pack).Connection;

@ObjectType({ simpleResolvers: true, description: 'One ZIP of a frozen pack (分卷).' })
export class PackVolume {
  @Field(() => Int, { description: 'Number, from 1.' })
  number!: number;

  @Field(() => Int, { description: 'Files in it.' })
  fileCount!: number;

  @Field(() => Float, { description: 'Bytes of these files.' })
  byteSize!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Path to download it from; null for who may not see sensitive evidence that is in the pack.',
  })
  downloadUrl!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'One file of a frozen pack.' })
export class PackFile {
  @Field(() => String, { description: 'Path in the ZIP.' })
  path!: string;

  @Field(() => String, { description: 'SHA-256, lower-case hexadecimal.' })
  sha256!: string;

  @Field(() => Float, { description: 'Size in bytes.' })
  byteSize!: number;

  @Field(() => ID, { nullable: true, description: 'The evidence it is; null for documents of the pack.' })
  evidenceId!: string | null;
}
export const PackFileConnection = connectionOf('PackFile', () => PackFile).Connection;

@ObjectType({
  simpleResolvers: true,
  description: 'A link by which somebody without an account takes a frozen pack away.',
})
export class PackLink {
  @Field(() => ID, { description: 'Id.' })
  id!: string;

  @Field(() => String, { description: 'For whom it was made.' })
  recipient!: string;

  @Field(() => DateTime, { description: 'When it stops working.' })
  expiresAt!: string;

  @Field(() => Int, { description: 'How often the pack may be taken away by it.' })
  mostDownloads!: number;

  @Field(() => Int, { description: 'How often it was.' })
  downloads!: number;

  @Field(() => DateTime, { nullable: true, description: 'When somebody ended it.' })
  revokedAt!: string | null;

  @Field(() => Boolean, { description: 'Whether it works now.' })
  works!: boolean;

  @Field(() => DateTime, { description: 'Creation.' })
  createdAt!: string;

  createdById!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The key by which the organization signs its packs.' })
export class PackSigner {
  @Field(() => String, {
    description:
      'SHA-256 of the public key, lower-case hexadecimal; tell it to inspectors on another way than the pack.',
  })
  fingerprint!: string;

  @Field(() => String, { description: 'Public key, Ed25519, SPKI as base64.' })
  publicKey!: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: string;
}

@InputType({ description: 'Which packs to list.' })
export class PackFilter {
  @Field(() => ID, { nullable: true, description: 'Those that hold this assessment.' })
  assessmentId?: string | null;

  @Field(() => [PackState], { nullable: true, description: 'In one of these states.' })
  states?: PackState[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'A pack after a change.' })
export class PackPayload {
  @Field(() => Pack, { description: 'The pack as it is now.' })
  pack!: Pack;
}

@ObjectType({ simpleResolvers: true, description: 'A pack that is gone.' })
export class DeletePackPayload {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A new account of an inspector; the password is shown this once.',
})
export class CreatePackInspectorPayload {
  @Field(() => Pack, { description: 'The pack that it sees.' })
  pack!: Pack;

  @Field(() => Membership, { description: 'The inspector as a member.' })
  membership!: Membership;

  @Field(() => String, { description: 'First password; must be changed at the first sign-in.' })
  initialPassword!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A new link.' })
export class PackLinkPayload {
  @Field(() => Pack, { description: 'The pack with its links.' })
  pack!: Pack;

  @Field(() => String, {
    nullable: true,
    description: 'Path of a new link; told this once, only its hash is kept. Null after a link was ended.',
  })
  path!: string | null;
}

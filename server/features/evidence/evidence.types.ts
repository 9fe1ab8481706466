import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime, Day } from '../../platform/graphql/scalars.js';
import { MappingClaim } from '../crosswalk/index.js';
import {
  EvidenceKind,
  EvidenceLabel,
  EvidenceLinkChangeKind,
  EvidenceLinkStatus,
  EvidenceState,
  EvidenceTextReason,
  EvidenceTextState,
  EvidenceValidity,
  EvidenceWatermark,
} from './evidence.enums.js';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A proof (证据): a file, a link or a text with owner, period of validity, label and review state.',
})
export class Evidence extends Node {
  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'What it shows and how it was collected.' })
  description!: string | null;

  @Field(() => EvidenceKind, { description: 'File, link or text; the same for all its versions.' })
  kind!: EvidenceKind;

  @Field(() => Day, { description: 'Day on which it was collected; not the day of the upload.' })
  collectedOn!: string;

  @Field(() => Day, { description: 'First day on which it proves something.' })
  validFrom!: string;

  @Field(() => Day, {
    nullable: true,
    description: 'Last day on which it proves something; null means without end.',
  })
  validUntil!: string | null;

  @Field(() => EvidenceLabel, { description: 'Confidentiality.' })
  label!: EvidenceLabel;

  @Field(() => EvidenceState, { description: 'Review state.' })
  state!: EvidenceState;

  @Field(() => EvidenceValidity, { description: 'Where today lies in the period of validity.' })
  validity!: EvidenceValidity;

  @Field(() => Boolean, {
    description: 'True when it counts as proof today: accepted, and within its period of validity.',
  })
  proves!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The idempotency key that it was created with: its id in the system that sent it.',
  })
  clientKey!: string | null;

  @Field(() => [String], { description: 'Tags, in the order given.' })
  tags!: string[];

  @Field(() => DateTime, { nullable: true, description: 'Last submission for review.' })
  submittedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Last acceptance or return.' })
  reviewedAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was returned; null unless it stands returned.',
  })
  returnReason!: string | null;

  @Field(() => DateTime, { description: 'Creation.' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'Last change of the evidence itself; links do not count.' })
  updatedAt!: string;

  @Field(() => Int, {
    description: 'Grows with every change; pass it back to change only what you have seen.',
  })
  version!: number;

  ownerId!: string;
  unitId!: string | null;
  submittedById!: string | null;
  reviewedById!: string | null;
  currentVersionId!: string;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'One immutable revision of a piece of evidence (证据版本). Bytes are addressed by their SHA-256.',
})
export class EvidenceVersion extends Node {
  @Field(() => Int, { description: 'Number within the evidence, from 1.' })
  number!: number;

  @Field(() => EvidenceKind, { description: 'File, link or text.' })
  kind!: EvidenceKind;

  @Field(() => String, {
    nullable: true,
    description: 'Original name of the file, cleaned; null unless a file.',
  })
  fileName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Media type found in the content, not taken from the name; null unless a file.',
  })
  mediaType!: string | null;

  // A GraphQL Int ends at 2 GiB.
  @Field(() => Number, { nullable: true, description: 'Size in bytes; null unless a file.' })
  byteSize!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the content in hexadecimal; null unless a file.',
  })
  sha256!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'SM3 (GB/T 32905-2016) of the content in hexadecimal; null unless a file that was received while HENGJIAN_SM3 was on.',
  })
  sm3!: string | null;

  @Field(() => String, { nullable: true, description: 'Address (http or https); null unless a link.' })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'The text; null unless a text.' })
  text!: string | null;

  @Field(() => String, { nullable: true, description: 'What changed in this version.' })
  note!: string | null;

  @Field(() => DateTime, { description: 'Creation.' })
  createdAt!: string;

  @Field(() => String, { nullable: true, description: 'Path that downloads the file; null unless a file.' })
  downloadUrl!: string | null;

  @Field(() => EvidenceWatermark, {
    nullable: true,
    description: 'Where a reader finds his name and the time on it; null unless the evidence is sensitive.',
  })
  watermark!: EvidenceWatermark | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Path of the very bytes behind what `downloadUrl` answers with the name of the reader, to check them against `sha256`: needs evidence:readSensitive and is noted in the audit trail. null where `downloadUrl` answers them.',
  })
  originalUrl!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Path of the content for showing it in a page (images, PDF, text, DOCX, XLSX); null when it can only be downloaded.',
  })
  previewUrl!: string | null;

  @Field(() => EvidenceTextState, {
    nullable: true,
    description: 'Whether the text inside can be searched; null for a link, whose page is not read.',
  })
  textState!: EvidenceTextState | null;

  @Field(() => EvidenceTextReason, {
    nullable: true,
    description: 'Why there is no text; null when it is searched or waits to be read.',
  })
  textReason!: EvidenceTextReason | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True when only the first 200,000 characters of the text are searched; null for a link.',
  })
  textCut!: boolean | null;

  evidenceId!: string;
  createdById!: string | null;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'That a piece of evidence proves a control (证据映射), for every subject or for one information system.',
})
export class EvidenceLink extends Node {
  @Field(() => EvidenceLinkStatus, { description: 'Whether it counts.' })
  status!: EvidenceLinkStatus;

  @Field(() => MappingClaim, {
    nullable: true,
    description:
      'The mappings that led here, as they were when the offer was accepted; null for a link that a person chose himself. It stays when the link is confirmed.',
  })
  derivedFrom!: MappingClaim | null;

  @Field(() => DateTime, { nullable: true, description: 'When a person confirmed it; null for all others.' })
  confirmedAt!: string | null;

  @Field(() => DateTime, { description: 'Creation.' })
  createdAt!: string;

  evidenceId!: string;
  controlId!: string;
  systemId!: string | null;
  createdById!: string | null;
  confirmedById!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'One moment in the life of the links between a control and its proofs.',
})
export class EvidenceLinkChange {
  @Field(() => DateTime, { description: 'When it happened.' })
  at!: string;

  @Field(() => EvidenceLinkChangeKind, { description: 'What happened.' })
  kind!: EvidenceLinkChangeKind;

  @Field(() => String, { description: 'Who did it; empty when nobody wrote it down.' })
  actorName!: string;

  @Field(() => String, { description: 'Title of the evidence; it may be deleted meanwhile.' })
  evidenceTitle!: string;

  @Field(() => ID, { description: 'The evidence.' })
  evidenceId!: string;

  @Field(() => Boolean, { description: 'True for a link that holds for this subject alone.' })
  ofSubject!: boolean;

  controlId!: string;
  systemId!: string | null;
}

const evidencePages = connectionOf('Evidence', () => Evidence);
export const EvidenceConnection = evidencePages.Connection;

@ObjectType({
  simpleResolvers: true,
  description: 'A file on its way to the server. Finished when offset equals byteSize.',
})
export class Upload {
  @Field(() => ID, { description: 'Id, to be named when the evidence is created.' })
  id!: string;

  @Field(() => String, { description: 'Path for PUT ?offset=N (raw bytes) and HEAD (header upload-offset).' })
  url!: string;

  @Field(() => Number, { description: 'Bytes that are safe on the server; continue from here.' })
  offset!: number;

  @Field(() => Number, { description: 'Size of the whole file in bytes.' })
  byteSize!: number;

  @Field(() => DateTime, { description: 'When an unused upload is thrown away.' })
  expiresAt!: string;
}

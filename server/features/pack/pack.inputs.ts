import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime, Day } from '../../platform/graphql/scalars.js';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { EvidenceLabel } from '../evidence/index.js';
import type { DocumentFormat, FileNames } from './pack.data.js';
import type { PackArrangementName } from './pack.entity.js';

@InputType({ description: 'A chapter of a pack.' })
export class PackChapterInput {
  @Field(() => Int, {
    nullable: true,
    description:
      'The part whose items stand in it, from 1, by the order of the assessments; needed where there are several. NOT_FOUND when there is no such part.',
  })
  part?: number | null;

  @Field(() => String, { description: 'Title, 1–60 characters.' })
  title!: string;

  @Field(() => [String], {
    description:
      'Codes of nodes of the rule book: the items at or below them stand in this chapter, unless a chapter before has them.',
  })
  codes!: string[];
}

export const PackArrangement = apiEnum('PackArrangement', 'How the chapters of a pack are proposed.', {
  RULE_BOOK: 'As the rule book has them.',
  CATEGORY:
    'By what the target level must have and what may be chosen (基本项、选择项), as graders of EMR and smart service take them.',
} satisfies Record<PackArrangementName, string>);
export type PackArrangement = PackArrangementName;

export const PackDocumentFormat = apiEnum(
  'PackDocumentFormat',
  'What catalogue, binder and sheets of a pack are.',
  {
    DOCX: 'Word documents.',
    PDF: 'PDF, made of the same documents by LibreOffice on the server; they name paths where the others have links.',
  } satisfies Record<DocumentFormat, string>,
);
export type PackDocumentFormat = DocumentFormat;

export const PackFileNames = apiEnum('PackFileNames', 'How the proofs of a pack are named.', {
  SHORT: 'Code of the item, a number, and the name that the hospital gave the file.',
  FULL: 'Code and name of the item, title, number, day and version, at most 100 characters: as graders of hospitals want it.',
} satisfies Record<FileNames, string>);
export type PackFileNames = FileNames;

@InputType({ description: 'A pack to be put together.' })
export class CreatePackInput {
  @Field(() => String, { description: 'Name, 1–100 characters.' })
  name!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The assessment whose items go in, where it is the only one; NOT_FOUND when it is not visible. One assessment is needed without an inspection, which brings its own.',
  })
  assessmentId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'The assessments whose items go in, each a part of the pack (编), in this order, 1–20; in place of `assessmentId`. That of an inspection comes first. NOT_FOUND when one of them is not visible.',
  })
  assessmentIds?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The inspection it is made for: its assessment, its period and its interpretations go in. NOT_FOUND when it is not visible.',
  })
  inspectionId?: string | null;

  @Field(() => Day, {
    nullable: true,
    description: 'First day of the period; that of the inspection or of the assessments when left out.',
  })
  periodFrom?: string | null;

  @Field(() => Day, {
    nullable: true,
    description: 'Last day of the period; that of the inspection or of the assessments when left out.',
  })
  periodTo?: string | null;

  @Field(() => EvidenceLabel, {
    nullable: true,
    description:
      'Highest label that goes in, INTERNAL when left out. FORBIDDEN to choose SENSITIVE for who may not see it.',
  })
  label?: EvidenceLabel | null;

  @Field(() => String, { nullable: true, description: 'Cover letter, up to 4000 characters.' })
  letter?: string | null;

  @Field(() => [PackChapterInput], {
    nullable: true,
    description: 'Chapters, 1–250, at least one of each assessment; proposed by `arrangement` when left out.',
  })
  chapters?: PackChapterInput[] | null;

  @Field(() => PackArrangement, {
    nullable: true,
    description:
      'How chapters are proposed when none are given; RULE_BOOK when left out. BAD_USER_INPUT for CATEGORY where no rule book of the pack tells basic from elective items; those that do not are arranged as the rule book has them.',
  })
  arrangement?: PackArrangement | null;

  @Field(() => PackDocumentFormat, {
    nullable: true,
    description:
      'What its documents are, DOCX when left out. INVALID_STATE for PDF on a server without LibreOffice.',
  })
  documentFormat?: PackDocumentFormat | null;

  @Field(() => PackFileNames, {
    nullable: true,
    description:
      'How its proofs are named; SHORT for a new pack, as it was for a changed one, when left out.',
  })
  fileNames?: PackFileNames | null;

  @Field(() => Int, {
    nullable: true,
    description: 'MiB of files in one ZIP at most, 1–100000; one ZIP when left out.',
  })
  volumeMegabytes?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: the same key answers the same pack.',
  })
  clientKey?: string | null;
}

@InputType({ description: 'A change of a pack that is not frozen; what is left out stays.' })
export class UpdatePackInput {
  @Field(() => ID, { description: 'The pack.' })
  id!: string;

  @Field(() => Int, { description: 'Version that was seen; CONFLICT when it has moved on.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Name, 1–100 characters.' })
  name?: string | null;

  @Field(() => Day, { nullable: true, description: 'First day of the period.' })
  periodFrom?: string | null;

  @Field(() => Day, { nullable: true, description: 'Last day of the period.' })
  periodTo?: string | null;

  @Field(() => EvidenceLabel, { nullable: true, description: 'Highest label that goes in.' })
  label?: EvidenceLabel | null;

  @Field(() => String, { nullable: true, description: 'Cover letter; empty takes it away.' })
  letter?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'All assessments whose items go in, in their order, 1–20. One that is new gets proposed chapters; with one that is gone go its chapters and what was decided about its items. NOT_FOUND when one of them is not visible.',
  })
  assessmentIds?: string[] | null;

  @Field(() => [PackChapterInput], {
    nullable: true,
    description: 'All chapters in their order, 1–250, at least one of each assessment.',
  })
  chapters?: PackChapterInput[] | null;

  @Field(() => PackArrangement, {
    nullable: true,
    description: 'Proposes all chapters anew, as `CreatePackInput.arrangement` does; not beside `chapters`.',
  })
  arrangement?: PackArrangement | null;

  @Field(() => PackDocumentFormat, {
    nullable: true,
    description:
      'What its documents are, as it was when left out. INVALID_STATE for PDF on a server without LibreOffice.',
  })
  documentFormat?: PackDocumentFormat | null;

  @Field(() => PackFileNames, {
    nullable: true,
    description:
      'How its proofs are named; SHORT for a new pack, as it was for a changed one, when left out.',
  })
  fileNames?: PackFileNames | null;

  @Field(() => Int, {
    nullable: true,
    description: 'MiB of files in one ZIP at most, 1–100000; 0 means one ZIP.',
  })
  volumeMegabytes?: number | null;
}

@InputType({ description: 'An item of a pack that goes without proof.' })
export class WaivePackItemInput {
  @Field(() => ID, { description: 'The pack; INVALID_STATE when it is frozen.' })
  id!: string;

  @Field(() => Int, { description: 'Version that was seen; CONFLICT when it has moved on.' })
  version!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'The part whose item it is, from 1; needed where there are several. NOT_FOUND when there is no such part.',
  })
  part?: number | null;

  @Field(() => String, { description: 'Code of the control; NOT_FOUND when the rule book has no such node.' })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why, up to 500 characters, as the documents print it; null takes it back.',
  })
  reason?: string | null;
}

@InputType({ description: 'A pack to be frozen.' })
export class FreezePackInput {
  @Field(() => ID, { description: 'The pack.' })
  id!: string;

  @Field(() => Int, { description: 'Version that was seen; CONFLICT when it has moved on.' })
  version!: number;

  @Field(() => Boolean, {
    description:
      'That somebody looked whether data of patients is masked in what goes in; BAD_USER_INPUT when false. The name of the caller stands in the pack.',
  })
  patientDataMasked!: boolean;
}

@InputType({ description: 'An account for an inspector who sees one pack and nothing else.' })
export class CreatePackInspectorInput {
  @Field(() => ID, { description: 'The pack; INVALID_STATE unless it is frozen.' })
  packId!: string;

  @Field(() => String, { description: 'Login name: 3–40 of a–z, 0–9, dot, dash, underscore; never changes.' })
  username!: string;

  @Field(() => String, {
    description: 'Name of the person, 1–60 characters; it stands on every file that he opens.',
  })
  displayName!: string;

  @Field(() => DateTime, { description: 'When the account ends; later than now, at most 90 days away.' })
  validUntil!: Date | string;
}

@InputType({ description: 'A link by which somebody without an account takes a frozen pack away.' })
export class CreatePackLinkInput {
  @Field(() => ID, { description: 'The pack; INVALID_STATE unless it is frozen.' })
  packId!: string;

  @Field(() => String, {
    description: 'For whom, 1–80 characters; written into the audit trail with every download.',
  })
  recipient!: string;

  @Field(() => String, {
    description: 'Password of the link, 8–128 characters; tell it on another way than the link.',
  })
  password!: string;

  @Field(() => DateTime, { description: 'When it stops working; later than now, at most 90 days away.' })
  expiresAt!: Date | string;

  @Field(() => Int, {
    description: 'How often the pack may be taken away by it, 1–1000; every volume counts.',
  })
  mostDownloads!: number;
}

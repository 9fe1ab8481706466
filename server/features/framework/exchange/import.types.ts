import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { apiEnum } from '../../../platform/graphql/api-enum.js';
import { DateTime, Day } from '../../../platform/graphql/scalars.js';
import { ControlKind, ScoringKind } from '../framework.enums.js';
import { KindCount } from '../framework.types.js';
import { FrameworkHeadInput } from '../own-book.inputs.js';
import type { importFormats } from './read-book.types.js';

export const FrameworkImportState = apiEnum('FrameworkImportState', 'Where an import stands.', {
  READY: 'Read without an error: waits to be applied (待导入).',
  REFUSED: 'Read, and cannot be applied: its problems say why (不能导入).',
  APPLIED: 'Written as a draft (已导入).',
  DISCARDED: 'Thrown away (已放弃).',
});
export type FrameworkImportState = keyof typeof FrameworkImportState;

export const FrameworkImportFormat = apiEnum('FrameworkImportFormat', 'What a file turned out to be.', {
  YAML: "The product's own form: head and tree in one file.",
  XLSX: 'A workbook in the simple layout of the template.',
  CSV: 'The same layout as comma-, semicolon- or tab-separated text, in UTF-8 or GBK.',
  CISO_LIBRARY: 'A library of CISO Assistant (YAML).',
  OSCAL_CATALOG: 'An OSCAL 1.x catalog (JSON).',
} satisfies Record<(typeof importFormats)[number], string>);
export type FrameworkImportFormat = keyof typeof FrameworkImportFormat;

export const ProblemSeverity = apiEnum('ProblemSeverity', 'How grave a problem of a file is.', {
  ERROR: 'Must be mended in the file before it can be imported.',
  WARNING: 'Should be known; the import goes on.',
});
export type ProblemSeverity = keyof typeof ProblemSeverity;

@ObjectType({
  simpleResolvers: true,
  description: 'Something in a file that must be mended or should be known.',
})
export class ImportProblem {
  @Field(() => ProblemSeverity, { description: 'Error or warning.' })
  severity!: ProblemSeverity;

  @Field(() => Int, {
    nullable: true,
    description: 'Row of the table or line of the text, from 1; null when it has none.',
  })
  row!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Heading or letter of the column; null outside tables.',
  })
  column!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Path of the key, for example controls[3].children[0].kind; null in tables.',
  })
  path!: string | null;

  @Field(() => String, { description: "What is wrong and what to do, in the caller's language." })
  message!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A node of an import, as the preview shows it.' })
export class ImportNode {
  @Field(() => String, { description: 'Code.' })
  code!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => ControlKind, { description: 'What it will be.' })
  kind!: ControlKind;

  @Field(() => Int, { description: 'Level of the tree that it stands on, from 1.' })
  depth!: number;
}

@ObjectType({ simpleResolvers: true, description: 'One of several rule books in a file.' })
export class ImportPart {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Int, { description: 'Nodes that it has.' })
  nodes!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A set of mappings that a file brings along.' })
export class ImportMappingSet {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'What the file calls the framework that is mapped.' })
  source!: string;

  @Field(() => String, { description: 'What the file calls the framework that it is mapped to.' })
  target!: string;

  @Field(() => Int, { description: 'Mappings in it.' })
  count!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a file says about its rule book; null is left to the officer.',
})
export class ImportHead {
  @Field(() => String, { nullable: true, description: 'Code, without the prefix own-.' })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'Full name.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Short name.' })
  shortName!: string | null;

  @Field(() => String, { nullable: true, description: 'Edition.' })
  edition!: string | null;

  @Field(() => String, { nullable: true, description: 'Who issued it.' })
  issuer!: string | null;

  @Field(() => String, { nullable: true, description: 'Document number.' })
  documentNumber!: string | null;

  @Field(() => Day, { nullable: true, description: 'Day of publication.' })
  publishedOn!: string | null;

  @Field(() => Day, { nullable: true, description: 'Day from which it is in force.' })
  effectiveOn!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A file that was read and waits to be written as a framework. Nothing of it is in use before it is applied; kept for a day.',
})
export class FrameworkImport {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => FrameworkImportState, { description: 'Where it stands.' })
  state!: FrameworkImportState;

  @Field(() => String, { description: 'Name of the file.' })
  fileName!: string;

  @Field(() => Int, { description: 'Size of the file, in bytes.' })
  byteSize!: number;

  @Field(() => FrameworkImportFormat, {
    nullable: true,
    description: 'What it turned out to be; null when nothing known.',
  })
  format!: FrameworkImportFormat | null;

  @Field(() => String, {
    nullable: true,
    description: 'Encoding of a text file: UTF-8, UTF-16 or GBK; null for a workbook.',
  })
  encoding!: string | null;

  @Field(() => DateTime, { description: 'When it was read.' })
  createdAt!: string;

  @Field(() => DateTime, { description: 'When it is thrown away if nobody applies it.' })
  expiresAt!: string;

  @Field(() => ImportHead, { description: 'What the file says about the rule book.' })
  head!: ImportHead;

  @Field(() => ScoringKind, {
    nullable: true,
    description: 'How its results become a score; null when it could not be read.',
  })
  scoringKind!: ScoringKind | null;

  @Field(() => Int, { description: 'Nodes in the file.' })
  nodeCount!: number;

  @Field(() => Int, { description: 'Leaves that will receive results.' })
  assessableCount!: number;

  @Field(() => [KindCount], { description: 'Nodes per kind.' })
  counts!: KindCount[];

  @Field(() => [String], { description: 'Codes of the levels.' })
  levels!: string[];

  @Field(() => [ImportNode], {
    description: 'The first 200 nodes in reading order; empty when there is no tree.',
  })
  sample!: ImportNode[];

  @Field(() => [ImportPart], { description: 'Rule books in the file, when it is a library.' })
  parts!: ImportPart[];

  @Field(() => Int, { description: 'Which of them was read, from 0.' })
  part!: number;

  @Field(() => [ImportMappingSet], { description: 'Sets of mappings in the file.' })
  mappingSets!: ImportMappingSet[];

  @Field(() => [ImportProblem], {
    description: 'The first 200 errors and the first 200 warnings, as the file has them.',
  })
  problems!: ImportProblem[];

  @Field(() => Int, { description: 'Errors in all.' })
  errorCount!: number;

  @Field(() => Int, { description: 'Warnings in all.' })
  warningCount!: number;

  frameworkId!: string | null;
}

@InputType({ description: 'An import that shall be written, with what the framework says about itself.' })
export class ApplyFrameworkImportInput extends FrameworkHeadInput {
  @Field(() => ID, { description: 'The import.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'An import after it was thrown away.' })
export class DiscardFrameworkImportPayload {
  @Field(() => FrameworkImport, { description: 'The import.' })
  frameworkImport!: FrameworkImport;
}

@ObjectType({ simpleResolvers: true, description: 'Where a framework can be downloaded in one format.' })
export class FrameworkExport {
  @Field(() => String, {
    description: 'yaml (our own form), xlsx, ciso (CISO Assistant library) or oscal (catalog).',
  })
  format!: string;

  @Field(() => String, { description: 'Address for GET.' })
  url!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Where files are sent, and empty tables to be filled in.' })
export class FrameworkImportTemplate {
  @Field(() => String, {
    description:
      'Address for POST with the bytes as application/octet-stream, the header x-hengjian-request: 1 and the query fileName (and part, the number of a rule book in a library, from 0). Answers {"id"} of the import. At most 32 MB.',
  })
  uploadUrl!: string;

  @Field(() => String, { description: 'Address of the workbook to be filled in.' })
  xlsxUrl!: string;

  @Field(() => String, { description: 'Address of the same table as comma-separated text.' })
  csvUrl!: string;
}

import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { templatePlaces, templateProblemKinds } from '../../../platform/documents/index.js';
import { apiEnum } from '../../../platform/graphql/api-enum.js';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { Node } from '../../../platform/graphql/node.js';
import { DateTime } from '../../../platform/graphql/scalars.js';
import type { Quarantine } from '../../evidence/index.js';
import type { templateStates } from '../report.entity.js';
import { ReportKind } from '../report.types.js';

export const ReportTemplateState = apiEnum('ReportTemplateState', 'Whether documents go into a template.', {
  DRAFT: 'Was uploaded and never used.',
  ACTIVE: 'Documents of its kinds that are made from now on go into it.',
  RETIRED: 'Was in use; documents that were made with it keep it.',
} satisfies Record<(typeof templateStates)[number], string>);
export type ReportTemplateState = keyof typeof ReportTemplateState;

export const TemplateProblemKind = apiEnum('TemplateProblemKind', 'What is wrong with a placeholder.', {
  UNKNOWN: 'No placeholder has this name.',
  CUT: 'Braces without their other half: cut over paragraphs, or of full width.',
  BODY_MISSING: 'There is no {{正文}}.',
  BODY_REPEATED: 'There is more than one {{正文}}.',
  BODY_NOT_ALONE:
    '{{正文}} is not a paragraph of its own in the body: it stands among text, in a table, a box or a header.',
} satisfies Record<(typeof templateProblemKinds)[number], string>);
export type TemplateProblemKind = keyof typeof TemplateProblemKind;

export const TemplatePlace = apiEnum('TemplatePlace', 'Where in a template something stands.', {
  BODY: 'Body of the document.',
  HEADER: 'Header.',
  FOOTER: 'Footer.',
  NOTE: 'Footnote or endnote.',
} satisfies Record<(typeof templatePlaces)[number], string>);
export type TemplatePlace = keyof typeof TemplatePlace;

@ObjectType({ simpleResolvers: true, description: 'Something that keeps a template from being activated.' })
export class ReportTemplateProblem {
  @Field(() => TemplateProblemKind, { description: 'What is wrong.' })
  kind!: TemplateProblemKind;

  @Field(() => String, { description: 'The placeholder as it is written.' })
  placeholder!: string;

  @Field(() => TemplatePlace, { description: 'Where it stands.' })
  place!: TemplatePlace;

  @Field(() => String, {
    description: 'Text of its paragraph, up to 120 characters; empty for what is missing.',
  })
  paragraph!: string;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A DOCX of the hospital with placeholders that its documents go into (文档模板).',
})
export class ReportTemplate extends Node {
  @Field(() => String, { description: 'Name: that of the file, without its ending.' })
  name!: string;

  @Field(() => String, { description: 'Name of the file.' })
  fileName!: string;

  @Field(() => Float, { description: 'Size in bytes.' })
  byteSize!: number;

  @Field(() => String, { description: 'SHA-256 of the file, lower-case hexadecimal.' })
  sha256!: string;

  @Field(() => ReportTemplateState, { description: 'Whether documents go into it.' })
  state!: ReportTemplateState;

  @Field(() => [ReportKind], {
    description: 'Documents that go into it; empty: all that have no template of their own.',
  })
  kinds!: ReportKind[];

  @Field(() => [ReportTemplateProblem], { description: 'What keeps it from being activated.' })
  problems!: ReportTemplateProblem[];

  @Field(() => String, { description: 'Path to download it from.' })
  downloadUrl!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Path of a sample document in it, DOCX; null while it has problems.',
  })
  previewUrl!: string | null;

  @Field(() => DateTime, { description: 'When it was uploaded.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was activated last.' })
  activatedAt!: string | null;

  createdById!: string | null;
  quarantine!: Quarantine;
}

export const ReportTemplateConnection = connectionOf('ReportTemplate', () => ReportTemplate).Connection;

@InputType({ description: 'A template to be activated.' })
export class ActivateReportTemplateInput {
  @Field(() => ID, {
    description:
      'The template; INVALID_STATE while it has problems or another one is active for the same documents.',
  })
  id!: string;

  @Field(() => [ReportKind], {
    description: 'Documents that go into it; empty: all that have no template of their own.',
  })
  kinds!: ReportKind[];
}

@ObjectType({ simpleResolvers: true, description: 'A template after a change.' })
export class ReportTemplatePayload {
  @Field(() => ReportTemplate, { description: 'The template as it is now; as it was when it is deleted.' })
  template!: ReportTemplate;
}

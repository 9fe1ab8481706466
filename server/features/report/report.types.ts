import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime, Day } from '../../platform/graphql/scalars.js';
import { ReportStanding } from './issue.types.js';
import { ReportKind, ReportPdfState, ReportState } from './report.enums.js';

export { ReportKind, ReportState } from './report.enums.js';

@ObjectType({ simpleResolvers: true, description: 'What a briefing is about.' })
export class Briefing {
  @Field(() => String, { description: 'The month, for example 2026-11.' })
  month!: string;

  @Field(() => String, { nullable: true, description: 'Code of the rule book that it is narrowed to.' })
  frameworkCode!: string | null;

  @Field(() => ID, { nullable: true, description: 'The unit that it is narrowed to, with those below it.' })
  unitId!: string | null;
}

@InputType({ description: 'What a briefing is to be about.' })
export class BriefingInput {
  @Field(() => String, {
    description:
      'The month, for example 2026-11: one that is over as it was at its end, this month up to now.',
  })
  month!: string;

  @Field(() => String, { nullable: true, description: 'Only this rule book, by its code.' })
  frameworkCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only this unit and those below it.' })
  unitId?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Which events an extract of the audit trail holds.' })
export class AuditExtract {
  @Field(() => Day, { description: 'First day.' })
  from!: string;

  @Field(() => Day, { description: 'Last day, included.' })
  to!: string;

  @Field(() => String, { nullable: true, description: 'Only objects of this type.' })
  objectType!: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what this member did.' })
  actorId!: string | null;
}

@InputType({ description: 'Which events an extract of the audit trail is to hold.' })
export class AuditExtractInput {
  @Field(() => Day, { description: 'First day.' })
  from!: string;

  @Field(() => Day, { description: 'Last day, included; a period has at most 366 days.' })
  to!: string;

  @Field(() => String, { nullable: true, description: 'Only objects of this type.' })
  objectType?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what this member did.' })
  actorId?: string | null;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A generated document, kept with the data it was made from (报告).',
})
export class Report extends Node {
  @Field(() => ReportKind, { description: 'Which document.' })
  kind!: ReportKind;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { description: 'Document number: organization, type, day, serial, version.' })
  number!: string;

  @Field(() => ReportState, { description: 'How far it is.' })
  state!: ReportState;

  @Field(() => Float, { description: 'Share done, 0–1.' })
  progress!: number;

  @Field(() => String, { nullable: true, description: 'Why it failed, in one sentence.' })
  failure!: string | null;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was ready or had failed.' })
  completedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the file once it is ready.' })
  fileName!: string | null;

  @Field(() => Float, { nullable: true, description: 'Size in bytes.' })
  byteSize!: number | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the file, lower-case hexadecimal.' })
  sha256!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Path to download it from; null until it is ready, and for who may not see the sensitive evidence it names.',
  })
  downloadUrl!: string | null;

  @Field(() => DateTime, { description: 'The moment that its data shows.' })
  dataAt!: string;

  @Field(() => Briefing, { nullable: true, description: 'BRIEFING: what it is about.' })
  briefing!: Briefing | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Path of its tables as a workbook (XLSX), made from the same data; null as `downloadUrl`, and for kinds without one.',
  })
  workbookUrl!: string | null;

  @Field(() => ReportPdfState, {
    nullable: true,
    description:
      'How far its PDF is, see `makeReportPdf`; null when nobody asked for one of the document as it is now: issuing makes that anew.',
  })
  pdfState!: ReportPdfState | null;

  @Field(() => String, {
    nullable: true,
    description: 'Path to download its PDF from; null until that is ready, and as `downloadUrl`.',
  })
  pdfUrl!: string | null;

  @Field(() => AuditExtract, { nullable: true, description: 'AUDIT_EXTRACT: which events it holds.' })
  auditExtract!: AuditExtract | null;

  @Field(() => ReportStanding, { description: 'Whether it was issued.' })
  standing!: ReportStanding;

  @Field(() => DateTime, { nullable: true, description: 'When it was submitted last.' })
  submittedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was issued, or returned last.' })
  decidedAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What was said when it was issued, returned or withdrawn.',
  })
  decisionNote!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the template of the hospital that it was put into; null for the form of the product.',
  })
  templateName!: string | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of that template.' })
  templateSha256!: string | null;

  submittedById!: string | null;
  decidedById!: string | null;
  previousId!: string | null;
  scope!: object | null;
  assessmentId!: string | null;
  policyId!: string | null;
  roadmapId!: string | null;
  systemId!: string | null;
  planId!: string | null;
  createdById!: string | null;
}

export const ReportConnection = connectionOf('Report', () => Report).Connection;

@InputType({ description: 'Which reports to list.' })
export class ReportFilter {
  @Field(() => ID, { nullable: true, description: 'Of this assessment.' })
  assessmentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this roadmap.' })
  roadmapId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this information system.' })
  systemId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this remediation plan.' })
  planId?: string | null;

  @Field(() => ReportKind, { nullable: true, description: 'Of this kind.' })
  kind?: ReportKind | null;

  @Field(() => [ReportState], { nullable: true, description: 'In one of these states.' })
  states?: ReportState[] | null;

  @Field(() => [ReportStanding], { nullable: true, description: 'With one of these standings.' })
  standings?: ReportStanding[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Those that wait and that the caller may issue.' })
  decidableByMe?: boolean | null;
}

@InputType({ description: 'A report to be made.' })
export class CreateReportInput {
  @Field(() => ReportKind, { description: 'Which document.' })
  kind!: ReportKind;

  @Field(() => ID, {
    nullable: true,
    description:
      'GAP_ANALYSIS, SELF_ASSESSMENT, RATING_PROOF, APPLICABILITY: the assessment it is about; EVIDENCE_REGISTER: narrowed to what proves it. BAD_USER_INPUT for a rule book that the document is not made for.',
  })
  assessmentId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'POLICY: the policy it is about; INVALID_STATE while nothing of it was published.',
  })
  policyId?: string | null;

  @Field(() => BriefingInput, {
    nullable: true,
    description:
      'BRIEFING: month and scope. BAD_USER_INPUT for a month that has not begun or whose end nobody kept, NOT_FOUND for an unknown rule book or unit.',
  })
  briefing?: BriefingInput | null;

  @Field(() => ID, {
    nullable: true,
    description: 'ROADMAP: the roadmap it is about; NOT_FOUND for who does not see it.',
  })
  roadmapId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'INSPECTION_PLAN, INSPECTION_REPLY: the inspection; NOT_FOUND for who does not see it. MINUTES: what the meeting is about, if it is about one.',
  })
  inspectionId?: string | null;

  @Field(() => AuditExtractInput, {
    nullable: true,
    description:
      'AUDIT_EXTRACT: which events. BAD_USER_INPUT for a period that ends before it begins or is longer than 366 days, LIMIT_EXCEEDED over 20,000 events.',
  })
  auditExtract?: AuditExtractInput | null;
  @Field(() => ID, {
    nullable: true,
    description:
      'GRADING_REPORT, FILING_FORM: the information system; NOT_FOUND for who does not see it. INVALID_STATE for the form of a system of the first level, which is not filed.',
  })
  systemId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'RECTIFICATION_PLAN, RECTIFICATION_REPORT: the remediation plan; NOT_FOUND for who does not see it.',
  })
  planId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: the same key answers the same report.',
  })
  clientKey?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A report after a change.' })
export class ReportPayload {
  @Field(() => Report, { description: 'The report as it is now.' })
  report!: Report;
}

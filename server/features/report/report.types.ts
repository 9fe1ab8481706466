import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { apiEnum } from '../../platform/graphql/api-enum.js';
import { connectionOf } from '../../platform/graphql/connection.js';
import { Node } from '../../platform/graphql/node.js';
import { DateTime, Day } from '../../platform/graphql/scalars.js';
import { ReportStanding } from './issue.types.js';

export const ReportKind = apiEnum('ReportKind', 'Which document.', {
  GAP_ANALYSIS:
    'Gap analysis of one assessment (差距分析报告), DOCX; by a rule book other than MLPS with levels, scores per item and the explanation.',
  POLICY: 'One policy that is or was published, with its revision table, DOCX.',
  POLICY_LIST: 'The list of published policies with review and reading, DOCX.',
  BRIEFING: 'Briefing of one month for the management (管理简报), DOCX.',
  INSPECTION_PLAN: 'Work plan of an inspection: who shows what by when (迎检工作方案), DOCX.',
  INSPECTION_REPLY: 'Reply to the inspecting body: what became of each finding (整改情况复函), DOCX.',
  SELF_ASSESSMENT:
    'Self-assessment of one assessment by MLPS in the chapters of a testing body’s report (等级保护自评估报告), DOCX.',
  RATING_PROOF:
    'Material that proves one assessment by EMR, interoperability, smart service or smart management, item by item, with pictures (实证材料), DOCX.',
  APPLICABILITY: 'Statement of applicability of one assessment: every control (适用性声明), DOCX and XLSX.',
  EVIDENCE_REGISTER:
    'The evidence library as a register, of everything or of one assessment (证据台账), DOCX and XLSX.',
  AUDIT_EXTRACT:
    'Events of a period with their place in the audit chain (审计记录摘录), DOCX and XLSX; asked for and seen by auditors alone.',
  GRADING_REPORT: 'Grading report of one information system (定级报告), DOCX.',
  FILING_FORM: 'Filing form of one information system with the list of what is handed in (备案表), DOCX.',
  RECTIFICATION_PLAN:
    'Scheme of one remediation plan: why, what, by whom, for how much, by when (整改方案), DOCX.',
  RECTIFICATION_REPORT: 'What became of each task of one remediation plan (整改报告), DOCX.',
  MINUTES: 'Minutes of a meeting to be filled in, about an inspection or about nothing yet (会议纪要), DOCX.',
  ROADMAP: 'One roadmap with its packages, alternatives and what they reach (安全规划), DOCX.',
});
export type ReportKind = keyof typeof ReportKind;

export const ReportState = apiEnum('ReportState', 'How far a report is.', {
  QUEUED: 'Waits for its turn.',
  RENDERING: 'Is being made.',
  READY: 'Can be downloaded.',
  FAILED: 'Could not be made; `failure` says why.',
});
export type ReportState = keyof typeof ReportState;

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

import type { Reads } from '../../../platform/database/database.js';
import {
  explainScores,
  requireAssessment,
  resultsByIds,
  ScoreBasis,
  scoresOf,
} from '../../assessment/index.js';
import { editionById, ownTextsOf } from '../../framework/index.js';
import { organizationOf, unitsByIds } from '../../organization/index.js';
import { membershipsByIds } from '../../people/index.js';
import { systemsByIds } from '../../system/index.js';
import { taskCodeOf } from '../../remediation/index.js';
import { notFound } from '../../../platform/graphql/errors.js';
import type { GapAnalysisData, GapEvidence, GapResult, GapScore, GapTask } from './data.js';
import { versionOf } from '../report-number.js';

export interface SnapshotRequest {
  readonly assessmentId: string;
  readonly number: string;
  readonly generatedBy: string;
  readonly at: Date;
}

/** Reads everything that the gap analysis says, in the caller's one transaction: a fixed number of statements. */
export async function gapAnalysisSnapshot(reads: Reads, request: SnapshotRequest): Promise<GapAnalysisData> {
  const assessment = await requireAssessment(reads, request.assessmentId);
  const organization = await organizationOf(reads);
  const edition = await editionById(reads, assessment.frameworkId);
  const [system] = assessment.systemId ? await systemsByIds(reads, [assessment.systemId]) : [];
  if (!edition || !system) throw notFound();
  const { targetLevel, scoringEdition, attentionFactor, partialCredit } = assessment;
  if (targetLevel === null || scoringEdition === null || attentionFactor === null || partialCredit === null)
    throw new Error('a gap analysis needs an assessment by MLPS');
  const [stored] = await scoresOf(reads, [assessment.id]);
  const [declared] = await explainScores(reads, [assessment], ScoreBasis.DECLARED);
  const [proven] = await explainScores(reads, [assessment], ScoreBasis.PROVEN);
  if (!stored || !declared || !proven) throw new Error('the assessment has no score');
  const ids = await resultIds(reads, assessment.id);
  const rows = await resultsByIds(reads, ids);
  const evidences = await evidencesOf(reads, assessment.id);
  const tasks = await tasksOf(reads, [assessment.id]);
  const ownTexts = await ownTextsByControl(
    reads,
    rows.map((row) => row.controlId),
  );
  const units = new Map(
    (await unitsByIds(reads, distinctIds([system.ownerUnitId, ...rows.map((row) => row.unitId)]))).map(
      (unit) => [unit.id, unit.name],
    ),
  );
  const raters = await membershipsByIds(reads, distinctIds(rows.map((row) => row.ratedById)));
  const raterUnits = new Map(
    (await unitsByIds(reads, distinctIds(raters.map((rater) => rater.unitId)))).map((unit) => [
      unit.id,
      unit.name,
    ]),
  );

  const veto = ({
    resultId,
    controlId,
    caseCode,
    judgement,
    majorDanger,
  }: (typeof declared.highRisks)[number]) => {
    const control = edition.controlById.get(controlId);
    return {
      resultId,
      code: control?.code ?? '',
      controlName: control?.name ?? '',
      caseCode,
      caseName: edition.caseByCode.get(caseCode)?.name ?? caseCode,
      judgement,
      majorDanger,
    };
  };
  const score = (outcome: typeof declared, counts: (typeof stored)['declared']): GapScore => ({
    value: counts.value,
    conclusion: counts.conclusion,
    provisional: counts.provisional,
    met: counts.met,
    partial: counts.partial,
    unmet: counts.unmet,
    notApplicable: counts.notApplicable,
    open: counts.open,
    applicable: counts.applicable,
    steps: outcome.steps.map(({ label, formula, value }) => ({ label, formula, value })),
    vetoes: outcome.vetoes.map(veto),
  });
  const risks = Map.groupBy(declared.highRisks.map(veto), (one) => one.resultId);

  return {
    number: request.number,
    version: `V${versionOf(request.number)}`,
    // The document names its proofs, so it is as confidential as the most confidential of them.
    classification: namesSensitive(evidences) ? '敏感' : '内部',
    generatedAt: request.at.toISOString(),
    generatedBy: request.generatedBy,
    dataAt: request.at.toISOString(),
    organization: { name: organization.name, shortName: organization.code.toUpperCase() },
    unitNames: [...new Set(units.values())],
    system: {
      code: system.code,
      name: system.name,
      description: system.description,
      ownerUnit: units.get(system.ownerUnitId ?? '') ?? null,
      gradingCode: assessment.gradingCode,
      level: targetLevel,
      technologies: system.technologies,
      continuityCritical: system.continuityCritical,
      filingNumber: system.filingNumber,
      filedOn: system.filedOn,
      filingValidUntil: system.filingValidUntil,
      lastAssessedOn: system.lastAssessedOn,
      nextAssessmentDueOn: system.nextAssessmentDueOn,
    },
    framework: {
      name: edition.framework.name,
      edition: edition.framework.edition,
      documentNumber: edition.framework.documentNumber,
      verificationNotes: edition.framework.verificationNotes.map(({ topic, verification, note }) => ({
        topic,
        verification,
        note,
      })),
    },
    assessment: {
      name: assessment.name,
      period: assessment.period,
      periodStart: assessment.periodStart,
      periodEnd: assessment.periodEnd,
      targetLevel,
      closed: assessment.state === 'CLOSED',
      participants: raters.map((rater) => ({
        name: rater.displayName,
        unit: raterUnits.get(rater.unitId ?? '') ?? null,
        role: '评定人',
      })),
    },
    scoring: {
      edition: scoringEdition,
      attentionFactor,
      partialCredit,
      conclusionRule: proven.conclusionRule,
      declared: score(declared, stored.declared),
      proven: score(proven, stored.proven),
      notes: [...new Set([...declared.notes, ...proven.notes])],
    },
    categories: stored.categories.map(({ category, ...rest }) => ({ ...rest, code: category })),
    results: rows.map((row): GapResult => {
      const control = edition.controlById.get(row.controlId)!;
      return {
        code: control.code,
        name: control.name,
        point: edition.controlById.get(control.parentId ?? '')?.name ?? control.name,
        category: control.category ?? '',
        text: control.text ?? '',
        ownText: ownTexts.get(row.controlId) ?? null,
        weight: control.weight,
        weightVerification: control.weightVerification,
        verdict: row.verdict,
        provenVerdict: row.provenVerdict,
        proofState: row.proofState,
        currentState: row.currentState,
        gap: row.gap,
        suggestion: row.suggestion,
        notApplicableReason: row.notApplicableReason,
        unit: units.get(row.unitId ?? '') ?? null,
        evidences: evidences.get(row.id) ?? [],
        tasks: tasks.get(row.id) ?? [],
        highRiskCases: (risks.get(row.id) ?? []).map(({ caseCode, caseName, majorDanger }) => {
          const found = edition.caseByCode.get(caseCode);
          return {
            code: caseCode,
            name: caseName,
            trigger: found?.trigger ?? '',
            mitigation: found?.mitigation ?? null,
            majorDanger,
          };
        }),
        riskJudgement: row.riskJudgement,
        riskReason: row.riskReason,
      };
    }),
  };
}

export const distinctIds = (ids: readonly (string | null | undefined)[]): string[] => [
  ...new Set(ids.filter((id): id is string => Boolean(id))),
];

async function resultIds(reads: Reads, assessmentId: string): Promise<string[]> {
  const rows = await reads.query<{ id: string }>(
    'report.results',
    'select id from result where organization_id = $1 and assessment_id = $2',
    [reads.actor.organizationId, assessmentId],
  );
  return rows.map((row) => row.id);
}

export const namesSensitive = (evidences: ReadonlyMap<string, readonly GapEvidence[]>): boolean =>
  [...evidences.values()].some((own) => own.some(({ label }) => label === 'SENSITIVE'));

export async function evidencesOf(reads: Reads, assessmentId: string): Promise<Map<string, GapEvidence[]>> {
  const rows = await reads.query<GapEvidence & { resultId: string }>(
    'report.evidences',
    `select distinct on (r.position, r.id, e.title, e.id) r.id as "resultId", e.id, e.title, v.number as "versionNumber", v.sha256, e.collected_on as "collectedOn",
       e.valid_until as "validUntil", e.state, e.label,
       case when e.damaged_at is not null then 'DAMAGED' when e.valid_until < d.today then 'EXPIRED' when e.valid_from > d.today then 'NOT_YET_VALID'
         when e.valid_until <= d.today + 30 then 'EXPIRING' else 'VALID' end as validity
     from result r join assessment a on a.organization_id = r.organization_id and a.id = r.assessment_id
     join evidence_link l on l.organization_id = r.organization_id and l.control_id = r.control_id
       and l.status = 'CONFIRMED' and (l.system_id is null or l.system_id = a.system_id)
     join evidence e on e.organization_id = l.organization_id and e.id = l.evidence_id and e.deleted_at is null
     join evidence_version v on v.organization_id = e.organization_id and v.id = e.current_version_id
     cross join (select (now() at time zone 'Asia/Shanghai')::date as today) d
     where r.organization_id = $1 and r.assessment_id = $2 order by r.position, r.id, e.title, e.id`,
    [reads.actor.organizationId, assessmentId],
  );
  return Map.groupBy(rows, (row) => row.resultId);
}

/** Tasks of the results of these assessments, by result. */
export async function tasksOf(
  reads: Reads,
  assessmentIds: readonly string[],
): Promise<Map<string, GapTask[]>> {
  const rows = await reads.query<GapTask & { resultId: string }>(
    'report.tasks',
    `select r.id as "resultId", ${taskCodeOf('t')} as code, t.title, u.name as unit, m.display_name as owner,
       t.due_on as "dueOn", t.state, t.priority, t.budget,
       t.state <> 'VERIFIED' and t.due_on < (now() at time zone 'Asia/Shanghai')::date as overdue
     from result r join task_result k on k.organization_id = r.organization_id and k.result_id = r.id
     join remediation_task t on t.organization_id = k.organization_id and t.id = k.task_id
     left join unit u on u.organization_id = t.organization_id and u.id = t.unit_id
     left join membership m on m.organization_id = t.organization_id and m.id = t.owner_id
     where r.organization_id = $1 and r.assessment_id = any ($2::uuid[]) order by r.position, t.number`,
    [reads.actor.organizationId, assessmentIds],
  );
  return Map.groupBy(rows, (row) => row.resultId);
}

/** The organization's own texts of these controls, by control. */
export async function ownTextsByControl(
  reads: Reads,
  controlIds: readonly string[],
): Promise<Map<string, string>> {
  const texts = await ownTextsOf(reads, controlIds);
  return new Map(texts.map(({ controlId, text }) => [controlId, text]));
}

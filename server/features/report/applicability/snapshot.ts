import type { Reads } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/graphql/errors.js';
import { distinct } from '../../../platform/graphql/relation.js';
import { requireAssessment, resultsOfAssessments } from '../../assessment/index.js';
import { editionById } from '../../framework/index.js';
import { unitsByIds } from '../../organization/index.js';
import { membershipsByIds } from '../../people/index.js';
import { policiesOfControls } from '../../policy/index.js';
import { framed } from '../frame.js';
import { ownTextsByControl } from '../gap-analysis/snapshot.js';
import type { ReportRequest } from '../report.kind.js';
import { sectionsOf } from '../sections.js';
import type { ApplicabilityData, StatedControl } from './data.js';

/** Reads everything that the statement says, in the caller's one transaction: a fixed number of statements. */
export async function applicabilitySnapshot(
  reads: Reads,
  request: ReportRequest,
): Promise<ApplicabilityData> {
  const assessment = await requireAssessment(reads, request.assessmentId!);
  const edition = await editionById(reads, assessment.frameworkId);
  if (!edition) throw notFound();
  const all = (await resultsOfAssessments(reads, [assessment.id], {}, { sql: undefined })).filter(
    (row) => !edition.controlById.get(row.controlId)!.informative,
  );
  const rows = all.filter(({ asked }) => asked);
  const controlIds = rows.map((row) => row.controlId);
  const policies = await policiesOfControls(reads, controlIds);
  const ownTexts = await ownTextsByControl(reads, controlIds);
  const units = new Map(
    (await unitsByIds(reads, distinct(rows.map((row) => row.unitId)))).map(({ id, name }) => [id, name]),
  );
  const people = new Map(
    (await membershipsByIds(reads, distinct(rows.map((row) => row.assigneeId)))).map(
      ({ id, displayName }) => [id, displayName],
    ),
  );
  const sectionOf = sectionsOf(edition);
  const { framework } = edition;
  const level = framework.levels.find(({ code }) => code === assessment.targetLevel);
  return {
    // It counts proofs and names none.
    ...(await framed(reads, request, '内部')),
    subject: assessment.subject.name,
    framework: { name: framework.name, documentNumber: framework.documentNumber },
    assessment: {
      name: assessment.name,
      period: assessment.period,
      periodStart: assessment.periodStart,
      periodEnd: assessment.periodEnd,
      target: level?.name ?? assessment.targetLevel,
      closed: assessment.state === 'CLOSED',
    },
    controls: rows.map((row): StatedControl => {
      const control = edition.controlById.get(row.controlId)!;
      return {
        code: control.code,
        name: control.name,
        section: sectionOf(control),
        text: control.text ?? control.name,
        ownText: ownTexts.get(control.id) ?? null,
        verdict: row.verdict,
        provenVerdict: row.provenVerdict,
        proofState: row.proofState,
        notApplicableReason: row.notApplicableReason,
        currentState: row.currentState,
        evidenceCount: row.evidenceCount,
        validEvidenceCount: row.validEvidenceCount,
        unit: units.get(row.unitId ?? '') ?? null,
        owner: people.get(row.assigneeId ?? '') ?? null,
        policies: policies.get(row.controlId) ?? [],
      };
    }),
    notAsked: all.length - rows.length,
  };
}

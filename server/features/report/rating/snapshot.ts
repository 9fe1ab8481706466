import type { Reads } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/graphql/errors.js';
import { fullRating, measuresOf, requireAssessment, resultsOfAssessments } from '../../assessment/index.js';
import { editionById } from '../../framework/index.js';
import { organizationOf, unitsByIds } from '../../organization/index.js';
import {
  distinctIds,
  evidencesOf,
  namesSensitive,
  ownTextsByControl,
  tasksOf,
} from '../gap-analysis/snapshot.js';
import type { SnapshotRequest } from '../gap-analysis/snapshot.js';
import type { RatingFigure, RatingGap, RatingReportData } from './data.js';
import { versionOf } from '../report-number.js';

/** Reads everything that the report says, in the caller's one transaction: a fixed number of statements. */
export async function ratingReportSnapshot(
  reads: Reads,
  request: SnapshotRequest,
): Promise<RatingReportData> {
  const assessment = await requireAssessment(reads, request.assessmentId);
  const organization = await organizationOf(reads);
  const edition = await editionById(reads, assessment.frameworkId);
  if (!edition) throw notFound();
  const rating = await fullRating(reads, assessment);
  const rows = await resultsOfAssessments(reads, [assessment.id], {}, { sql: undefined });
  const measures = await measuresOf(reads, [assessment.id]);
  const evidences = await evidencesOf(reads, assessment.id);
  const tasks = await tasksOf(reads, [assessment.id]);
  const units = new Map(
    (await unitsByIds(reads, distinctIds(rows.map((row) => row.unitId)))).map((unit) => [unit.id, unit.name]),
  );
  const { framework, controlById } = edition;
  const isGap = (row: (typeof rows)[number]): boolean =>
    row.asked &&
    (row.verdict === 'PARTIAL' ||
      row.verdict === 'UNMET' ||
      (row.verdict === 'MET' && row.provenVerdict !== 'MET'));
  const open = rows.filter((row) => isGap(row) && !controlById.get(row.controlId)!.informative);
  const ownTexts = await ownTextsByControl(
    reads,
    open.map((row) => row.controlId),
  );
  const gaps = open.map((row): RatingGap => {
    const control = controlById.get(row.controlId)!;
    return {
      code: control.code,
      name: control.name,
      text: control.text ?? '',
      ownText: ownTexts.get(control.id) ?? null,
      level: control.level,
      section: controlById.get(control.parentId ?? '')?.name ?? '',
      verdict: row.verdict,
      provenVerdict: row.provenVerdict,
      proofState: row.proofState,
      currentState: row.currentState,
      gap: row.gap,
      suggestion: row.suggestion,
      unit: units.get(row.unitId ?? '') ?? null,
      evidences: evidences.get(row.id) ?? [],
      tasks: tasks.get(row.id) ?? [],
    };
  });
  const order = (controlId: string): number => controlById.get(controlId)?.order ?? 0;
  const figures = measures
    .filter(({ recorded }) => recorded)
    .sort(
      (x, y) =>
        order(x.controlId) - order(y.controlId) ||
        x.kind.localeCompare(y.kind) * -1 ||
        (x.level ?? 0) - (y.level ?? 0),
    )
    .map(({ controlId, kind, level, share, count, grade, note, proofState }): RatingFigure => {
      const control = controlById.get(controlId)!;
      return { code: control.code, name: control.name, kind, level, share, count, grade, note, proofState };
    });
  const shown = [...rating.declared.items, ...rating.declared.indicators];
  const level = framework.levels.find(({ code }) => code === assessment.targetLevel);
  return {
    form: 'RATING',
    number: request.number,
    version: `V${versionOf(request.number)}`,
    classification: namesSensitive(evidences) ? '敏感' : '内部',
    generatedAt: request.at.toISOString(),
    generatedBy: request.generatedBy,
    dataAt: request.at.toISOString(),
    organization: { name: organization.name, shortName: organization.code.toUpperCase() },
    subject: { kind: assessment.subject.kind, name: assessment.subject.name },
    framework: {
      name: framework.name,
      shortName: framework.shortName,
      documentNumber: framework.documentNumber,
      kind: framework.scoringKind,
      verificationNotes: framework.verificationNotes.map(({ topic, verification, note }) => ({
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
      targetLevel: assessment.targetLevel,
      targetName: level?.name ?? assessment.targetLevel,
      closed: assessment.state === 'CLOSED',
    },
    rating,
    names: Object.fromEntries(
      shown.map(({ controlId }) => {
        const control = controlById.get(controlId)!;
        return [controlId, `${control.code} ${control.name}`];
      }),
    ),
    results: rows.length,
    asked: rows.filter((row) => row.asked).length,
    gaps,
    figures,
  };
}

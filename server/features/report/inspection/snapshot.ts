import type { Reads } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/graphql/errors.js';
import { distinct } from '../../../platform/graphql/relation.js';
import { requireAssessment } from '../../assessment/index.js';
import { editionById } from '../../framework/index.js';
import { findingsOfInspection, itemsOfInspections, requireInspection } from '../../inspection/index.js';
import { organizationOf, unitsByIds } from '../../organization/index.js';
import { membershipsByIds } from '../../people/index.js';
import { tasksByIds } from '../../remediation/index.js';
import type { InspectionReportData, ReportedFinding } from './data.js';
import { problemWords } from './words.js';
import { versionOf } from '../report-number.js';
import { proofsOfTasks } from '../task-proofs.queries.js';

export interface InspectionRequest {
  readonly inspectionId: string;
  readonly document: InspectionReportData['document'];
  readonly number: string;
  readonly generatedBy: string;
  readonly at: Date;
}

/** Reads what the documents of an inspection say by the very functions that its screens ask, in one transaction. */
export async function inspectionSnapshot(
  reads: Reads,
  { inspectionId, document, number, generatedBy, at }: InspectionRequest,
): Promise<InspectionReportData> {
  const inspection = await requireInspection(reads, inspectionId);
  const organization = await organizationOf(reads);
  const assessment = await requireAssessment(reads, inspection.assessmentId);
  const edition = await editionById(reads, assessment.frameworkId);
  if (!edition) throw notFound();
  const items = await itemsOfInspections(reads, [inspection.id], {});
  const findings = await findingsOfInspection(reads, inspection.id);
  const tasks = await tasksByIds(reads, distinct(findings.map(({ taskId }) => taskId)));
  // The letter leaves the house: it names only what somebody has accepted, and nothing sensitive.
  const proofs =
    document === 'INSPECTION_REPLY'
      ? await proofsOfTasks(
          reads,
          tasks.filter(({ state }) => state === 'VERIFIED'),
          ({ state, label }) => state === 'ACCEPTED' && label !== 'SENSITIVE',
        )
      : null;
  const units = named(
    await unitsByIds(reads, distinct([...items, ...tasks].map(({ unitId }) => unitId))),
    ({ name }) => name,
  );
  const people = named(
    await membershipsByIds(
      reads,
      distinct([
        inspection.leaderId,
        ...items.map(({ personId }) => personId),
        ...tasks.map(({ ownerId }) => ownerId),
      ]),
    ),
    ({ displayName }) => displayName,
  );
  const codes = new Map(
    items.map(({ id, controlId }) => [id, edition.controlById.get(controlId)?.code ?? null]),
  );
  const taskById = new Map(tasks.map((task) => [task.id, task]));
  return {
    document,
    number,
    version: versionOf(number),
    generatedAt: at.toISOString(),
    generatedBy,
    organization: { name: organization.name },
    inspection: {
      name: inspection.name,
      inspectingBody: inspection.inspectingBody,
      noticeNumber: inspection.noticeNumber,
      periodFrom: inspection.periodFrom,
      periodTo: inspection.periodTo,
      visitFrom: inspection.visitFrom,
      visitTo: inspection.visitTo,
      leader: people.get(inspection.leaderId ?? '') ?? null,
    },
    assessment: { name: assessment.name, framework: edition.framework.name },
    items: items.map((item) => {
      const control = edition.controlById.get(item.controlId);
      return {
        code: control?.code ?? '',
        name: control?.name ?? '',
        interpretation: item.interpretation,
        interviewee: item.interviewee,
        place: item.place,
        unit: units.get(item.unitId ?? '') ?? null,
        person: people.get(item.personId ?? '') ?? null,
        dueOn: item.dueOn,
        overdue: item.overdue,
        problems: item.problemList.map(({ kind }) => problemWords[kind]),
      };
    }),
    ready: items.filter(({ ready }) => ready).length,
    findings: findings.map(({ text, severity, state, answer, itemId, taskId }): ReportedFinding => {
      const task = taskById.get(taskId ?? '');
      return {
        text,
        code: codes.get(itemId ?? '') ?? null,
        severity,
        answer,
        onTheSpot: taskId === null && state === 'ANSWERED',
        task: task
          ? {
              code: task.code,
              title: task.title,
              unit: units.get(task.unitId ?? '') ?? null,
              owner: people.get(task.ownerId ?? '') ?? null,
              dueOn: task.dueOn,
              verified: task.state === 'VERIFIED',
              overdue: task.overdue,
              ...(proofs && { proofs: proofs.ofTask.get(task.id) ?? [] }),
            }
          : null,
      };
    }),
    ...(proofs && { proofs: proofs.list, proofsWithheld: proofs.withheld }),
  };
}

const named = <Row extends { readonly id: string }>(rows: readonly Row[], name: (row: Row) => string) =>
  new Map(rows.map((row) => [row.id, name(row)]));

import type { Reads } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/graphql/errors.js';
import { distinct } from '../../../platform/graphql/relation.js';
import {
  itemCategories,
  measuresOf,
  requireAssessment,
  resultsOfAssessments,
} from '../../assessment/index.js';
import type { Result } from '../../assessment/index.js';
import { evidenceValidity } from '../../evidence/index.js';
import { editionById } from '../../framework/index.js';
import type { Control, Edition } from '../../framework/index.js';
import { unitsByIds } from '../../organization/index.js';
import { membershipsByIds } from '../../people/index.js';
import { framed } from '../frame.js';
import { ownTextsByControl } from '../gap-analysis/snapshot.js';
import type { ReportRequest } from '../report.kind.js';
import { sectionsOf } from '../sections.js';
import type { Category, MaterialItem, MaterialPoint, MaterialProof, RatingProofData } from './data.js';

/** Reads everything that the material says, in the caller's one transaction: a fixed number of statements. */
export async function ratingProofSnapshot(reads: Reads, request: ReportRequest): Promise<RatingProofData> {
  const assessment = await requireAssessment(reads, request.assessmentId!);
  const edition = await editionById(reads, assessment.frameworkId);
  if (!edition) throw notFound();
  const rows = (await resultsOfAssessments(reads, [assessment.id], {}, { sql: undefined })).filter(
    ({ asked, controlId }) => asked && !edition.controlById.get(controlId)!.informative,
  );
  const measures = Map.groupBy(
    (await measuresOf(reads, [assessment.id])).filter(({ recorded }) => recorded),
    ({ controlId }) => controlId,
  );
  const controlIds = rows.map(({ controlId }) => controlId);
  const ownTexts = await ownTextsByControl(reads, controlIds);
  const linked = await linkedProofs(reads, assessment.systemId, [...controlIds, ...measures.keys()]);
  const categoriesOf = await itemCategories(reads, edition);
  const units = new Map(
    (await unitsByIds(reads, distinct(rows.map(({ unitId }) => unitId)))).map(({ id, name }) => [id, name]),
  );
  const people = new Map(
    (await membershipsByIds(reads, distinct(rows.map(({ ratedById }) => ratedById)))).map(
      ({ id, displayName }) => [id, displayName],
    ),
  );

  const proofs: MaterialProof[] = [];
  const places = new Map<string, number>();
  const placesOf = (controlId: string): number[] =>
    (linked.get(controlId) ?? []).map((proof) => {
      const at = places.get(proof.id) ?? proofs.push(proof) - 1;
      places.set(proof.id, at);
      return at;
    });
  const sectionOf = sectionsOf(edition);
  const point = (row: Result): MaterialPoint => {
    const control = edition.controlById.get(row.controlId)!;
    return {
      code: control.code,
      level: control.level,
      text: control.text ?? control.name,
      ownText: ownTexts.get(control.id) ?? null,
      verdict: row.verdict,
      provenVerdict: row.provenVerdict,
      currentState: row.currentState ?? row.notApplicableReason,
      gap: row.gap,
      suggestion: row.suggestion,
      proofs: placesOf(control.id),
    };
  };
  const items = itemsOf(edition, rows).map(({ control, own }): MaterialItem => {
    const levels = own.map(({ controlId }) => Number(edition.controlById.get(controlId)!.level ?? 0));
    const top = control.gradedItem ? Math.max(...levels) : null;
    const isTop = (_: Result, at: number): boolean => top === null || levels[at] === top;
    return {
      code: control.code,
      name: control.name,
      section: sectionOf(control),
      category: categoryOf(control, top === null ? null : (categoriesOf(control)[top] ?? null)),
      level: top === null ? null : String(top),
      units: distinct(own.map(({ unitId }) => unitId)).flatMap((id) => units.get(id) ?? []),
      raters: distinct(own.map(({ ratedById }) => ratedById)).flatMap((id) => people.get(id) ?? []),
      metric: control.gradedItem?.use?.metric ?? null,
      unit: control.indicator?.unit ?? null,
      qualityChecks: (control.gradedItem?.qualityChecks ?? [])
        .filter(({ level }) => top !== null && level <= top)
        .map(({ level, dimension, check }) => ({ level, dimension, check })),
      points: own.filter(isTop).map(point),
      earlier: own.filter((row, at) => !isTop(row, at)).map(point),
      figures: (measures.get(control.id) ?? [])
        .filter(({ level }) => level === null || top === null || level <= top)
        .map(
          ({ kind, level, numerator, denominator, share, count, grade, note, proofState, ...recorded }) => ({
            kind,
            level,
            numerator,
            denominator,
            share,
            count,
            grade,
            note,
            proofState,
            recordedBy: recorded.recordedByName,
            recordedAt: recorded.recordedAt ? new Date(recorded.recordedAt).toISOString() : null,
          }),
        )
        .toSorted((one, other) => (one.level ?? 0) - (other.level ?? 0)),
      proofs: control.gradedItem ? placesOf(control.id) : [],
    };
  });
  const { framework } = edition;
  const level = framework.levels.find(({ code }) => code === assessment.targetLevel);
  return {
    ...(await framed(reads, request, proofs.some(({ label }) => label === 'SENSITIVE') ? '敏感' : '内部')),
    subject: assessment.subject.name,
    framework: {
      name: framework.name,
      shortName: framework.shortName,
      documentNumber: framework.documentNumber,
    },
    assessment: {
      name: assessment.name,
      periodStart: assessment.periodStart,
      periodEnd: assessment.periodEnd,
      target: level?.name ?? assessment.targetLevel,
    },
    hasLevels: framework.scoringKind === 'GRADED_ITEMS',
    items,
    proofs,
  };
}

/** Graded items with the results of their clauses, or indicators with their own. */
function itemsOf(edition: Edition, rows: readonly Result[]): { control: Control; own: Result[] }[] {
  const itemOf = ({ controlId }: Result): string => {
    const control = edition.controlById.get(controlId)!;
    const parent = edition.controlById.get(control.parentId ?? '');
    return parent?.gradedItem ? parent.id : control.id;
  };
  return [...Map.groupBy(rows, itemOf)].map(([id, own]) => ({ control: edition.controlById.get(id)!, own }));
}

function categoryOf({ indicator }: Control, category: string | null): Category {
  if (indicator) return indicator.electiveTest ? 'ELECTIVE' : 'UNKNOWN';
  return category === 'BASIC' || category === 'ELECTIVE' ? category : 'UNKNOWN';
}

async function linkedProofs(
  reads: Reads,
  systemId: string | null,
  controlIds: readonly string[],
): Promise<Map<string, MaterialProof[]>> {
  const rows = await reads.query<MaterialProof & { controlId: string }>(
    'report.materialProofs',
    `select distinct on (e.title, e.id, l.control_id) l.control_id as "controlId", e.id, e.title, v.kind, v.file_name as "fileName",
       v.media_type as "mediaType", v.byte_size::float8 as "byteSize", v.sha256, v.number as "versionNumber",
       e.collected_on::text as "collectedOn", e.valid_until::text as "validUntil", e.state, ${evidenceValidity} as validity, e.label,
       exists (select 1 from quarantined_file q where q.organization_id = v.organization_id and q.sha256 = v.sha256) as quarantined
     from evidence_link l
     join evidence e on e.organization_id = l.organization_id and e.id = l.evidence_id and e.deleted_at is null
     join evidence_version v on v.organization_id = e.organization_id and v.id = e.current_version_id
     where l.organization_id = $1 and l.control_id = any ($2::uuid[]) and l.status = 'CONFIRMED'
       and (l.system_id is null or l.system_id = $3::uuid)
     order by e.title, e.id, l.control_id`,
    [reads.actor.organizationId, controlIds, systemId],
  );
  const proofs = new Map<string, MaterialProof[]>();
  for (const { controlId, ...proof } of rows) {
    const own = proofs.get(controlId) ?? [];
    proofs.set(controlId, own);
    own.push(proof);
  }
  return proofs;
}

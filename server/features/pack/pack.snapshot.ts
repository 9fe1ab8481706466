import type { Reads } from '../../platform/database/database.js';
import { requireAssessment, resultsOfAssessments } from '../assessment/index.js';
import { editionById, ownTextsOf } from '../framework/index.js';
import { preparedItems } from '../inspection/index.js';
import type { PreparedItem } from '../inspection/index.js';
import { organizationOf, unitsByIds } from '../organization/index.js';
import { membershipsByIds } from '../people/index.js';
import { tasksOfAssessment } from '../report/index.js';
import { notFound } from '../../platform/graphql/errors.js';
import { distinct } from '../../platform/graphql/relation.js';
import { placeItems } from './pack.chapters.js';
import type { LeftOut, LeftOutReason, PackData, PackItem, PackLabelName, PackProof } from './pack.data.js';
import type { Chapter, Waiver } from './pack.entity.js';

export interface Wanted {
  readonly assessmentId: string;
  readonly inspectionId: string | null;
  readonly label: PackLabelName;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly chapters: readonly Chapter[];
  readonly waivers: readonly Waiver[];
}

/** What a pack says of itself; the rest is read. */
export type About = PackData['pack'];

/** What a draft would hold if it were frozen now; number, moment and maker are said by its documents alone. */
export const draftSnapshot = (
  reads: Reads,
  pack: Wanted & Omit<About, 'number' | 'frozenAt' | 'frozenBy' | 'volumeBytes'>,
): Promise<PackData> =>
  packSnapshot(reads, pack, { ...pack, number: '', frozenAt: '', frozenBy: '', volumeBytes: null });

/** Everything that the pack says, in the caller's one transaction: a fixed number of statements, however large it is. */
export async function packSnapshot(reads: Reads, wanted: Wanted, about: About): Promise<PackData> {
  const assessment = await requireAssessment(reads, wanted.assessmentId);
  const organization = await organizationOf(reads);
  const edition = await editionById(reads, assessment.frameworkId);
  if (!edition) throw notFound();
  const rows = await resultsOfAssessments(reads, [assessment.id], {}, { sql: undefined });
  const linked = await linkedProofs(reads, wanted);
  const tasks = await tasksOfAssessment(reads, assessment.id);
  const texts = await ownTextsOf(
    reads,
    rows.map((row) => row.controlId),
  );
  const ownTexts = new Map(texts.map(({ controlId, text }) => [controlId, text]));
  const units = named(await unitsByIds(reads, distinct(rows.map((row) => row.unitId))), (unit) => unit.name);
  const raters = named(
    await membershipsByIds(reads, distinct(rows.map((row) => row.ratedById))),
    (member) => member.displayName,
  );

  const prepared = new Map(
    (wanted.inspectionId ? await preparedItems(reads, wanted.inspectionId) : []).map((item) => [
      item.resultId,
      item,
    ]),
  );
  const waivers = new Map(wanted.waivers.map(({ code, reason }) => [code, reason]));
  const placeOf = placeItems(edition, wanted.chapters);
  const placeOfProof = new Map<string, number>();
  const proofs: PackProof[] = [];
  const chapters = wanted.chapters.map(({ title }) => ({ title, items: [] as PackItem[] }));
  let notArranged = 0;
  for (const row of rows) {
    const control = edition.controlById.get(row.controlId)!;
    if (control.informative) continue;
    const place = placeOf(row.controlId);
    if (place === undefined) {
      notArranged += 1;
      continue;
    }
    const own: number[] = [];
    const leftOut: LeftOut[] = [];
    for (const { reason, proof } of linked.get(row.id) ?? []) {
      if (reason) {
        leftOut.push({ evidenceId: proof.evidenceId, title: proof.title, reason });
        continue;
      }
      let at = placeOfProof.get(proof.versionId);
      if (at === undefined) {
        at = proofs.push(proof) - 1;
        placeOfProof.set(proof.versionId, at);
      }
      own.push(at);
    }
    chapters[place]!.items.push({
      controlId: row.controlId,
      code: control.code,
      name: control.name,
      text: control.text ?? '',
      ownText: ownTexts.get(row.controlId) ?? null,
      verdict: row.verdict,
      provenVerdict: row.provenVerdict,
      currentState: row.currentState,
      gap: row.gap,
      suggestion: row.suggestion,
      notApplicableReason: row.notApplicableReason,
      interpretation: prepared.get(row.id)?.interpretation ?? null,
      shownBy: shownBy(prepared.get(row.id)),
      unit: units.get(row.unitId ?? '') ?? null,
      ratedBy: raters.get(row.ratedById ?? '') ?? null,
      ratedAt: row.ratedAt === null ? null : new Date(row.ratedAt).toISOString(),
      proofs: own,
      leftOut,
      // A proof that came after the waiver speaks for itself.
      waiver: own.length === 0 ? (waivers.get(control.code) ?? null) : null,
      tasks: (tasks.get(row.id) ?? []).map(({ code, title, state, unit, owner, dueOn }) => ({
        code,
        title,
        state,
        unit,
        owner,
        dueOn,
      })),
    });
  }
  const level = edition.framework.levels.find(({ code }) => code === assessment.targetLevel);
  return {
    format: 1,
    pack: about,
    organization: { name: organization.name, code: organization.code.toUpperCase() },
    framework: {
      name: edition.framework.name,
      shortName: edition.framework.shortName,
      edition: edition.framework.edition,
      documentNumber: edition.framework.documentNumber,
    },
    assessment: {
      name: assessment.name,
      subject: assessment.subject.name,
      period: assessment.period,
      targetLevel: level?.name ?? assessment.targetLevel,
      closed: assessment.state === 'CLOSED',
    },
    chapters,
    proofs,
    notArranged,
  };
}

const named = <Row extends { readonly id: string }>(
  rows: readonly Row[],
  name: (row: Row) => string,
): ReadonlyMap<string, string> => new Map(rows.map((row) => [row.id, name(row)]));

const shownBy = (item: PreparedItem | undefined): string | null =>
  [item?.interviewee, item?.place].filter(Boolean).join('，') || null;

interface Linked {
  readonly reason: LeftOutReason | null;
  readonly proof: PackProof;
}

// One row an item and proof: what goes in, and what stays out with the first reason that fits. A person confirms a link.
const linkedSql = `
  select distinct on (r.id, e.title, e.id) r.id as "resultId",
    case when l.status <> 'CONFIRMED' then 'UNCONFIRMED_LINK' when e.state <> 'ACCEPTED' then 'NOT_ACCEPTED'
      when array_position(array['PUBLIC', 'INTERNAL', 'SENSITIVE'], e.label) > array_position(array['PUBLIC', 'INTERNAL', 'SENSITIVE'], $3::text)
        then 'ABOVE_LABEL'
      when e.damaged_at is not null then 'DAMAGED' when q.kind is not null then 'QUARANTINED'
      when e.valid_from > $5::date or e.valid_until < $4::date then 'OUTSIDE_PERIOD' end as reason,
    jsonb_build_object('evidenceId', e.id, 'versionId', v.id, 'title', e.title, 'kind', v.kind, 'label', e.label,
      'versionNumber', v.number, 'collectedOn', e.collected_on, 'validFrom', e.valid_from, 'validUntil', e.valid_until,
      'fileName', v.file_name, 'mediaType', v.media_type, 'byteSize', v.byte_size, 'sha256', v.sha256, 'sm3', d.sm3,
      'url', v.url, 'text', v.body, 'owner', m.display_name) as proof
  from result r join assessment a on a.organization_id = r.organization_id and a.id = r.assessment_id
  join evidence_link l on l.organization_id = r.organization_id and l.control_id = r.control_id
    and (l.system_id is null or l.system_id = a.system_id)
  join evidence e on e.organization_id = l.organization_id and e.id = l.evidence_id and e.deleted_at is null
  join evidence_version v on v.organization_id = e.organization_id and v.id = e.current_version_id
  left join quarantined_file q on q.organization_id = v.organization_id and q.sha256 = v.sha256
  left join file_digest d on d.organization_id = v.organization_id and d.sha256 = v.sha256
  left join membership m on m.organization_id = e.organization_id and m.id = e.owner_id
  where r.organization_id = $1 and r.assessment_id = $2
  order by r.id, e.title, e.id, l.status`;

async function linkedProofs(reads: Reads, wanted: Wanted): Promise<Map<string, Linked[]>> {
  const rows = await reads.query<Linked & { resultId: string }>('pack.proofs', linkedSql, [
    reads.actor.organizationId,
    wanted.assessmentId,
    wanted.label,
    wanted.periodFrom,
    wanted.periodTo,
  ]);
  return Map.groupBy(rows, (row) => row.resultId);
}

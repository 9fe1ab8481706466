import type { Reads } from '../../platform/database/database.js';
import { resultsOfAssessments } from '../assessment/index.js';
import type { Assessment } from '../assessment/index.js';
import { editionsById, ownTextsOf } from '../framework/index.js';
import type { Edition } from '../framework/index.js';
import { preparedItems } from '../inspection/index.js';
import type { PreparedItem } from '../inspection/index.js';
import { organizationOf, unitsByIds } from '../organization/index.js';
import { membershipsByIds } from '../people/index.js';
import { tasksOfAssessments } from '../report/index.js';
import { notFound } from '../../platform/graphql/errors.js';
import { distinct } from '../../platform/graphql/relation.js';
import { nodesOutside, placeItems } from './pack.chapters.js';
import type {
  LeftOut,
  LeftOutReason,
  OutsideNode,
  PackChapter,
  PackData,
  PackItem,
  PackLabelName,
  PackPart,
  PackProof,
} from './pack.data.js';
import type { Chapter, Waiver } from './pack.entity.js';
import { requireAssessments } from './pack.parts.js';

export interface Wanted {
  /** In the order of the parts. */
  readonly assessmentIds: readonly string[];
  readonly inspectionId: string | null;
  readonly label: PackLabelName;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly chapters: readonly Chapter[];
  readonly waivers: readonly Waiver[];
}

/** What a pack says of itself; the rest is read. */
export type About = PackData['pack'];

/** A draft as it is read; number, moment and maker are said by the documents alone. */
type Draft = Omit<Wanted, 'assessmentIds'> &
  Omit<About, 'number' | 'frozenAt' | 'frozenBy' | 'volumeBytes'> & {
    readonly parts: readonly { readonly assessmentId: string }[];
  };

const drafts = new WeakMap<Reads, Map<string, Promise<PackData>>>();

/** What a draft would hold if it were frozen now. Read once in a transaction, however much of an answer is made from it. */
export function draftSnapshot(reads: Reads, pack: Draft): Promise<PackData> {
  const known = drafts.get(reads) ?? new Map<string, Promise<PackData>>();
  drafts.set(reads, known);
  let data = known.get(pack.id);
  if (!data) {
    const wanted = { ...pack, assessmentIds: pack.parts.map(({ assessmentId }) => assessmentId) };
    data = packSnapshot(reads, wanted, {
      ...pack,
      number: '',
      frozenAt: '',
      frozenBy: '',
      volumeBytes: null,
    });
    known.set(pack.id, data);
  }
  return data;
}

/** Everything that the pack says, in the caller's one transaction: a fixed number of statements, however large it is. */
export async function packSnapshot(reads: Reads, wanted: Wanted, about: About): Promise<PackData> {
  const assessments = await requireAssessments(reads, wanted.assessmentIds);
  const organization = await organizationOf(reads);
  const editions = await editionsOf(reads, assessments);
  const rows = await resultsOfAssessments(reads, wanted.assessmentIds, {}, { sql: undefined });
  const linked = await linkedProofs(reads, wanted);
  const tasks = await tasksOfAssessments(reads, wanted.assessmentIds);
  const texts = await ownTextsOf(reads, distinct(rows.map((row) => row.controlId)));
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

  const several = assessments.length > 1;
  const rowsOf = Map.groupBy(rows, (row) => row.assessmentId);
  const placeOfProof = new Map<string, number>();
  const proofs: PackProof[] = [];
  const chapters: (PackChapter & { readonly items: PackItem[] })[] = [];
  const parts: PackPart[] = [];
  const outside: OutsideNode[] = [];
  for (const [part, assessment] of assessments.entries()) {
    const edition = editions.get(assessment.frameworkId)!;
    const isOwn = ({ assessmentId }: { readonly assessmentId: string }): boolean =>
      assessmentId === assessment.id;
    const waivers = new Map(wanted.waivers.filter(isOwn).map(({ code, reason }) => [code, reason]));
    const own = wanted.chapters.filter(isOwn);
    const first = chapters.length;
    chapters.push(...own.map(({ title }) => ({ ...(several ? { part } : {}), title, items: [] })));
    const placeOf = placeItems(edition, own);
    const asked = new Set<string>();
    const unplaced = new Set<string>();
    for (const row of rowsOf.get(assessment.id) ?? []) {
      const control = edition.controlById.get(row.controlId)!;
      if (control.informative) continue;
      asked.add(row.controlId);
      const place = placeOf(row.controlId);
      if (place === undefined) {
        unplaced.add(row.controlId);
        continue;
      }
      const goesIn: number[] = [];
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
        goesIn.push(at);
      }
      chapters[first + place]!.items.push({
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
        proofs: goesIn,
        leftOut,
        // A proof that came after the waiver speaks for itself.
        waiver: goesIn.length === 0 ? (waivers.get(control.code) ?? null) : null,
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
    outside.push(...nodesOutside(edition, asked, unplaced).map((node) => ({ part, ...node })));
    parts.push(partFrom(assessment, edition));
  }
  return {
    format: 1,
    pack: about,
    organization: { name: organization.name, code: organization.code.toUpperCase() },
    ...(several ? { parts } : parts[0]),
    chapters,
    proofs,
    notArranged: outside.reduce((sum, { items }) => sum + items, 0),
    outside,
  };
}

async function editionsOf(
  reads: Reads,
  assessments: readonly Assessment[],
): Promise<ReadonlyMap<string, Edition>> {
  const ids = distinct(assessments.map(({ frameworkId }) => frameworkId));
  const editions = await editionsById(reads, ids);
  if (editions.length < ids.length) throw notFound();
  return new Map(editions.map((edition) => [edition.framework.id, edition]));
}

function partFrom(assessment: Assessment, { framework }: Edition): PackPart {
  const level = framework.levels.find(({ code }) => code === assessment.targetLevel);
  return {
    framework: {
      name: framework.name,
      shortName: framework.shortName,
      edition: framework.edition,
      documentNumber: framework.documentNumber,
    },
    assessment: {
      name: assessment.name,
      subject: assessment.subject.name,
      period: assessment.period,
      targetLevel: level?.name ?? assessment.targetLevel,
      closed: assessment.state === 'CLOSED',
    },
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
  where r.organization_id = $1 and r.assessment_id = any ($2::uuid[])
  order by r.id, e.title, e.id, l.status`;

async function linkedProofs(reads: Reads, wanted: Wanted): Promise<Map<string, Linked[]>> {
  const rows = await reads.query<Linked & { resultId: string }>('pack.proofs', linkedSql, [
    reads.actor.organizationId,
    wanted.assessmentIds,
    wanted.label,
    wanted.periodFrom,
    wanted.periodTo,
  ]);
  return Map.groupBy(rows, (row) => row.resultId);
}

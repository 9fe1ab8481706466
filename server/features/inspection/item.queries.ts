import type { Reads } from '../../platform/database/database.js';
import { likePattern, searchWords } from '../../platform/search.js';
import { controlsFoundOtherwise } from '../framework/index.js';
import { itemInSight, noteInSight, sightOf } from './inspection.access.js';
import { today, wantedInspections } from './inspection.queries.js';
import type { InspectionItem, InspectionNote } from './inspection.types.js';
import type { InspectionItemFilter, InspectionNoteFilter } from './item.inputs.js';
import { problemsOf, readinessWith } from './readiness.queries.js';
import type { ReadinessRow } from './readiness.queries.js';

type ItemRow = Omit<InspectionItem, 'problemList'> & ReadinessRow;

const itemColumns = `i.id, 'InspectionItem' as "__typename", i.position, i.due_on::text as "dueOn", i.interpretation, i.interviewee, i.place,
  i.inspection_id as "inspectionId", n.state as "inspectionState", i.result_id as "resultId", i.control_id as "controlId", i.unit_id as "unitId",
  i.person_id as "personId", r.verdict, i.version, q.kinds, q.found, cardinality(q.kinds) = 0 as ready,
  coalesce(cardinality(q.kinds) > 0 and i.due_on < ${today}, false) as overdue, coalesce(o.notes, 0) as "openNotes"`;

const itemSource = `inspection_item i
  join inspection n on n.organization_id = $1 and n.id = i.inspection_id
  join result r on r.organization_id = $1 and r.id = i.result_id
  join readiness q on q.key = i.inspection_id and q.result_id = i.result_id
  left join (select m.item_id, count(*)::integer as notes from inspection_note m
    where m.organization_id = $1 and m.state = 'OPEN' and m.kind <> 'REMARK' group by m.item_id) o on o.item_id = i.id`;

const toItem = ({ kinds, found, ...row }: ItemRow): InspectionItem => ({
  ...row,
  problemList: problemsOf({ kinds, found }),
});

/** Items by id, in reading order; those out of the actor's sight are missing. */
export async function itemsByIds(reads: Reads, ids: readonly string[]): Promise<InspectionItem[]> {
  if (ids.length === 0) return [];
  const inspections = `(select array_agg(distinct k.inspection_id) from inspection_item k where k.organization_id = $1 and k.id = any ($4::uuid[]))`;
  const rows = await reads.query<ItemRow>(
    'inspectionItem.byIds',
    `with ${readinessWith(wantedInspections(inspections))}
     select ${itemColumns} from ${itemSource} where ${itemInSight('i')} and i.id = any ($4::uuid[]) order by i.inspection_id, i.position`,
    [...sightOf(reads.actor), ids],
  );
  return rows.map(toItem);
}

/** Items of these inspections under a filter, in reading order: one statement, besides the words that controls are found by. */
export async function itemsOfInspections(
  reads: Reads,
  inspectionIds: readonly string[],
  filter: InspectionItemFilter,
): Promise<InspectionItem[]> {
  const parameters: unknown[] = [...sightOf(reads.actor), inspectionIds];
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const where = [itemInSight('i'), 'i.inspection_id = any ($4::uuid[])'];
  if (filter.problems?.length) where.push(`q.kinds && ${bind(filter.problems)}::text[]`);
  if (filter.ready != null) where.push(`(cardinality(q.kinds) = 0) = ${bind(filter.ready)}::boolean`);
  if (filter.unitId) where.push(`i.unit_id = ${bind(filter.unitId)}::uuid`);
  if (filter.personId) where.push(`i.person_id = ${bind(filter.personId)}::uuid`);
  if (filter.mine)
    where.push(
      `(i.person_id = $3::uuid or i.person_id is null and i.unit_id = any (${bind(reads.actor.unitIds)}::uuid[]))`,
    );
  if (filter.unassigned != null)
    where.push(`(i.unit_id is null and i.person_id is null) = ${bind(filter.unassigned)}::boolean`);
  if (filter.dueUntil) where.push(`i.due_on <= ${bind(filter.dueUntil)}::date`);
  let control = '';
  if (filter.search?.trim()) {
    const words = searchWords(filter.search);
    // A search of nothing but punctuation finds nothing rather than everything.
    if (words.length === 0) return [];
    const otherwise = await controlsFoundOtherwise(reads, filter.search);
    control = 'join control c on c.id = i.control_id';
    where.push(`(i.control_id = any (${bind(otherwise)}::uuid[])
      or normalize(concat_ws(E'\\n', c.code, c.clause, c.name, c.text, i.interpretation, i.interviewee, i.place), nfkc)
        ilike all (${bind(words.map(likePattern))}::text[]))`);
  }
  const rows = await reads.query<ItemRow>(
    'inspectionItem.list',
    `with ${readinessWith(wantedInspections('$4'))}
     select ${itemColumns} from ${itemSource} ${control} where ${where.join(' and ')} order by i.inspection_id, i.position`,
    parameters,
  );
  return rows.map(toItem);
}

const noteColumns = `m.id, 'InspectionNote' as "__typename", m.kind, m.text, m.severity, m.state, m.answer, m.answered_at as "answeredAt",
  m.created_at as "createdAt", m.version, m.inspection_id as "inspectionId", n.state as "inspectionState", m.item_id as "itemId",
  m.evidence_ids::text[] as "evidenceIds", m.answered_by as "answeredById", m.created_by as "createdById", m.task_id as "taskId"`;
const noteSource = `inspection_note m join inspection n on n.organization_id = $1 and n.id = m.inspection_id`;

/** Notes by id, in no particular order; those out of the actor's sight are missing. */
export function notesByIds(reads: Reads, ids: readonly string[]): Promise<InspectionNote[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<InspectionNote>(
    'inspectionNote.byIds',
    `select ${noteColumns} from ${noteSource} where ${noteInSight('m')} and m.id = any ($4::uuid[])`,
    [...sightOf(reads.actor), ids],
  );
}

/** Notes of these inspections under a filter, newest first. */
export function notesOfInspections(
  reads: Reads,
  inspectionIds: readonly string[],
  filter: InspectionNoteFilter,
): Promise<InspectionNote[]> {
  return reads.query<InspectionNote>(
    'inspectionNote.list',
    `select ${noteColumns} from ${noteSource} where ${noteInSight('m')} and m.inspection_id = any ($4::uuid[])
       and ($5::text[] is null or m.kind = any ($5)) and ($6::text[] is null or m.state = any ($6)) and ($7::uuid is null or m.item_id = $7)
     order by m.inspection_id, m.created_at desc, m.id desc`,
    [
      ...sightOf(reads.actor),
      inspectionIds,
      filter.kinds?.length ? filter.kinds : null,
      filter.states?.length ? filter.states : null,
      filter.itemId ?? null,
    ],
  );
}

/** Findings of one inspection in the order in which they were noted. */
export async function findingsOfInspection(reads: Reads, inspectionId: string): Promise<InspectionNote[]> {
  return (await notesOfInspections(reads, [inspectionId], { kinds: ['FINDING'] })).toReversed();
}

/** What was prepared for one item of an inspection. */
export interface PreparedItem {
  readonly resultId: string;
  readonly interpretation: string | null;
  readonly interviewee: string | null;
  readonly place: string | null;
}

/** What was prepared for the items of an inspection in sight, without asking how ready they are. */
export const preparedItems = (reads: Reads, inspectionId: string): Promise<PreparedItem[]> =>
  reads.query<PreparedItem>(
    'inspectionItem.prepared',
    `select i.result_id as "resultId", i.interpretation, i.interviewee, i.place from inspection_item i
     where ${itemInSight('i')} and i.inspection_id = $4::uuid`,
    [...sightOf(reads.actor), inspectionId],
  );

import type { Reads } from '../../platform/database/database.js';
import { cursorOf } from '../../platform/graphql/connection.js';
import type { Page } from '../../platform/graphql/connection.js';
import { likePattern, searchWords } from '../../platform/search.js';
import { proofJoin, proofState, proofWith, resultsByIds } from '../assessment/index.js';
import { controlsFoundOtherwise } from '../framework/index.js';
import type { GapFilter } from './gap.inputs.js';
import type { GapConnection, GapCounts } from './gap.types.js';
import type { GapSummary } from './gap-summary.types.js';
import { hasUnfinishedTask, inSight, overdue, sightOf, today } from './task.queries.js';

/** Age of a gap in days since the verdict; the last band has no end. */
export const ageBands = [
  { label: '0–7', fromDays: 0, toDays: 7 },
  { label: '8–30', fromDays: 8, toDays: 30 },
  { label: '31–90', fromDays: 31, toDays: 90 },
  { label: '>90', fromDays: 91, toDays: null },
] as const;

interface Row extends Omit<GapSummary, 'ageBands'> {
  readonly ages: readonly number[];
}

// A result and a task are in sight by the same rule: own unit, or own name.
const resultInSight = `r.organization_id = $1 and ($2::uuid[] is null or r.unit_id = any ($2) or r.assignee_id = $3::uuid)`;

const band = ageBands
  .map(({ fromDays }, at) => `when age >= ${fromDays} then ${at + 1}`)
  .toReversed()
  .join(' ');

// The assessments asked for, or every open one.
const scope = `r.assessment_id in (select s.id from assessment s where s.organization_id = $1
    and case when $4::uuid[] is null then s.state = 'OPEN' else s.id = any ($4) end)`;

const gapAge = `greatest(${today} - coalesce((r.rated_at at time zone 'Asia/Shanghai')::date, r.carried_from_on,
        (r.created_at at time zone 'Asia/Shanghai')::date), 0)`;

/** Claims in sight with their proof; what is a gap among them is for the next set to say. $1 to $4 are sight and assessment. */
const claims = (columns: string, where = '') => `
  with ${proofWith(scope, { onlyClaims: true })}, claim as (
    select ${columns}, r.verdict, ${proofState} as proof, ${hasUnfinishedTask} as "hasTask", ${gapAge} as age
    from result r join control c on c.id = r.control_id and not c.informative ${proofJoin}
    where ${resultInSight} and ${scope} and r.asked and r.verdict in ('MET', 'PARTIAL', 'UNMET') ${where}
  )`;

const isGap = `verdict <> 'MET' or proof <> 'PROVEN'`;
const unproven = `proof not in ('PROVEN', 'NOT_NEEDED')`;

const summarySql = `${claims('r.id')}, gap as materialized (
    select *, case ${band} end as band, ${unproven} as unproven
    from claim where ${isGap}
  ), work as materialized (
    select t.unit_id, ${overdue} as late from remediation_task t
    where ${inSight} and t.state <> 'VERIFIED'
      and ($4::uuid[] is null or t.id in (select x.task_id from task_result x
        join result r on r.organization_id = $1 and r.id = x.result_id where x.organization_id = $1 and r.assessment_id = any ($4)))
  )
  select count(*)::integer as "openGaps", (count(*) filter (where not "hasTask"))::integer as "withoutTask",
    (count(*) filter (where unproven))::integer as "declaredNotProven",
    (select count(*) from work where late)::integer as "overdueTasks",
    array[${ageBands.map((_, at) => `(count(*) filter (where band = ${at + 1}))::integer`).join(', ')}] as ages,
    (select coalesce(json_agg(json_build_object('unitId', unit_id, 'tasks', tasks, 'overdue', late) order by tasks desc, unit_id), '[]')
     from (select unit_id, count(*)::integer as tasks, (count(*) filter (where late))::integer as late from work group by unit_id) u) as "byUnit"
  from gap`;

/** Gaps and load in one statement: of these assessments, or of all open ones. */
export async function gapSummary(reads: Reads, assessmentIds: readonly string[] | null): Promise<GapSummary> {
  const [row] = await reads.query<Row>('gap.summary', summarySql, [...sightOf(reads.actor), assessmentIds]);
  if (!row) throw new Error('an aggregate answered no row');
  const { ages, ...counts } = row;
  return { ...counts, ageBands: ageBands.map((each, at) => ({ ...each, count: ages[at] ?? 0 })) };
}

interface GapRow extends GapCounts {
  readonly id: string | null;
  readonly assessmentId: string;
  readonly openedAt: string;
  readonly position: number;
  readonly total: number;
}

const kinds = `case when $8::text[] is null then true
      else verdict = any ($8) or ('UNPROVEN' = any ($8) and ${unproven}) end`;

// Newest assessment first, inside it the order of the framework.
const listSql = `${claims(
  'r.id, r.assessment_id, r.position',
  `and ($5::text[] is null or r.control_id = any ($16::uuid[]) or normalize(concat_ws(E'\\n', c.code, c.clause, c.name, c.text, c.test_unit, r.current_state, r.gap,
        r.suggestion), nfkc) ilike all ($5))
      and ($6::uuid is null or r.unit_id = $6) and ($7::uuid[] is null or r.assignee_id = $3::uuid or r.unit_id = any ($7))`,
)}, gap as materialized (
    select * from claim where (${isGap}) and ($10::integer is null or age >= $10) and ($11::integer is null or age <= $11)
  ), base as (select * from gap where $9::boolean is null or "hasTask" <> $9),
  matching as materialized (select g.id, g.assessment_id, g.position, a.created_at from base g
    join assessment a on a.organization_id = $1 and a.id = g.assessment_id where ${kinds}),
  page as (select * from matching where $12::timestamptz is null
      or (created_at, assessment_id) < ($12, $13::uuid) or ((created_at, assessment_id) = ($12, $13) and position > $14)
    order by created_at desc, assessment_id desc, position limit $15)
  select (select count(*) from matching)::integer as total, b.*, g.*, page.id, page.assessment_id as "assessmentId", page.position,
    page.created_at as "openedAt"
  from (select count(*)::integer as "all", (count(*) filter (where "hasTask"))::integer as "withTask" from gap) g,
    (select (count(*) filter (where verdict = 'UNMET'))::integer as unmet, (count(*) filter (where verdict = 'PARTIAL'))::integer as partial,
      (count(*) filter (where ${unproven}))::integer as unproven from base) b
    left join page on true
  order by page.created_at desc, page.assessment_id desc, page.position`;

/**
 * One page of gaps of every assessment in question, with the total and the numbers of the filter's choices: one statement,
 * and one for the results of the page, however many assessments are open. A search asks before which controls it finds by
 * other than our words.
 */
export async function listGaps(reads: Reads, filter: GapFilter, page: Page): Promise<GapConnection> {
  const words = searchWords(filter.search ?? '');
  // A search of nothing but punctuation finds nothing rather than everything.
  const saysNothing = Boolean(filter.search?.trim()) && words.length === 0;
  const otherwise = words.length > 0 ? await controlsFoundOtherwise(reads, filter.search ?? '') : [];
  const rows = await reads.query<GapRow>('gap.list', listSql, [
    ...sightOf(reads.actor),
    filter.assessmentId ? [filter.assessmentId] : null,
    saysNothing ? [unmatched] : words.length > 0 ? words.map(likePattern) : null,
    filter.unitId ?? null,
    filter.mine ? reads.actor.unitIds : null,
    filter.kinds?.length ? filter.kinds : null,
    filter.withoutTask ?? null,
    filter.minimumAgeDays ?? null,
    filter.maximumAgeDays ?? null,
    ...(page.after ?? [null, null, null]),
    page.first + 1,
    otherwise,
  ]);
  const found = rows.filter((row) => row.id !== null);
  const shown = found.slice(0, page.first);
  const results = await resultsByIds(
    reads,
    shown.flatMap(({ id }) => id ?? []),
  );
  const byId = new Map(results.map((result) => [result.id, result]));
  const edges = shown.flatMap((row) => {
    const node = row.id === null ? undefined : byId.get(row.id);
    return node ? [{ node, cursor: cursorOf([row.openedAt, row.assessmentId, row.position]) }] : [];
  });
  const { total, all, withTask, unmet, partial, unproven: claimed } = rows[0] ?? nothing;
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: { hasNextPage: found.length > page.first, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount: total,
    counts: { all, withTask, unmet, partial, unproven: claimed },
  };
}

/** A pattern of no text at all. */
const unmatched = '';

const nothing = { total: 0, all: 0, withTask: 0, unmet: 0, partial: 0, unproven: 0 };

import type { Reads } from '../../platform/database/database.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { notFound } from '../../platform/graphql/errors.js';
import { taskOverdue } from '../remediation/index.js';
import type { RoadmapFilter } from './approval.inputs.js';
import { decidesRoadmaps, maySeeRoadmaps } from './planning.access.js';
import { quarterEnd, quarterStart, yearEnd } from './calendar.js';
import type { Roadmap, RoadmapAlternative, RoadmapPackage } from './planning.types.js';

type RoadmapRow = Omit<Roadmap, 'endsOn'>;

// Former rows that are older than states have none.
const roadmapColumns = `m.id, 'Roadmap' as "__typename", m.name, m.note, m.starts_on::text as "startsOn", m.years,
  m.assessment_ids::text[] as "assessmentIds", m.owner_id as "ownerId", m.created_at as "createdAt", m.version,
  coalesce(m.state, 'DRAFT') as state, m.chosen_alternative_id as "chosenAlternativeId", m.proposed_by as "proposedById",
  m.proposed_at as "proposedAt", m.proposal_note as "proposalNote", m.decided_by as "decidedById", m.decided_at as "decidedAt",
  m.decision_note as "decisionNote", m.return_reason as "returnReason",
  (select count(*)::integer from roadmap_package p where p.organization_id = m.organization_id and p.roadmap_id = m.id) as "packageCount",
  (select count(*)::integer from roadmap_alternative a where a.organization_id = m.organization_id and a.roadmap_id = m.id)
    as "alternativeCount"`;

const toRoadmap = (row: RoadmapRow): Roadmap => ({ ...row, endsOn: yearEnd(row.startsOn, row.years) });

/** Roadmaps by id, in no particular order; people who see only their own work find none. */
export async function roadmapsByIds(reads: Reads, ids: readonly string[]): Promise<Roadmap[]> {
  if (ids.length === 0 || !maySeeRoadmaps(reads.actor)) return [];
  const rows = await reads.query<RoadmapRow>(
    'roadmap.byIds',
    `select ${roadmapColumns} from roadmap m where m.organization_id = $1 and m.id = any ($2::uuid[])`,
    [reads.actor.organizationId, ids],
  );
  return rows.map(toRoadmap);
}

/** One roadmap, or NOT_FOUND. */
export async function requireRoadmap(reads: Reads, id: string): Promise<Roadmap> {
  const [roadmap] = await roadmapsByIds(reads, [id]);
  if (!roadmap) throw notFound();
  return roadmap;
}

/** One page, newest first, with the total: one statement. */
export async function listRoadmaps(
  reads: Reads,
  filter: RoadmapFilter,
  page: Page,
): Promise<Connection<Roadmap>> {
  const { actor } = reads;
  if (!maySeeRoadmaps(actor)) return connect<Roadmap>([], page.first, 0, () => []);
  const rows = await reads.query<RoadmapRow & { total: number }>(
    'roadmap.list',
    `with matching as materialized (select m.id, m.created_at from roadmap m where m.organization_id = $1
       and ($5::text[] is null or coalesce(m.state, 'DRAFT') = any ($5))
       and (not $6::boolean or ($7::boolean and m.state = 'PROPOSED' and m.proposed_by is distinct from $8::uuid))),
     page as (select id from matching where $2::timestamptz is null or (created_at, id) < ($2, $3::uuid)
       order by created_at desc, id desc limit $4)
     select (select count(*) from matching)::integer as total, ${roadmapColumns}
     from (select 1) one left join page on true left join roadmap m on m.organization_id = $1 and m.id = page.id
     order by m.created_at desc, m.id desc`,
    [
      actor.organizationId,
      page.after?.[0] ?? null,
      page.after?.[1] ?? null,
      page.first + 1,
      filter.states?.length ? filter.states : null,
      filter.decidableByMe ?? false,
      decidesRoadmaps(actor),
      actor.membershipId ?? null,
    ],
  );
  const found = rows.filter((row) => row.id !== null).map(toRoadmap);
  return connect(found, page.first, rows[0]?.total ?? 0, (row) => [row.createdAt, row.id]);
}

type PackageRow = Omit<RoadmapPackage, 'startsOn' | 'endsOn' | 'progress'> & {
  readonly roadmapStartsOn: string;
};

/** Who sees roadmaps sees every task, so none is left out. */
const tasksSql = `select jsonb_build_object('total', count(*), 'open', count(*) filter (where t.state <> 'VERIFIED'),
      'verified', count(*) filter (where t.state = 'VERIFIED'), 'late', count(*) filter (where ${taskOverdue})) as tasks,
    coalesce(array_agg(distinct t.plan_id::text) filter (where t.plan_id is not null), '{}') as plan_ids
  from remediation_task t where t.organization_id = $1 and t.id = any (p.task_ids)`;

// The place is that among the packages of its roadmap, whatever was taken away.
const packagesSql = (where: string) => `
  select p.id, 'RoadmapPackage' as "__typename", p.roadmap_id as "roadmapId", p.place, p.name, p.goal, p.measures, p.unit_id as "unitId",
    p.owner_id as "ownerId", p.start_quarter as "startQuarter", p.end_quarter as "endQuarter", p.cost_low::float8 as "costLow",
    p.cost_likely::float8 as "costLikely", p.cost_high::float8 as "costHigh", p.effort_days::float8 as "effortDays",
    p.result_ids::text[] as "resultIds", cardinality(p.result_ids) as "resultCount", p.figures, jsonb_array_length(p.figures) as "figureCount",
    p.predecessor_ids::text[] as "predecessorIds", p.version, k.tasks, k.plan_ids as "planIds", m.starts_on::text as "roadmapStartsOn"
  from (select *, row_number() over (partition by roadmap_id order by position, id)::integer as place from roadmap_package
      where organization_id = $1 and ${where}) p
  join roadmap m on m.organization_id = $1 and m.id = p.roadmap_id cross join lateral (${tasksSql}) k`;

const toPackage = ({ roadmapStartsOn, ...row }: PackageRow): RoadmapPackage => ({
  ...row,
  startsOn: quarterStart(roadmapStartsOn, row.startQuarter),
  endsOn: quarterEnd(roadmapStartsOn, row.endQuarter),
  progress: row.tasks.total === 0 ? null : row.tasks.verified / row.tasks.total,
});

/** Packages of these roadmaps, in their order. */
export async function packagesOf(reads: Reads, roadmapIds: readonly string[]): Promise<RoadmapPackage[]> {
  if (roadmapIds.length === 0 || !maySeeRoadmaps(reads.actor)) return [];
  const rows = await reads.query<PackageRow>(
    'roadmapPackage.ofRoadmaps',
    `${packagesSql('roadmap_id = any ($2::uuid[])')} order by p.roadmap_id, p.place`,
    [reads.actor.organizationId, roadmapIds],
  );
  return rows.map(toPackage);
}

/** Packages by id, in no particular order. */
export async function packagesByIds(reads: Reads, ids: readonly string[]): Promise<RoadmapPackage[]> {
  if (ids.length === 0 || !maySeeRoadmaps(reads.actor)) return [];
  const rows = await reads.query<PackageRow>(
    'roadmapPackage.byIds',
    `${packagesSql(`roadmap_id in (select o.roadmap_id from roadmap_package o where o.organization_id = $1 and o.id = any ($2::uuid[]))`)}
     where p.id = any ($2::uuid[])`,
    [reads.actor.organizationId, ids],
  );
  return rows.map(toPackage);
}

const alternativesSql = `select a.id, 'RoadmapAlternative' as "__typename", a.roadmap_id as "roadmapId", a.name, a.note,
    a.budget::float8 as budget, a.choices, a.version
  from roadmap_alternative a where a.organization_id = $1`;

/** Alternatives of these roadmaps, oldest first. */
export function alternativesOf(reads: Reads, roadmapIds: readonly string[]): Promise<RoadmapAlternative[]> {
  if (roadmapIds.length === 0 || !maySeeRoadmaps(reads.actor)) return Promise.resolve([]);
  return reads.query<RoadmapAlternative>(
    'roadmapAlternative.ofRoadmaps',
    `${alternativesSql} and a.roadmap_id = any ($2::uuid[]) order by a.created_at, a.id`,
    [reads.actor.organizationId, roadmapIds],
  );
}

/** Alternatives by id, in no particular order. */
export function alternativesByIds(reads: Reads, ids: readonly string[]): Promise<RoadmapAlternative[]> {
  if (ids.length === 0 || !maySeeRoadmaps(reads.actor)) return Promise.resolve([]);
  return reads.query<RoadmapAlternative>(
    'roadmapAlternative.byIds',
    `${alternativesSql} and a.id = any ($2::uuid[])`,
    [reads.actor.organizationId, ids],
  );
}

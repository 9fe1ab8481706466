import type { Reads } from '../../platform/database/database.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { inSight, sightOf } from './request.access.js';
import type { EvidenceRequestSeriesFilter } from './request.inputs.js';
import { today } from './request.queries.js';
import type { EvidenceRequestSeries, RequestPeriod } from './request.types.js';

const columns = `s.id, 'EvidenceRequestSeries' as "__typename", s.title, s.note,
  case s.months when 1 then 'MONTHLY' when 3 then 'QUARTERLY' when 6 then 'HALF_YEARLY' else 'YEARLY' end as frequency,
  s.starts_on::text as "startsOn", s.ends_on::text as "endsOn", s.due_days as "dueDays", s.stopped_at as "stoppedAt",
  s.created_at as "createdAt", s.unit_id as "unitId", s.assignee_id as "assigneeId", s.system_id as "systemId",
  s.created_by as "createdById"`;

/** Series by id, in no particular order; those out of the actor's sight are missing. */
export function seriesByIds(reads: Reads, ids: readonly string[]): Promise<EvidenceRequestSeries[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<EvidenceRequestSeries>(
    'requestSeries.byIds',
    `select ${columns} from request_series s where ${inSight('s')} and s.id = any ($4::uuid[])`,
    [...sightOf(reads.actor), ids],
  );
}

/** A period p whose request q, if it was opened, shows no proof although its day has passed. */
const missing = `(p.due_on < ${today} and coalesce(q.state in ('OPEN', 'RETURNED'), true))`;
const request = `left join evidence_request q on q.organization_id = p.organization_id and q.series_id = p.series_id
  and q.period_start = p.starts_on`;

/** One page of series, newest first, with the total under the same filter. */
export async function listSeries(
  reads: Reads,
  filter: EvidenceRequestSeriesFilter,
  page: Page,
): Promise<Connection<EvidenceRequestSeries>> {
  const parameters: unknown[] = [...sightOf(reads.actor)];
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const parts = [inSight('s')];
  if (filter.unitId)
    parts.push(`s.unit_id = any ((select unit_subtree($1, ${parameter(filter.unitId)}::uuid))::uuid[])`);
  if (filter.controlId)
    parts.push(
      `exists (select 1 from request_series_control c where c.organization_id = $1 and c.series_id = s.id and c.control_id = ${parameter(filter.controlId)}::uuid)`,
    );
  if (typeof filter.stopped === 'boolean')
    parts.push(`(s.stopped_at is not null) = ${parameter(filter.stopped)}::boolean`);
  if (typeof filter.missing === 'boolean')
    parts.push(
      `exists (select 1 from request_period p ${request} where p.organization_id = $1 and p.series_id = s.id and ${missing}) = ${parameter(filter.missing)}::boolean`,
    );
  const [at, id] = page.after ?? [];
  const after = page.after
    ? `where (m.created_at, m.id) < (${parameter(at)}::timestamptz, ${parameter(id)}::uuid)`
    : '';
  const rows = await reads.query<EvidenceRequestSeries & { total: number }>(
    'requestSeries.list',
    `with matching as materialized (select s.id, s.created_at from request_series s where ${parts.join(' and ')}),
     page as (select m.id from matching m ${after} order by m.created_at desc, m.id desc limit ${page.first + 1})
     select (select count(*) from matching)::integer as total, ${columns}
     from (select 1) one left join page on true left join request_series s on s.organization_id = $1 and s.id = page.id
     order by s.created_at desc, s.id desc`,
    parameters,
  );
  return connect(
    rows.filter((row) => row.id !== null),
    page.first,
    rows[0]?.total ?? 0,
    (row) => [row.createdAt, row.id],
  );
}

/** The latest begun periods of these series and the one that follows, oldest first: one statement. */
export function periodsOfSeries(
  reads: Reads,
  seriesIds: readonly string[],
  last: number,
): Promise<(RequestPeriod & { seriesId: string })[]> {
  return reads.query(
    'requestSeries.periods',
    `with begun as (
       select p.*, row_number() over (partition by p.series_id order by p.starts_on desc) as place from request_period p
       where p.organization_id = $1 and p.series_id = any ($2::uuid[])
     ), next as (
       select s.id as series_id, n.starts_on, (n.starts_on + make_interval(months => s.months))::date - 1 as ends_on, s.due_days
       from request_series s cross join lateral (
         select coalesce((select (b.starts_on + make_interval(months => s.months))::date from begun b
           where b.series_id = s.id and b.place = 1), s.starts_on) as starts_on) n
       where s.organization_id = $1 and s.id = any ($2::uuid[]) and s.stopped_at is null
         and (s.ends_on is null or n.starts_on <= s.ends_on)
     ), periods as (
       select p.series_id, p.starts_on, p.ends_on, p.due_on, q.id as request_id,
         case when q.state = 'DONE' then 'PROVEN' when q.state = 'CANCELLED' then 'WAIVED' when q.state = 'ANSWERED' then 'UNDER_REVIEW'
           when ${missing} then 'MISSING' else 'OPEN' end as status
       from begun p ${request} where p.place <= $3
       union all select series_id, starts_on, ends_on, ends_on + due_days, null, 'UPCOMING' from next
     )
     select series_id || '/' || starts_on as id, series_id as "seriesId", starts_on::text as "startsOn", ends_on::text as "endsOn",
       due_on::text as "dueOn", request_id as "requestId", status
     from periods order by series_id, periods.starts_on`,
    [reads.actor.organizationId, seriesIds, last],
  );
}

/** How many periods of each series are missing. */
export function missingCounts(
  reads: Reads,
  seriesIds: readonly string[],
): Promise<{ id: string; count: number }[]> {
  return reads.query(
    'requestSeries.missing',
    `select p.series_id as id, count(*)::integer as count from request_period p ${request}
     where p.organization_id = $1 and p.series_id = any ($2::uuid[]) and ${missing} group by p.series_id`,
    [reads.actor.organizationId, seriesIds],
  );
}

/** Controls of these series as pairs of ids, in a fixed order. */
export function controlsOfSeries(
  reads: Reads,
  seriesIds: readonly string[],
): Promise<{ seriesId: string; id: string }[]> {
  return reads.query(
    'requestSeries.controls',
    `select series_id as "seriesId", control_id as id from request_series_control where organization_id = $1
       and series_id = any ($2::uuid[]) order by series_id, control_id`,
    [reads.actor.organizationId, seriesIds],
  );
}

import type { Reads } from '../../platform/database/database.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { notFound } from '../../platform/graphql/errors.js';
import { likePattern, queryTokens, searchWords } from '../../platform/search.js';
import { visibleUnits } from './system.access.js';
import type { InformationSystemFilter } from './system.inputs.js';
import type { InformationSystem } from './system.types.js';

const dueSoonDays = 60;
const today = `(now() at time zone 'Asia/Shanghai')::date`;

const dueState = (day: string): string => `case when s.state = 'RETIRED' or ${day} is null then 'NONE'
    when ${day} < ${today} then 'OVERDUE' when ${day} <= ${today} + ${dueSoonDays} then 'DUE_SOON' else 'OK' end`;

// Days as text in every pool: the unit of work's own connection reads dates in its own way.
const columns = `s.id, 'InformationSystem' as "__typename", s.code, s.name, s.description, s.owner_unit_id as "ownerUnitId",
  s.state, json_build_object('informationObject', s.information_object, 'informationDegree', s.information_degree,
    'serviceObject', s.service_object, 'serviceDegree', s.service_degree, 's', s.s, 'a', s.a, 'level', s.level,
    'code', s.grading_code) as grading,
  s.technologies, s.continuity_critical as "continuityCritical", s.filing_number as "filingNumber",
  s.filed_on::text as "filedOn", s.filing_valid_until::text as "filingValidUntil",
  s.last_assessed_on::text as "lastAssessedOn", s.next_assessment_due_on::text as "nextAssessmentDueOn",
  ${dueState('s.next_assessment_due_on')} as "assessmentDueState", ${dueState('s.filing_valid_until')} as "filingDueState",
  s.version`;

const visible = `s.organization_id = $1 and ($2::uuid[] is null or s.owner_unit_id = any ($2))`;

/** Systems by id, in no particular order; those of other organizations or out of the actor's sight are missing. */
export function systemsByIds(reads: Reads, ids: readonly string[]): Promise<InformationSystem[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<InformationSystem>(
    'system.byIds',
    `select ${columns} from information_system s where ${visible} and s.id = any ($3::uuid[])`,
    [reads.actor.organizationId, visibleUnits(reads.actor), ids],
  );
}

/** One system, or NOT_FOUND when it does not exist or is out of the actor's sight. */
export async function requireSystem(reads: Reads, id: string): Promise<InformationSystem> {
  const [system] = await systemsByIds(reads, [id]);
  if (!system) throw notFound();
  return system;
}

// Rows and total see the same matches; the total does not depend on the page. Codes are unique, so they are the whole key.
const listSql = `
  with matching as materialized (
    select s.id, s.code from information_system s
    where ${visible} and ($3::uuid is null or s.owner_unit_id = any (unit_subtree($1, $3))) and ($4::integer is null or s.level = $4)
      and ($5::text[] is null or s.state = any ($5))
      and ($6::text[] is null or s.id in (select search_information_systems($1, $6, $7)))
  ), page as (
    select id from matching where $8::text is null or code > $8 order by code limit $9
  )
  select (select count(*) from matching)::integer as total, ${columns}
  from (select 1) one left join page on true left join information_system s on s.id = page.id order by s.code`;

/** One page of systems by code, with the total under the same filter: one statement. */
export async function listSystems(
  reads: Reads,
  filter: InformationSystemFilter,
  page: Page,
): Promise<Connection<InformationSystem>> {
  const words = searchWords(filter.search ?? '');
  // A search of nothing but punctuation finds nothing rather than everything.
  if (filter.search?.trim() && words.length === 0)
    return connect<InformationSystem>([], page.first, 0, () => []);
  const rows = await reads.query<InformationSystem & { total: number }>('system.list', listSql, [
    reads.actor.organizationId,
    visibleUnits(reads.actor),
    filter.unitId ?? null,
    filter.level ?? null,
    filter.states?.length ? filter.states : null,
    words.length > 0 ? queryTokens(filter.search ?? '') : null,
    words.map(likePattern),
    page.after?.[0] ?? null,
    page.first + 1,
  ]);
  const systems = rows.filter((row) => row.id !== null);
  return connect(systems, page.first, rows[0]?.total ?? 0, (system) => [system.code]);
}

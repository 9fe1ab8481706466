import type { Reads } from '../../platform/database/database.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { notFound } from '../../platform/graphql/errors.js';
import { likePattern, searchWords } from '../../platform/search.js';
import type { ScoringKind } from '../framework/index.js';
import { assessmentInSight, sightOf } from './assessment.access.js';
import type { AssessmentFilter } from './assessment.inputs.js';
import type { Assessment } from './assessment.types.js';

// Days as text in every pool: the unit of work's own connection reads dates in its own way.
const columns = `a.id, 'Assessment' as "__typename", a.name, a.framework_id as "frameworkId", a.system_id as "systemId",
  json_build_object('kind', a.subject_kind, 'id', a.subject_id, 'name', coalesce(s.name, u.name, o.name, '')) as subject,
  a.period, a.period_start::text as "periodStart", a.period_end::text as "periodEnd", a.target_level as "targetLevel",
  a.grading_code as "gradingCode", a.technologies, a.continuity_critical as "continuityCritical",
  a.requirement_sets as "requirementSets", a.state, a.scoring_edition as "scoringEdition",
  a.attention_factor as "attentionFactor", a.partial_credit as "partialCredit", a.previous_id as "previousId",
  a.created_by as "createdById", a.created_at as "createdAt", a.closed_at as "closedAt", a.version`;

/** What an assessment aliased a is about: a system (s), a unit (u) or the organization (o). */
export const subjects = `left join information_system s on s.organization_id = a.organization_id and s.id = a.system_id
  left join unit u on u.organization_id = a.organization_id and a.subject_kind = 'UNIT' and u.id = a.subject_id
  left join organization o on a.subject_kind = 'ORGANIZATION' and o.id = a.subject_id`;

/** The longest list without pages. */
export const listedAssessments = 250;

/** Assessments by id, in no particular order; those out of the actor's sight are missing. */
export function assessmentsByIds(reads: Reads, ids: readonly string[]): Promise<Assessment[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<Assessment>(
    'assessment.byIds',
    `select ${columns} from assessment a ${subjects} where ${assessmentInSight} and a.id = any ($4::uuid[])`,
    [...sightOf(reads.actor), ids],
    'kept',
  );
}

/** One assessment, or NOT_FOUND when it does not exist or is out of the actor's sight. */
export async function requireAssessment(reads: Reads, id: string): Promise<Assessment> {
  const [assessment] = await assessmentsByIds(reads, [id]);
  if (!assessment) throw notFound();
  return assessment;
}

/** Assessments of these systems, newest period first. */
export function assessmentsOfSystems(reads: Reads, systemIds: readonly string[]): Promise<Assessment[]> {
  return reads.query<Assessment>(
    'assessment.ofSystems',
    `select ${columns} from assessment a ${subjects} where ${assessmentInSight} and a.system_id = any ($4::uuid[])
     order by a.period_end desc, a.created_at desc, a.id desc`,
    [...sightOf(reads.actor), systemIds],
  );
}

// Rows and total see the same matches; the total does not depend on the page. Names are few and short: no index needed.
const listSql = `
  with matching as materialized (
    select a.id, a.created_at from assessment a ${subjects} join framework f on f.id = a.framework_id
    where ${assessmentInSight} and ($4::uuid[] is null or a.system_id = any ($4)) and ($11::date is null or a.period_end >= $11) and ($12::date is null or a.period_start <= $12)
      and ($5::text is null or f.code = $5)
      and ($6::text[] is null or a.state = any ($6))
      and ($7::text[] is null or normalize(concat_ws(E'\\n', a.name, a.period, s.name, s.code), nfkc) ilike all ($7))
  ), page as (
    select id from matching where $8::timestamptz is null or (created_at, id) < ($8, $9::uuid)
    order by created_at desc, id desc limit $10
  )
  select (select count(*) from matching)::integer as total, ${columns}
  from (select 1) one left join page on true left join assessment a on a.organization_id = $1 and a.id = page.id ${subjects}
  order by a.created_at desc, a.id desc`;

/** One page of assessments, newest first, with the total under the same filter: one statement. */
export async function listAssessments(
  reads: Reads,
  filter: AssessmentFilter,
  page: Page,
): Promise<Connection<Assessment>> {
  const words = searchWords(filter.search ?? '');
  // A search of nothing but punctuation finds nothing rather than everything.
  if (filter.search?.trim() && words.length === 0) return connect<Assessment>([], page.first, 0, () => []);
  const rows = await reads.query<Assessment & { total: number }>('assessment.list', listSql, [
    ...sightOf(reads.actor),
    filter.systemIds?.length ? filter.systemIds : filter.systemId ? [filter.systemId] : null,
    filter.frameworkCode ?? null,
    filter.states?.length ? filter.states : null,
    words.length > 0 ? words.map(likePattern) : null,
    page.after?.[0] ?? null,
    page.after?.[1] ?? null,
    page.first + 1,
    filter.periodFrom ?? null,
    filter.periodTo ?? null,
  ]);
  const found = rows.filter((row) => row.id !== null);
  return connect(found, page.first, rows[0]?.total ?? 0, (row) => [row.createdAt, row.id]);
}

/**
 * The newest assessment of every rule book and subject, by rule book and subject; those out of the actor's sight are left out.
 * `listedAssessments` at most: one more tells that there are too many.
 */
export function latestAssessments(
  reads: Reads,
  frameworkCode: string | null,
  kinds: readonly ScoringKind[] | null,
): Promise<Assessment[]> {
  return reads.query<Assessment>(
    'assessment.latest',
    `select ${columns} from (
       select distinct on (a.framework_id, a.subject_kind, a.subject_id) a.id, f.code
       from assessment a join framework f on f.id = a.framework_id
       where ${assessmentInSight} and ($4::text is null or f.code = $4)
         and ($5::text[] is null or f.scoring_kind = any ($5))
       order by a.framework_id, a.subject_kind, a.subject_id, a.period_end desc, a.created_at desc
     ) l join assessment a on a.organization_id = $1 and a.id = l.id ${subjects}
     order by l.code, a.subject_kind, coalesce(s.name, u.name, o.name), a.id limit ${listedAssessments + 1}`,
    [...sightOf(reads.actor), frameworkCode, kinds?.length ? kinds : null],
  );
}

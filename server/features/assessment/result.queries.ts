import type { Reads } from '../../platform/database/database.js';
import { selectList } from '../../platform/graphql/columns.js';
import type { Asked, Columns } from '../../platform/graphql/columns.js';
import { likePattern, searchWords } from '../../platform/search.js';
import { controlsFoundOtherwise } from '../framework/index.js';
import { resultInSight, sightOf } from './assessment.access.js';
import { proofJoin, proofState, proofWith, provenVerdict } from './proof.sql.js';
import type { Result, ResultChange, ResultFilter } from './result.types.js';

/** SQL over the result aliased r that is true when a remediation task exists for it; that room defines it. */
export interface TaskPredicate {
  sql: string | undefined;
}

const ofProof: Readonly<Record<string, string>> = {
  proofState,
  provenVerdict,
  evidenceCount: 'coalesce(g.linked, 0) + coalesce(o.linked, 0)',
  validEvidenceCount: 'coalesce(g.valid, 0) + coalesce(o.valid, 0)',
};

const facts: Readonly<Record<string, string>> = {
  assessmentId: 'r.assessment_id',
  controlId: 'r.control_id',
  unitId: 'r.unit_id',
  assigneeId: 'r.assignee_id',
  ratedById: 'r.rated_by',
  systemId: 'a.system_id',
  assessmentState: 'a.state',
};

// What a verdict no longer speaks of is kept, so that changing it back loses nothing, but not shown.
const own: Readonly<Record<string, string>> = {
  id: 'r.id',
  verdict: 'r.verdict',
  version: 'r.version',
  currentState: 'r.current_state',
  gap: `case when r.verdict in ('PARTIAL', 'UNMET') then r.gap end`,
  suggestion: 'r.suggestion',
  notApplicableReason: `case when r.verdict = 'NOT_APPLICABLE' then r.not_applicable_reason end`,
  ratedAt: 'r.rated_at',
  carriedFromOn: 'r.carried_from_on::text',
  needsConfirmation: 'r.needs_confirmation',
  riskJudgement: 'r.risk_judgement',
  riskReason: 'r.risk_reason',
  asked: 'r.asked',
};

const columns: Columns = {
  typeName: 'Result',
  sql: { ...facts, ...own, ...ofProof },
  facts: Object.keys(facts),
};

interface Parts {
  readonly with: string;
  readonly columns: string;
  readonly join: string;
}

/** What a statement needs for the fields that were asked for; everything when nobody says which. `scope` names the results. */
function partsOf(selected: Asked | undefined, scope: string, filtersProof = false): Parts {
  const list = selectList(columns, selected, ['assessmentId', 'controlId']);
  const proofs = Object.keys(ofProof).filter((field) => !selected || selected.has(field));
  if (proofs.length === 0 && !filtersProof) return { with: '', columns: list, join: '' };
  const counts = proofs.some((field) => field.endsWith('Count'));
  return { with: `with ${proofWith(scope, { counts })}`, columns: list, join: proofJoin };
}

const source =
  'result r join assessment a on a.organization_id = r.organization_id and a.id = r.assessment_id';

/** Results by id, in no particular order; those out of the actor's sight are missing. */
export function resultsByIds(reads: Reads, ids: readonly string[], selected?: Asked): Promise<Result[]> {
  if (ids.length === 0) return Promise.resolve([]);
  const scope = 'r.id = any ($4::uuid[])';
  const parts = partsOf(selected, scope);
  return reads.query<Result>(
    'result.byIds',
    `${parts.with} select ${parts.columns} from ${source} ${parts.join} where ${resultInSight} and ${scope}
     order by r.assessment_id, r.position`,
    [...sightOf(reads.actor), ids],
  );
}

/** The result of one control in each of these assessments. */
export function resultsOfControl(
  reads: Reads,
  assessmentIds: readonly string[],
  controlId: string,
  selected?: Asked,
): Promise<Result[]> {
  const scope = 'r.assessment_id = any ($4::uuid[]) and r.control_id = $5::uuid';
  const parts = partsOf(selected, scope);
  return reads.query<Result>(
    'result.ofControl',
    `${parts.with} select ${parts.columns} from ${source} ${parts.join} where ${resultInSight} and ${scope}`,
    [...sightOf(reads.actor), assessmentIds, controlId],
  );
}

/**
 * Results of these assessments in reading order, in one statement; a search asks before which controls it finds by other than
 * our words. Categories, weights and high risk are facts of the control and narrowed by the caller.
 */
export async function resultsOfAssessments(
  reads: Reads,
  assessmentIds: readonly string[],
  filter: ResultFilter & { readonly controlIds?: readonly string[] | undefined },
  tasks: TaskPredicate,
  selected?: Asked,
): Promise<Result[]> {
  const parameters: unknown[] = [...sightOf(reads.actor), assessmentIds];
  const bind = (value: unknown): string => `$${parameters.push(value)}`;
  const scope = 'r.assessment_id = any ($4::uuid[])';
  const where = [resultInSight, scope];
  const filtersProof = Boolean(filter.proofStates?.length) || filter.declaredNotProven != null;
  if (filter.verdicts?.length) where.push(`r.verdict = any (${bind(filter.verdicts)}::text[])`);
  if (filter.proofStates?.length) where.push(`${proofState} = any (${bind(filter.proofStates)}::text[])`);
  if (filter.declaredNotProven != null) {
    where.push(
      `(${proofState} not in ('PROVEN', 'NOT_NEEDED')) = ${bind(filter.declaredNotProven)}::boolean`,
    );
  }
  if (filter.controlIds) where.push(`r.control_id = any (${bind(filter.controlIds)}::uuid[])`);
  if (filter.asked != null) where.push(`r.asked = ${bind(filter.asked)}::boolean`);
  if (filter.needsConfirmation != null)
    where.push(`r.needs_confirmation = ${bind(filter.needsConfirmation)}::boolean`);
  if (filter.unitId) where.push(`r.unit_id = ${bind(filter.unitId)}::uuid`);
  if (filter.assigneeId) where.push(`r.assignee_id = ${bind(filter.assigneeId)}::uuid`);
  if (filter.mine) {
    where.push(`(r.assignee_id = $3::uuid or r.unit_id = any (${bind(reads.actor.unitIds)}::uuid[]))`);
  }
  if (filter.withoutTask != null && tasks.sql)
    where.push(`(${tasks.sql}) = ${bind(!filter.withoutTask)}::boolean`);
  const words = searchWords(filter.search ?? '');
  let control = '';
  if (filter.search?.trim()) {
    if (words.length === 0) return [];
    const otherwise = await controlsFoundOtherwise(reads, filter.search);
    control = 'join control c on c.id = r.control_id';
    where.push(`(r.control_id = any (${bind(otherwise)}::uuid[]) or normalize(concat_ws(E'\\n', c.code, c.clause, c.name, c.text, c.test_unit, r.current_state, r.gap, r.suggestion), nfkc)
      ilike all (${bind(words.map(likePattern))}::text[]))`);
  }
  const parts = partsOf(selected, scope, filtersProof);
  return reads.query<Result>(
    'result.ofAssessments',
    `${parts.with} select ${parts.columns} from ${source} ${control} ${parts.join} where ${where.join(' and ')} order by r.assessment_id, r.position`,
    parameters,
    parts.with === '' && where.length === 2 ? 'kept' : undefined,
  );
}

/** How many ratings of one result are told. */
export const shownRatings = 100;

/** Ratings of these results, newest first: the present one and those that history keeps. */
export function historyOfResults(
  reads: Reads,
  ids: readonly string[],
): Promise<(ResultChange & { resultId: string })[]> {
  return reads.query(
    'result.history',
    `select * from (select told.*, row_number() over (partition by told."resultId" order by told.at desc) as place from (
     select distinct on (h.rated_at, h.result_id) h.result_id as "resultId", h.rated_at as at, coalesce(h.rated_by_name, '') as "actorName",
       h.verdict, case h.verdict when 'NOT_APPLICABLE' then h.not_applicable_reason when 'PARTIAL' then coalesce(h.gap, h.current_state)
         when 'UNMET' then coalesce(h.gap, h.current_state) else h.current_state end as note
     from (
       select r.id as result_id, r.rated_at, r.rated_by_name, r.verdict, r.not_applicable_reason, r.gap, r.current_state, r.valid_from
       from result r where r.organization_id = $1 and r.id = any ($2::uuid[])
       union all
       select h.id, h.rated_at, h.rated_by_name, h.verdict, h.not_applicable_reason, h.gap, h.current_state, h.valid_from
       from result_history h where h.organization_id = $1 and h.id = any ($2::uuid[])
     ) h
     where h.rated_at is not null
     order by h.rated_at desc, h.result_id, h.valid_from desc
     ) told) numbered where place <= $3 order by at desc, "resultId"`,
    [reads.actor.organizationId, ids, shownRatings],
  );
}

import { may } from '../../platform/access/actor.js';
import type { Reads } from '../../platform/database/database.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { likePattern, queryTokens, searchWords } from '../../platform/search.js';
import type { RemediationTaskOrder } from './remediation.enums.js';
import type { RemediationTaskFilter } from './remediation.inputs.js';
import type { RemediationTask } from './remediation.types.js';
import { taskOrders } from './task.orders.js';
import { columns, inSight, overdue, sightOf, waiting } from './task.queries.js';

/** Values in a cursor of this order. */
export const keysOf = (order: RemediationTaskOrder): number => (order === 'PRIORITY_DESC' ? 3 : 2);

/** The actor answers for it or works on it. */
const isMine = `(t.owner_id = $3::uuid or $3::uuid = any (t.contributor_ids))`;

// Rows and total see the same matches; the total does not depend on the page.
const waitsForAcceptance = (wanted: boolean | null | undefined): string =>
  wanted == null ? 'true' : `(t.acceptance_state is not distinct from 'REQUESTED') = ${wanted}`;

const matching = (whose: string) => `
  with matching as materialized (
    select t.id, t.due_on, t.priority_order, t.updated_at, t.number from remediation_task t
    where ${inSight} and ${whose} and ($4::text[] is null or t.state = any ($4)) and ($5::text[] is null or t.priority = any ($5))
      and case when $15::boolean then t.unit_id is not distinct from $6::uuid
        else $6 is null or t.unit_id = any ((select unit_subtree($1, $6))::uuid[]) end and ($7::uuid is null or t.owner_id = $7)
      and ($8::uuid is null or t.plan_id = $8)
      and ($9::uuid is null or t.id in (select x.task_id from task_result x
        join result r on r.organization_id = $1 and r.id = x.result_id where x.organization_id = $1 and r.assessment_id = $9))
      and ($10::boolean is null or ${overdue} = $10)
      and ($11::boolean is null or ($11 and t.state = 'SUBMITTED' and t.submitted_by is distinct from $3::uuid))
      and ($12::boolean is null or $12 = exists (select 1 from delay_request d
        where d.organization_id = $1 and d.task_id = t.id and d.state = 'REQUESTED'))
      and ($16::date is null or t.due_on >= $16) and ($17::date is null or t.due_on <= $17)
      and ($18::text is null or exists (select 1 from membership m join account a on a.id = m.account_id
        where m.organization_id = $1 and a.username = $18 and (t.owner_id = m.id or m.id = any (t.contributor_ids))))
      and ($13::text[] is null or t.id in (select search_remediation_tasks($1, $13, $14)))
  )`;

interface Matching {
  /** `with matching as …`, the tasks under the filter. */
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** The tasks under a filter; undefined when there can be none. Its parameters are the first 18. */
function matchingOf({ actor }: Reads, filter: RemediationTaskFilter): Matching | undefined {
  const words = searchWords(filter.search ?? '');
  // A search of nothing but punctuation finds nothing rather than everything; so does the work of nobody.
  const saysNothing = Boolean(filter.search?.trim()) && words.length === 0;
  const ownerless = Boolean(filter.mine) && !actor.membershipId;
  const cannotVerify =
    Boolean(filter.verifiableByMe) && !(may(actor, 'remediation:verify') && actor.membershipId);
  if (saysNothing || ownerless || cannotVerify) return undefined;
  return {
    sql: matching(`${filter.mine ? isMine : 'true'} and ${waitsForAcceptance(filter.acceptanceRequested)}`),
    parameters: [
      ...sightOf(actor),
      filter.states?.length ? filter.states : null,
      filter.priorities?.length ? filter.priorities : null,
      filter.unitId ?? null,
      filter.ownerId ?? null,
      filter.planId ?? null,
      filter.assessmentId ?? null,
      filter.overdue ?? null,
      filter.verifiableByMe ? true : null,
      filter.delayRequested ?? null,
      words.length > 0 ? queryTokens(filter.search ?? '') : null,
      words.map(likePattern),
      filter.exactUnit ?? false,
      filter.dueFrom ?? null,
      filter.dueTo ?? null,
      filter.personUsername?.normalize('NFKC').trim().toLowerCase() ?? null,
    ],
  };
}

/** One page of tasks with the total under the same filter: one statement. */
export async function listTasks(
  reads: Reads,
  filter: RemediationTaskFilter,
  order: RemediationTaskOrder,
  page: Page,
): Promise<Connection<RemediationTask>> {
  const { by, after, key } = taskOrders[order];
  const found = matchingOf(reads, filter);
  if (!found) return connect<RemediationTask>([], page.first, 0, key);
  const rows = await reads.query<RemediationTask & { total: number }>(
    'task.list',
    `${found.sql}, page as (select t.id from matching t where ${page.after ? after : 'true'} order by ${by} limit ${page.first + 1})
     select (select count(*) from matching)::integer as total, ${columns}
     from (select 1) one left join page on true left join remediation_task t on t.organization_id = $1 and t.id = page.id ${waiting}
     order by ${by}`,
    [...found.parameters, ...(page.after ?? [])],
  );
  return connect(
    rows.filter((row) => row.id !== null),
    page.first,
    rows[0]?.total ?? 0,
    key,
  );
}

/** Ids of the first tasks under a filter. */
export async function matchingTaskIds(
  reads: Reads,
  filter: RemediationTaskFilter,
  order: RemediationTaskOrder,
  first: number,
): Promise<string[]> {
  const found = matchingOf(reads, filter);
  if (!found) return [];
  const rows = await reads.query<{ id: string }>(
    'task.matchingIds',
    `${found.sql} select t.id from matching t order by ${taskOrders[order].by} limit ${first}`,
    found.parameters,
  );
  return rows.map(({ id }) => id);
}

import type { Actor } from '../../platform/access/actor.js';
import { may } from '../../platform/access/actor.js';
import type { Reads } from '../../platform/database/database.js';
import { selectList } from '../../platform/graphql/columns.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { badInput, text } from '../../platform/graphql/errors.js';
import type { Selection } from '../../platform/graphql/selection.js';
import { isId } from '../../platform/ids.js';
import { likePattern, searchWords } from '../../platform/search.js';
import { isPerson, sight, visiblePolicy } from './policy.access.js';
import {
  addresses,
  awaitsMember,
  nextReview,
  policies,
  policyColumns,
  readAt,
  reviewState,
  state,
} from './policy.columns.js';
import type { PolicyOrder } from './policy.enums.js';
import type { PolicyFilter } from './policy.inputs.js';
import type { Policy } from './policy.types.js';

interface Order {
  readonly key: string;
  readonly type: 'text' | 'timestamptz' | 'date';
  readonly direction: 'asc' | 'desc';
}

const orders: Readonly<Record<PolicyOrder, Order>> = {
  CODE: { key: 'p.code', type: 'text', direction: 'asc' },
  UPDATED_DESC: { key: 'p.updated_at', type: 'timestamptz', direction: 'desc' },
  NEXT_REVIEW: { key: `coalesce(${nextReview}, 'infinity'::date)`, type: 'date', direction: 'asc' },
};

/** Conditions of a filter, after the three of sight; undefined when nothing can match. */
function conditionsOf(
  actor: Actor,
  filter: PolicyFilter,
  parameter: (value: unknown) => string,
): string[] | undefined {
  const conditions = [visiblePolicy('p')];
  const search = filter.search?.trim() ?? '';
  const words = searchWords(search);
  // A search of nothing but punctuation finds nothing rather than everything.
  if (search !== '' && words.length === 0) return undefined;
  if (words.length > 0) {
    const patterns = parameter(words.map(likePattern));
    conditions.push(
      `normalize(concat_ws(E'\\n', p.code, p.name, cv.body), nfkc) ilike all (${patterns}::text[])`,
    );
  }
  if (filter.categories?.length)
    conditions.push(`p.category = any (${parameter(filter.categories)}::text[])`);
  if (filter.states?.length) conditions.push(`${state} = any (${parameter(filter.states)}::text[])`);
  if (filter.reviewStates?.length)
    conditions.push(`${reviewState} = any (${parameter(filter.reviewStates)}::text[])`);
  if (filter.unitId) conditions.push(`p.unit_id = any (unit_subtree($1, ${parameter(filter.unitId)}::uuid))`);
  if (filter.requirementCode)
    conditions.push(`${parameter(filter.requirementCode)} = any (p.requirement_codes)`);
  if (filter.toReadByMe) {
    if (!isPerson(actor) || !may(actor, 'policy:acknowledge')) return undefined;
    conditions.push(`p.withdrawn_at is null and ${addresses('cv')} and ${readAt('cv')} is null`);
  }
  if (filter.awaitingMyApproval) {
    if (!isPerson(actor) || !may(actor, 'policy:approve')) return undefined;
    conditions.push(awaitsMember('ov'));
  }
  return conditions;
}

/** One page of policies with the total under the same filter: one statement. */
export async function listPolicies(
  reads: Reads,
  filter: PolicyFilter,
  orderBy: PolicyOrder,
  page: Page,
  selected?: Selection,
): Promise<Connection<Policy>> {
  const parameters = sight(reads.actor);
  const parameter = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = conditionsOf(reads.actor, filter, parameter);
  if (!conditions) return connect<Policy>([], page.first, 0, () => []);
  const { key, type, direction } = orders[orderBy];
  let after = 'true';
  if (page.after) {
    const [value, id] = page.after;
    if (!isKey(type, value) || !isId(id)) throw wrongCursor();
    after = `(key, id) ${direction === 'asc' ? '>' : '<'} (${parameter(value)}::${type}, ${parameter(id)}::uuid)`;
  }
  const rows = await reads.query<Policy & { total: number; orderKey: string }>(
    'policy.list',
    `with matching as materialized (select p.id, ${key} as key from ${policies} where ${conditions.join(' and ')}),
     page as (select * from matching where ${after} order by key ${direction}, id ${direction} limit ${parameter(page.first + 1)})
     select (select count(*) from matching)::integer as total, page.key::text as "orderKey", ${selectList(policyColumns, selected)}
     from (select 1) one left join page on true left join (${policies}) on p.organization_id = $1 and p.id = page.id
     order by page.key ${direction}, page.id ${direction}`,
    parameters,
  );
  const found = rows.filter((row) => row.id !== null);
  return connect(found, page.first, rows[0]?.total ?? 0, (row) => [row.orderKey, row.id]);
}

const isKey = (type: Order['type'], value: unknown): value is string =>
  typeof value === 'string' &&
  (type === 'text' || value === 'infinity' || /^\d{4}-\d{2}-\d{2}/.test(value)) &&
  (type === 'text' || value === 'infinity' || !Number.isNaN(Date.parse(value)));

export const wrongCursor = () =>
  badInput({
    after: text('翻页位置无效，请从第一页开始。', 'The cursor is not valid: start from the first page.'),
  });

import type { Actor } from '../../platform/access/actor.js';
import { may } from '../../platform/access/actor.js';
import type { Reads } from '../../platform/database/database.js';
import { joinToOne, selectList } from '../../platform/graphql/columns.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { badInput, text } from '../../platform/graphql/errors.js';
import type { Selection } from '../../platform/graphql/selection.js';
import { isId } from '../../platform/ids.js';
import { askedWords } from '../../platform/search.js';
import { unitColumns } from '../organization/index.js';
import { memberColumns, members } from '../people/index.js';
import { sight, visible } from './evidence.access.js';
import { EvidenceOrder } from './evidence.enums.js';
import type { EvidenceFilter } from './evidence.inputs.js';
import { evidenceColumns, validity, versionColumns } from './evidence.queries.js';
import type { EvidenceFacets } from './evidence.facets.types.js';
import type { Evidence } from './evidence.types.js';
import { today } from './expiry.bands.js';

/** Values that a forged cursor could hold must never reach a cast in a statement. */
const keyPatterns: Readonly<Record<Order['type'], RegExp>> = {
  timestamptz: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/,
  text: /^[^\0]{0,200}$/u,
  date: /^(?:\d{4}-\d{2}-\d{2}|infinity)$/,
};

interface Order {
  /** Sort key as SQL, the same expression as in its index. */
  readonly key: string;
  readonly type: 'timestamptz' | 'text' | 'date';
  readonly direction: 'asc' | 'desc';
  /** By where a search found it first. */
  readonly ranked?: true;
}

const orders: Readonly<Record<EvidenceOrder, Order>> = {
  RELEVANCE: { key: 'e.updated_at', type: 'timestamptz', direction: 'desc', ranked: true },
  UPDATED_DESC: { key: 'e.updated_at', type: 'timestamptz', direction: 'desc' },
  TITLE_ASC: { key: 'e.title', type: 'text', direction: 'asc' },
  COLLECTED_DESC: { key: 'e.collected_on', type: 'date', direction: 'desc' },
  VALID_UNTIL_ASC: { key: `coalesce(e.valid_until, 'infinity'::date)`, type: 'date', direction: 'asc' },
};

/** How many keys a cursor of this list has: one more where a search ranks it. */
export const cursorKeys = (filter: EvidenceFilter | null, orderBy: EvidenceOrder): number =>
  orders[orderBy].ranked && filter?.search?.trim() ? 3 : 2;

/** Builds the conditions of one statement; only conditions that were asked for are in it, so that indexes can serve it. */
class Conditions {
  readonly parameters: unknown[];
  private readonly parts: string[];
  with = '';
  /** Where candidates come from, aliased e: what a search found has every column that a condition may name. */
  source = 'evidence e';
  /** True when nothing can match, whatever is stored. */
  impossible = false;

  constructor(readonly actor: Actor) {
    this.parameters = sight(actor);
    this.parts = [visible('e')];
  }

  add(condition: (parameter: string) => string, value: unknown): void {
    this.parts.push(condition(this.parameter(value)));
  }

  parameter(value: unknown): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  plain(condition: string): void {
    this.parts.push(condition);
  }

  get where(): string {
    return this.parts.join(' and ');
  }
}

type ManyValued = 'states' | 'validities' | 'labels' | 'kinds';
const columns: Readonly<Record<ManyValued, string>> = {
  states: 'e.state',
  validities: validity,
  labels: 'e.label',
  kinds: 'e.kind',
};

/** The condition of one many-valued filter, or `true` when it restricts nothing. */
function valueCondition(conditions: Conditions, filter: EvidenceFilter, name: ManyValued): string {
  const values = filter[name];
  // Few are, and an index knows them; every other validity is computed.
  if (name === 'validities' && values?.length === 1 && values[0] === 'DAMAGED')
    return 'e.damaged_at is not null';
  return values?.length ? `${columns[name]} = any (${conditions.parameter(values)}::text[])` : 'true';
}

const linked = 'select 1 from evidence_link l where l.organization_id = $1 and l.evidence_id = e.id';

/** Every filter that has a facet, with its condition; `true` when it restricts nothing. */
type FacetCondition = (conditions: Conditions, filter: EvidenceFilter) => string;
export const facetConditions: Readonly<Record<keyof EvidenceFacets, FacetCondition>> = {
  states: (conditions, filter) => valueCondition(conditions, filter, 'states'),
  validities: (conditions, filter) => valueCondition(conditions, filter, 'validities'),
  labels: (conditions, filter) => valueCondition(conditions, filter, 'labels'),
  kinds: (conditions, filter) => valueCondition(conditions, filter, 'kinds'),
  units: (conditions, { unitId }) =>
    unitId ? `e.unit_id = any (unit_subtree($1, ${conditions.parameter(unitId)}::uuid))` : 'true',
  owners: (conditions, { ownerId }) =>
    ownerId ? `e.owner_id = ${conditions.parameter(ownerId)}::uuid` : 'true',
  tags: (conditions, { tag }) => (tag ? `${conditions.parameter(tag)} = any (e.tags)` : 'true'),
  frameworks: (conditions, { frameworkCode }) =>
    frameworkCode
      ? `exists (${linked} and l.control_id in (select c.id from control c join framework f on f.id = c.framework_id
          where f.code = ${conditions.parameter(frameworkCode)}))`
      : 'true',
};

/** Conditions of everything but the filters that have a facet; a search may leave out other review states by itself. */
export function conditionsOf(
  actor: Actor,
  filter: EvidenceFilter,
  states?: EvidenceFilter['states'],
): Conditions {
  const conditions = new Conditions(actor);
  const words = askedWords(filter.search ?? '');
  // A search of nothing but punctuation finds nothing rather than everything.
  if (filter.search?.trim() && words.length === 0) conditions.impossible = true;
  if (words.length > 0) {
    const asked = conditions.parameter(JSON.stringify(words));
    conditions.with = `found as materialized (select * from search_evidence($1, ${asked}::jsonb, ${conditions.parameter(states?.length ? states : null)}::text[])), `;
    conditions.source = 'found e';
  }
  if (filter.mine) conditions.plain('e.owner_id = $3::uuid');
  if (filter.controlId)
    conditions.add((id) => `exists (${linked} and l.control_id = ${id}::uuid)`, filter.controlId);
  if (filter.clientKeys?.length) {
    // Not a column of what a search finds.
    conditions.add(
      (keys) => `e.id in (select sent.id from evidence sent where sent.organization_id = $1
        and sent.client_key = any (${keys}::text[]))`,
      filter.clientKeys,
    );
  }
  if (typeof filter.unlinked === 'boolean')
    conditions.plain(`${filter.unlinked ? 'not ' : ''}exists (${linked})`);
  if (filter.minimumDaysLeft != null)
    conditions.add((days) => `e.valid_until >= ${today} + ${days}::integer`, filter.minimumDaysLeft);
  if (filter.maximumDaysLeft != null)
    conditions.add((days) => `e.valid_until <= ${today} + ${days}::integer`, filter.maximumDaysLeft);
  if (filter.reviewableByMe) {
    // Who submitted may not judge; a token never judges what a token submitted.
    conditions.plain(`e.state = 'SUBMITTED' and e.submitted_by is distinct from $3::uuid`);
    if (!may(actor, 'evidence:review')) conditions.impossible = true;
  }
  return conditions;
}

/** Conditions of the whole filter. */
export function matching(actor: Actor, filter: EvidenceFilter): Conditions {
  const conditions = conditionsOf(actor, filter, filter.states);
  for (const condition of Object.values(facetConditions)) {
    const restricting = condition(conditions, filter);
    if (restricting !== 'true') conditions.plain(restricting);
  }
  return conditions;
}

/** What a page can bring along, so that its rows need no further statement. */
const related = {
  owner: {
    columns: memberColumns,
    join: `left join (${members}) on m.organization_id = $1 and m.id = e.owner_id`,
  },
  unit: { columns: unitColumns, join: 'left join unit u on u.organization_id = $1 and u.id = e.unit_id' },
  currentVersion: {
    columns: versionColumns,
    join: 'left join evidence_version v on v.organization_id = $1 and v.id = e.current_version_id',
  },
};

/** One page of evidence in the asked order: one statement. The total is counted only when `counted`. */
export async function listEvidences(
  reads: Reads,
  filter: EvidenceFilter,
  orderBy: EvidenceOrder,
  page: Page,
  counted: boolean,
  selected?: Selection,
): Promise<Connection<Evidence>> {
  const { key, type, direction, ranked } = orders[orderBy];
  const conditions = matching(reads.actor, filter);
  if (conditions.impossible) return connect<Evidence>([], page.first, 0, () => []);
  const { where, source } = conditions;
  // Lower numbers are better places; turned round, all keys run in one direction. Without a search there is one place.
  const rank = ranked && conditions.with !== '' ? '-e.place' : undefined;
  let after = '';
  if (page.after) {
    const [value, id, place] = page.after;
    if (typeof value !== 'string' || !keyPatterns[type].test(value) || !isId(id) || !isReal(type, value))
      throw wrongCursor();
    const sign = direction === 'asc' ? '>' : '<';
    const keys = [key, 'e.id'];
    const values = [`${conditions.parameter(value)}::${type}`, `${conditions.parameter(id)}::uuid`];
    if (rank) {
      if (place !== -1 && place !== -2 && place !== -3) throw wrongCursor();
      keys.unshift(rank);
      values.unshift(`${conditions.parameter(place)}::integer`);
    }
    after = ` and (${keys.join(', ')}) ${sign} (${values.join(', ')})`;
  }
  const order = `${rank ? `${rank} ${direction}, ` : ''}${key} ${direction}, e.id ${direction}`;
  const limit = page.first + 1;
  // One plan suits everybody who sees everything; contributors see few, which another plan finds sooner.
  const usual = !reads.actor.ownWorkOnly && !page.after && usualFilter(filter);
  const place = rank ? `, ${rank} as rank` : '';
  // What a search found is looked at once, for page and total; without a search an index serves the page alone.
  const once = counted && conditions.with !== '';
  const pageSql = once
    ? `matching as materialized (select e.id, e.updated_at, e.title, e.collected_on, e.valid_until${rank ? ', e.place' : ''} from ${source} where ${where}), page as (
       select e.id${place} from matching e where true${after} order by ${order} limit ${limit})`
    : `page as (select e.id${place} from ${source} where ${where}${after} order by ${order} limit ${limit})`;
  const total = once ? 'select count(*) from matching' : `select count(*) from ${source} where ${where}`;
  const { list, join, nest } = joinToOne(selected, related);
  const columns = `${selectList(evidenceColumns, selected)}${list}`;
  const rows = await reads.query<Evidence & { total: number; orderKey: string; rank: number | null }>(
    'evidence.list',
    `with ${conditions.with}${pageSql}
     select ${counted ? `(${total})::integer` : '0'} as total, ${columns},
       ${key}${type === 'date' ? '::text' : ''} as "orderKey", ${rank ? 'page.rank' : 'null'} as rank
     from (select 1) one left join page on true left join evidence e on e.organization_id = $1 and e.id = page.id ${join}
     order by ${rank ? `page.rank ${direction}, ` : ''}${key} ${direction}, e.id ${direction}`,
    conditions.parameters,
    usual ? 'kept' : undefined,
  );
  const evidences = nest(rows.filter((row) => row.id !== null));
  return connect(evidences, page.first, rows[0]?.total ?? 0, (row) =>
    rank ? [row.orderKey, row.id, row.rank] : [row.orderKey, row.id],
  );
}

const usualFilter = ({ search: _search, states: _states, ...others }: EvidenceFilter): boolean =>
  Object.values(others).every((value) => value == null || (Array.isArray(value) && value.length === 0));

const isReal = (type: Order['type'], value: string): boolean =>
  type === 'text' || value === 'infinity' || !Number.isNaN(Date.parse(value));

const wrongCursor = () =>
  badInput({
    after: text('翻页位置无效，请从第一页开始。', 'The cursor is not valid: start from the first page.'),
  });

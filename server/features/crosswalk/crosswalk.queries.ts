import type { Reads } from '../../platform/database/database.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { notFound } from '../../platform/graphql/errors.js';
import { likePattern, searchWords } from '../../platform/search.js';
import { editionsOf } from '../framework/index.js';
import { ControlTree } from './control-tree.js';
import type { MappingFilter } from './crosswalk.inputs.js';
import type { Crosswalk, Mapping } from './crosswalk.types.js';

const crosswalkColumns = `k.id, 'Crosswalk' as "__typename", k.code, k.name, k.basis, k.organization_id is not null as own,
  k.source_framework_id as "sourceFrameworkId", k.target_framework_id as "targetFrameworkId",
  n.total as "mappingCount", n.reviewed as "reviewedCount", n.rejected as "rejectedCount"`;

const counted = `cross join lateral (
    select count(*)::integer as total, (count(*) filter (where m.status = 'REVIEWED'))::integer as reviewed,
      (count(*) filter (where m.status = 'REJECTED'))::integer as rejected
    from current_mapping m where m.crosswalk_id = k.id) n`;

/** Crosswalks by id, in no particular order; those of other hospitals are missing. */
export function crosswalksByIds(reads: Reads, ids: readonly string[]): Promise<Crosswalk[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<Crosswalk>(
    'crosswalk.byIds',
    `select ${crosswalkColumns} from crosswalk k ${counted} where k.id = any ($1::uuid[])`,
    [ids],
  );
}

/** One page of crosswalks: the hospital's own first, then published ones, each by code. One statement. */
export async function listCrosswalks(reads: Reads, page: Page): Promise<Connection<Crosswalk>> {
  const [ownAfter, codeAfter] = page.after ?? [];
  const rows = await reads.query<Crosswalk & { total: number }>(
    'crosswalk.list',
    `select (select count(*) from crosswalk)::integer as total, ${crosswalkColumns} from (
       select * from crosswalk k where $1::text is null or (k.organization_id is null, k.code) > ($2::boolean, $1)
       order by k.organization_id is null, k.code limit $3) k ${counted} order by k.organization_id is null, k.code`,
    [codeAfter ?? null, ownAfter === 0 ? false : true, page.first + 1],
  );
  return connect(rows, page.first, rows[0]?.total ?? 0, (row) => [row.own ? 0 : 1, row.code]);
}

const mappingColumns = `m.id, 'Mapping' as "__typename", m.relation, m.confidence, m.rationale, m.status,
  m.first_relation as "firstRelation", m.first_confidence as "firstConfidence", m.organization_id is not null as own,
  m.judged_by_name as "judgedByName", m.judged_at as "judgedAt", m.version, m.crosswalk_id as "crosswalkId",
  m.source_id as "sourceId", m.target_id as "targetId"`;

/** Mappings by id, in no particular order; those of other hospitals are missing. */
export function mappingsByIds(reads: Reads, ids: readonly string[]): Promise<Mapping[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<Mapping>(
    'mapping.byIds',
    `select ${mappingColumns} from current_mapping m where m.id = any ($1::uuid[])`,
    [ids],
  );
}

/** As `mappingsByIds`, in the order of the ids; NOT_FOUND when any of them is missing. */
export async function requireMappings(reads: Reads, ids: readonly string[]): Promise<Mapping[]> {
  const found = new Map((await mappingsByIds(reads, ids)).map((mapping) => [mapping.id, mapping]));
  return ids.map((id) => {
    const mapping = found.get(id);
    if (!mapping) throw notFound();
    return mapping;
  });
}

/** One page of mappings in the reading order of the source, with the total under the same filter: one statement. */
export async function listMappings(
  reads: Reads,
  filter: MappingFilter,
  page: Page,
): Promise<Connection<Mapping>> {
  const words = searchWords(filter.search ?? '');
  // A search of nothing but punctuation finds nothing rather than everything.
  if (filter.search?.trim() && words.length === 0) return connect<Mapping>([], page.first, 0, () => []);
  const parameters: unknown[] = [];
  const parameter = (value: unknown, type: string): string => `$${parameters.push(value)}::${type}`;
  const conditions = ['true'];
  const oneOf = (column: string, values: readonly string[] | null | undefined, type = 'text[]'): void => {
    if (values?.length) conditions.push(`${column} = any (${parameter(values, type)})`);
  };
  oneOf('m.crosswalk_id', filter.crosswalkIds, 'uuid[]');
  oneOf('m.status', filter.statuses);
  oneOf('m.relation', filter.relations);
  oneOf('m.confidence', filter.confidences);
  if (filter.own != null) conditions.push(`m.organization_id is ${filter.own ? 'not ' : ''}null`);
  if (filter.frameworkCodes?.length) {
    const codes = parameter(filter.frameworkCodes, 'text[]');
    const [source, target] = [`fs.code = any (${codes})`, `ft.code = any (${codes})`];
    conditions.push(
      filter.frameworkCodes.length > 1 ? `${source} and ${target}` : `(${source} or ${target})`,
    );
  }
  if (filter.controlId) {
    const tree = new ControlTree(await editionsOf(reads));
    const near = [...tree.above(filter.controlId), ...tree.below(filter.controlId)].map((step) => step.to);
    const ids = parameter([filter.controlId, ...near], 'uuid[]');
    conditions.push(`(m.source_id = any (${ids}) or m.target_id = any (${ids}))`);
  }
  if (words.length > 0)
    conditions.push(
      `concat_ws(E'\\n', s.code, s.name, t.code, t.name, m.rationale) ilike all (${parameter(words.map(likePattern), 'text[]')})`,
    );
  const [code, source, target, id] = (page.after ?? []) as [string, number, number, string];
  const after = page.after
    ? `(k.code, s.sort_order, t.sort_order, m.id) > (${parameter(code, 'text')}, ${parameter(source, 'integer')}, ${parameter(target, 'integer')}, ${parameter(id, 'uuid')})`
    : 'true';
  const rows = await reads.query<Mapping & { total: number; key: [string, number, number, string] }>(
    'mapping.list',
    `with matching as materialized (
       select m.id, k.code, s.sort_order as source, t.sort_order as target, ${after} as following
       from current_mapping m join crosswalk k on k.id = m.crosswalk_id
       join control s on s.id = m.source_id join framework fs on fs.id = s.framework_id
       join control t on t.id = m.target_id join framework ft on ft.id = t.framework_id
       where ${conditions.join(' and ')}
     ), page as (
       select * from matching where following order by code, source, target, id limit ${parameter(page.first + 1, 'integer')}
     )
     select (select count(*) from matching)::integer as total, p.key, ${mappingColumns}
     from (select 1) one
     left join (select id, code, source, target, jsonb_build_array(code, source, target, id) as key from page) p on true
     left join current_mapping m on m.id = p.id order by p.code, p.source, p.target, p.id`,
    parameters,
  );
  const found = rows.filter((row) => row.id !== null);
  return connect(found, page.first, rows[0]?.total ?? 0, (row) => row.key);
}

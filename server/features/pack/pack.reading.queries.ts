import type { Reads } from '../../platform/database/database.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import type { PackData, PackItem as FrozenItem, PackProof as FrozenProof, PackVerdict } from './pack.data.js';
import type { PackItem, PackRead } from './pack.reading.types.js';

/** Items of the pack $2 in their order, out of what it was frozen with: all of the JSON stays in the database. */
const itemsSql = `
  select (row_number() over (order by c.at, i.at))::integer as number, c.at::integer as chapter, coalesce((c.value->>'part')::integer, 0) + 1 as part, i.value as item
  from pack k, jsonb_array_elements(k.data->'chapters') with ordinality c(value, at),
    jsonb_array_elements(c.value->'items') with ordinality i(value, at)
  where k.organization_id = $1 and k.id = $2`;
const itemColumns = `number, chapter, part, item->>'code' as code, item->>'name' as name, item->>'verdict' as verdict,
  jsonb_array_length(item->'proofs') as "proofCount", jsonb_array_length(item->'leftOut') as "leftOutCount"`;

export interface ItemFilter {
  readonly search: string | null;
  readonly chapter: number | null;
  readonly part: number | null;
  readonly verdicts: readonly PackVerdict[] | null;
}

/** One page of the items of a pack. The search finds parts of code, name and requirement. */
export async function listItems(
  reads: Reads,
  packId: string,
  { search, chapter, part, verdicts }: ItemFilter,
  page: Page,
): Promise<Connection<PackItem>> {
  const rows = await reads.query<PackItem & { total: number }>(
    'pack.items',
    `with item as (${itemsSql}), matching as materialized (
       select ${itemColumns} from item where ($3::integer is null or chapter = $3) and ($8::integer is null or part = $8) and ($4::text[] is null or item->>'verdict' = any ($4))
         and ($5::text is null or strpos(lower(concat_ws(' ', item->>'code', item->>'name', item->>'text', item->>'ownText')), lower($5)) > 0)
     )
     select (select count(*) from matching)::integer as total, p.* from (select 1) one
     left join (select * from matching where $6::integer is null or number > $6 order by number limit $7) p on true order by p.number`,
    [
      reads.actor.organizationId,
      packId,
      chapter,
      verdicts?.length ? verdicts : null,
      search,
      page.after?.[0] ?? null,
      page.first + 1,
      part,
    ],
  );
  const found = rows.filter((row) => row.code !== null);
  return connect(found, page.first, rows[0]?.total ?? 0, (row) => [row.number]);
}

export interface SheetRow extends PackItem {
  readonly item: FrozenItem;
  readonly previousCode: string | null;
  readonly nextCode: string | null;
  /** In the order of the item, each with its place among the files. */
  readonly proofs: readonly (FrozenProof & {
    readonly position: number | null;
    readonly path: string | null;
  })[];
}

/** Which item is meant: by its place in the pack, or the first with a code. */
export interface NamedItem {
  readonly number: number | null;
  readonly code: string | null;
}

/** What a pack says about one item; undefined when it has no such item. */
export async function sheetOf(
  reads: Reads,
  packId: string,
  { number, code }: NamedItem,
): Promise<SheetRow | undefined> {
  const [row] = await reads.query<SheetRow>(
    'pack.item',
    `with all_proofs as materialized (select data->'proofs' as list from pack where organization_id = $1 and id = $2),
     item as (${itemsSql}), placed as (
       select *, lag(item->>'code') over (order by number) as "previousCode", lead(item->>'code') over (order by number) as "nextCode" from item
     )
     select ${itemColumns}, item, "previousCode", "nextCode", coalesce((
         select jsonb_agg(x.proof || jsonb_build_object('position', n.position, 'path', n.path) order by x.at)
         from (select p.at, a.list->p.place::integer as proof from all_proofs a
           cross join jsonb_array_elements_text(placed.item->'proofs') with ordinality p(place, at)) x
         left join pack_entry n on n.organization_id = $1 and n.pack_id = $2 and n.version_id = (x.proof->>'versionId')::uuid), '[]') as proofs
     from placed where ($3::text is null or item->>'code' = $3) and ($4::integer is null or number = $4) order by number limit 1`,
    [reads.actor.organizationId, packId, code, number],
  );
  return row;
}

/** A file of a pack. */
export interface Entry {
  readonly path: string;
  readonly sha256: string;
  readonly byteSize: number;
  /** Null for the documents of the pack. */
  readonly proof: Pick<PackData['proofs'][number], 'title' | 'kind' | 'fileName' | 'mediaType'> | null;
}

export async function entryOf(reads: Reads, packId: string, position: number): Promise<Entry | undefined> {
  const [entry] = await reads.query<Entry>(
    'pack.entry',
    `select n.path, n.sha256, n.byte_size::float8 as "byteSize", (
         select jsonb_build_object('title', p->>'title', 'kind', p->>'kind', 'fileName', p->>'fileName', 'mediaType', p->>'mediaType')
         from pack k, jsonb_array_elements(k.data->'proofs') p
         where k.organization_id = $1 and k.id = $2 and p->>'versionId' = n.version_id::text) as proof
     from pack_entry n where n.organization_id = $1 and n.pack_id = $2 and n.position = $3`,
    [reads.actor.organizationId, packId, position],
  );
  return entry;
}

/** What was read of a pack, newest first. The total is exact up to 10,000. */
export async function listReads(reads: Reads, packId: string, page: Page): Promise<Connection<PackRead>> {
  const where = `organization_id = $1 and object_id = $2 and action = any ($3)`;
  const rows = await reads.query<PackRead & { total: number }>(
    'pack.reads',
    `select (select count(*) from (select 1 from event where ${where} limit 10000) c)::integer as total, e.* from (select 1) one
     left join (
       select id, at, actor_name as reader, address,
         case action when 'pack.opened' then 'LIST' when 'pack.itemRead' then 'ITEM' when 'pack.fileRead' then 'FILE' else 'DOWNLOAD' end as kind,
         coalesce(nullif(concat_ws(' ', after->>'part', after->>'code'), ''), after->>'path', after->>'volume', after->>'search') as what
       from event where ${where} and ($4::timestamptz is null or (at, id) < ($4, $5::uuid)) order by at desc, id desc limit $6
     ) e on true order by e.at desc, e.id desc`,
    [
      reads.actor.organizationId,
      packId,
      ['pack.opened', 'pack.itemRead', 'pack.fileRead', 'pack.downloaded'],
      page.after?.[0] ?? null,
      page.after?.[1] ?? null,
      page.first + 1,
    ],
  );
  const found = rows.filter((row) => row.id !== null);
  return connect(found, page.first, rows[0]?.total ?? 0, (row) => [row.at, row.id]);
}

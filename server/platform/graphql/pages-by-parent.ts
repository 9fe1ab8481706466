import type { Reads } from '../database/database.js';
import { connect } from './connection.js';
import type { Connection, Page } from './connection.js';

interface Pages {
  /** Name of the statement. */
  readonly name: string;
  /** Select of everything that any of the parents lists: `parent`, `id`, and the text `key` that it is ordered by. */
  readonly matching: string;
  readonly parameters: readonly unknown[];
  readonly direction: 'asc' | 'desc';
}

/**
 * The same page of the list of each parent, with totals: one statement for all parents, and one by `read` for the rows of the
 * pages. Rows that `read` does not find are left out.
 */
export async function pagesByParent<Row extends { readonly id: string }>(
  reads: Reads,
  parents: readonly { readonly id: string }[],
  page: Page,
  { name, matching, parameters, direction }: Pages,
  read: (ids: readonly string[]) => Promise<readonly Row[]>,
): Promise<Connection<Row>[]> {
  const [key, id, most] = [1, 2, 3].map((place) => `$${parameters.length + place}`);
  const listed = await reads.query<{ parent: string; total: number; id: string | null; key: string }>(
    name,
    `with matching as materialized (${matching}),
     totals as (select parent, count(*)::integer as total from matching group by parent),
     page as (
       select m.*, row_number() over (partition by parent order by key ${direction}, id ${direction}) as place from matching m
       where ${key}::text is null or (key, id) ${direction === 'asc' ? '>' : '<'} (${key}, ${id}::uuid)
     )
     select t.parent, t.total, p.id, p.key from totals t left join page p on p.parent = t.parent and p.place <= ${most}
     order by t.parent, p.place`,
    [...parameters, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
  );
  const byParent = Map.groupBy(listed, (row) => row.parent);
  const ids = listed.flatMap((row) => row.id ?? []);
  const rows = new Map((ids.length === 0 ? [] : await read(ids)).map((row) => [row.id, row]));
  return parents.map((parent) => {
    const own = byParent.get(parent.id) ?? [];
    const keys = new Map(own.map((each) => [each.id, each.key]));
    const found = own.flatMap((each) => rows.get(each.id ?? '') ?? []);
    return connect(found, page.first, own[0]?.total ?? 0, (row) => [keys.get(row.id), row.id]);
  });
}

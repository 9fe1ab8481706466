import type { Tx } from '../../platform/database/database.js';
import { limitExceeded } from '../../platform/graphql/errors.js';
import { maximumDepth } from './own-book.limits.js';

/** The places that a node and everything below it take in the reading order of its framework. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

// The reading order is that of the tree, parents first: a node and what is below it always stand side by side.
const rangeSql = `
  with recursive below as (
    select id, sort_order from control where id = $1
    union all select c.id, c.sort_order from control c join below b on c.parent_id = b.id)
  select min(sort_order) as first, max(sort_order) as last from below`;

export async function rangeOf(tx: Tx, id: string): Promise<Range> {
  const [range] = await tx.query<Range>('control.range', rangeSql, [id]);
  return range!;
}

/**
 * Where a node begins that shall be at `position` among the children of `parentId`: behind the last of them when there are
 * not so many. `moving` is not counted.
 */
export async function placeFor(
  tx: Tx,
  frameworkId: string,
  parentId: string | null,
  position: number | null | undefined,
  moving: string | null = null,
): Promise<number> {
  if (position != null) {
    const [sibling] = await tx.query<{ at: number }>(
      'control.sibling',
      `select sort_order as at from control
       where framework_id = $1 and parent_id is not distinct from $2::uuid and id is distinct from $4::uuid
       order by sort_order offset $3 limit 1`,
      [frameworkId, parentId, position, moving],
    );
    if (sibling) return sibling.at;
  }
  if (parentId !== null) return (await rangeOf(tx, parentId)).last + 1;
  const [end] = await tx.query<{ at: number }>(
    'control.end',
    'select coalesce(max(sort_order) + 1, 0) as at from control where framework_id = $1',
    [frameworkId],
  );
  return end!.at;
}

/** Makes room for one node, or closes the gap that a range of nodes has left. */
export async function shift(tx: Tx, frameworkId: string, from: number, by: number): Promise<void> {
  await tx.query(
    'control.shift',
    'update control set sort_order = sort_order + $3 where framework_id = $1 and sort_order >= $2',
    [frameworkId, from, by],
  );
}

/** Puts a range before the node that stands at `to`; what lies between moves up or down by its length. */
export async function moveRange(
  tx: Tx,
  frameworkId: string,
  { first, last }: Range,
  to: number,
): Promise<void> {
  const length = last - first + 1;
  if (to >= first && to <= last + 1) return;
  const down = to > last;
  await tx.query(
    'control.moveRange',
    `update control set sort_order = sort_order + case when sort_order between $2 and $3 then $4::integer else $5::integer end
     where framework_id = $1 and sort_order between $6 and $7`,
    [
      frameworkId,
      first,
      last,
      down ? to - last - 1 : to - first,
      down ? -length : length,
      down ? first : to,
      down ? to - 1 : last,
    ],
  );
}

/** LIMIT_EXCEEDED when a tree of this height would stand too deep below the node. */
export async function requireShallow(tx: Tx, parentId: string | null, height: number): Promise<void> {
  const [above] = await tx.query<{ depth: number }>(
    'control.depth',
    `with recursive line as (select id, parent_id from control where id = $1
       union all select c.id, c.parent_id from control c join line l on c.id = l.parent_id)
     select count(*)::integer as depth from line`,
    [parentId],
  );
  if (above!.depth + height > maximumDepth)
    throw limitExceeded('depth of the tree', maximumDepth, above!.depth + height);
}

/** Levels of a node and of what is below it; 1 for a leaf. */
export async function heightOf(tx: Tx, id: string): Promise<number> {
  const [tree] = await tx.query<{ height: number }>(
    'control.height',
    `with recursive below as (select id, 1 as depth from control where id = $1
       union all select c.id, b.depth + 1 from control c join below b on c.parent_id = b.id)
     select max(depth) as height from below`,
    [id],
  );
  return tree!.height;
}

import type { Reads } from '../../platform/database/database.js';
import { selectList } from '../../platform/graphql/columns.js';
import type { Columns } from '../../platform/graphql/columns.js';
import { distinct, inOrder } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import type { Selection } from '../../platform/graphql/selection.js';
import type { Organization, Unit } from './organization.types.js';

/** Of a unit aliased u. */
export const unitColumns: Columns = {
  typeName: 'Unit',
  sql: {
    id: 'u.id',
    code: 'u.code',
    name: 'u.name',
    kind: 'u.kind',
    parentId: 'u.parent_id',
    path: `(with recursive up as (
     select x.id, x.parent_id, x.name, 1 as step from unit x where x.organization_id = u.organization_id and x.id = u.id
     union all
     select y.id, y.parent_id, y.name, up.step + 1 from unit y join up on y.id = up.parent_id
     where y.organization_id = u.organization_id
   ) select string_agg(up.name, ' / ' order by up.step desc) from up)`,
  },
  facts: ['parentId'],
};

export async function organizationOf(reads: Reads): Promise<Organization> {
  const [row] = await reads.query<Organization>(
    'organization.own',
    `select id, 'Organization' as "__typename", code, name, past_from as "pastFrom" from organization where id = $1`,
    [reads.actor.organizationId],
  );
  if (!row) throw new Error('the organization of the actor is missing');
  return row;
}

/** Every unit, parents before children. */
export function unitsOf(reads: Reads): Promise<Unit[]> {
  return reads.query<Unit>(
    'unit.all',
    `select * from (select ${selectList(unitColumns, undefined)} from unit u where u.organization_id = $1) t order by path`,
    [reads.actor.organizationId],
  );
}

/** Units by id, in no particular order. */
export function unitsByIds(reads: Reads, ids: readonly string[], selected?: Selection): Promise<Unit[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<Unit>(
    'unit.byIds',
    `select ${selectList(unitColumns, selected)} from unit u where u.organization_id = $1 and u.id = any($2::uuid[])`,
    [reads.actor.organizationId, ids],
    'kept',
  );
}

/** The unit that each row names, read at once. */
export async function unitOfEach(
  parents: readonly { readonly unitId: string | null }[],
  { reads, selected }: Load,
): Promise<(Unit | null)[]> {
  const keys = parents.map((parent) => parent.unitId);
  return inOrder(keys, await unitsByIds(reads, distinct(keys), selected));
}

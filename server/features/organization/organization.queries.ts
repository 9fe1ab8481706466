import type { Reads } from '../../platform/database/database.js';
import type { Organization, Unit } from './organization.types.js';

const ownColumns = `u.id, 'Unit' as "__typename", u.code, u.name, u.kind, u.parent_id as "parentId"`;
const unitColumns = `${ownColumns},
  (with recursive up as (
     select x.id, x.parent_id, x.name, 1 as step from unit x where x.organization_id = u.organization_id and x.id = u.id
     union all
     select y.id, y.parent_id, y.name, up.step + 1 from unit y join up on y.id = up.parent_id
     where y.organization_id = u.organization_id
   ) select string_agg(up.name, ' / ' order by up.step desc) from up) as path`;

export async function organizationOf(reads: Reads): Promise<Organization> {
  const [row] = await reads.query<Organization>(
    'organization.own',
    `select id, 'Organization' as "__typename", code, name from organization where id = $1`,
    [reads.actor.organizationId],
  );
  if (!row) throw new Error('the organization of the actor is missing');
  return row;
}

/** Every unit, parents before children. */
export function unitsOf(reads: Reads): Promise<Unit[]> {
  return reads.query<Unit>(
    'unit.all',
    `select * from (select ${unitColumns} from unit u where u.organization_id = $1) t order by path`,
    [reads.actor.organizationId],
  );
}

/** Units by id, in no particular order. The path climbs to the root: it is left out when `selected` does not name it. */
export function unitsByIds(
  reads: Reads,
  ids: readonly string[],
  selected?: ReadonlySet<string>,
): Promise<Unit[]> {
  if (ids.length === 0) return Promise.resolve([]);
  const columns = selected && !selected.has('path') ? ownColumns : unitColumns;
  return reads.query<Unit>(
    'unit.byIds',
    `select ${columns} from unit u where u.organization_id = $1 and u.id = any($2::uuid[])`,
    [reads.actor.organizationId, ids],
    'kept',
  );
}

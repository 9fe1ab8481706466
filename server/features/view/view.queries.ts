import type { Actor } from '../../platform/access/actor.js';
import { may } from '../../platform/access/actor.js';
import type { Reads } from '../../platform/database/database.js';
import type { SavedView, SavedViewScreen } from './view.types.js';

/** More views than this are no help to anybody: the caller's own come first, then the newest shared ones. */
const mostListed = 100;

const columns = (actor: Actor, parameter: string) => `v.id, v.screen, v.name, v.query, v.shared,
  m.display_name as "ownerName", v.created_at as "createdAt",
  ${may(actor, 'member:manage') ? 'true' : `v.owner_id is not distinct from ${parameter}::uuid`} as "viewerCanChange"`;
const from = 'saved_view v join membership m on m.organization_id = v.organization_id and m.id = v.owner_id';

/** Views of a screen: the caller's own, at most fifty, and those that are shared, by name. */
export function viewsOf(reads: Reads, screen: SavedViewScreen): Promise<SavedView[]> {
  const { organizationId, membershipId = null } = reads.actor;
  return reads.query<SavedView>(
    'view.ofScreen',
    `select * from (
       select ${columns(reads.actor, '$3')}, v.owner_id = $3::uuid as own from ${from}
       where v.organization_id = $1 and v.screen = $2 and (v.shared or v.owner_id = $3::uuid)
       order by own desc nulls last, v.created_at desc limit ${mostListed}) one
     order by name, id`,
    [organizationId, screen, membershipId],
  );
}

/** One view that the caller finds. */
export async function viewById(reads: Reads, id: string): Promise<SavedView | undefined> {
  const { organizationId, membershipId = null } = reads.actor;
  const [view] = await reads.query<SavedView>(
    'view.byId',
    `select ${columns(reads.actor, '$3')} from ${from}
     where v.organization_id = $1 and v.id = $2 and (v.shared or v.owner_id = $3::uuid)`,
    [organizationId, id, membershipId],
  );
  return view;
}

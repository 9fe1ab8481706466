import type { Actor } from '../../platform/access/actor.js';
import type { Role } from '../../platform/access/permissions.js';
import type { Reads } from '../../platform/database/database.js';
import { likePattern } from '../../platform/search.js';
import { memberActor } from './caller-actor.js';

interface Row {
  readonly account_id: string;
  readonly membership_id: string;
  readonly display_name: string;
  readonly roles: Role[];
  readonly pack_id: string | null;
  readonly unit_ids: string[];
}

/** A bound for organizations of any size; a search narrows it. */
const mostFound = 500;

/** Which members: those whose name holds the search, at most 500 by name, or all that are wanted by any of the others. */
export type WantedMembers =
  | { readonly search: string }
  | {
      readonly ids: readonly string[];
      readonly roles?: readonly Role[];
      /** Members of these units and of every unit above them. */
      readonly unitIds?: readonly string[];
    };

const bySearch = `m.display_name ilike $2 order by m.display_name, m.id limit ${mostFound}`;
const byAny = `(m.id = any ($2::uuid[]) or m.roles && $3::text[] or m.unit_id in (
    with recursive above as (
      select id, parent_id from unit where organization_id = $1 and id = any ($4::uuid[])
      union select u.id, u.parent_id from unit u join above on u.organization_id = $1 and u.id = above.parent_id)
    select id from above)) order by m.display_name, m.id`;

/**
 * Active members as they would call, to ask the rules of any room what they may. They never act; nothing is asked in their
 * name.
 */
export async function actorsOfMembers(reads: Reads, wanted: WantedMembers): Promise<Actor[]> {
  const searching = 'search' in wanted;
  const { ids = [], roles = [], unitIds = [] } = searching ? {} : wanted;
  if (!searching && ids.length + roles.length + unitIds.length === 0) return [];
  const rows = await reads.query<Row>(
    'membership.actors',
    `select m.account_id, m.id as membership_id, m.display_name, m.roles, m.pack_id,
       coalesce(unit_subtree(m.organization_id, m.unit_id), '{}') as unit_ids
     from membership m where m.organization_id = $1 and m.suspended_at is null and coalesce(m.valid_until > now(), true)
       and ${searching ? bySearch : byAny}`,
    [reads.actor.organizationId, ...(searching ? [likePattern(wanted.search)] : [ids, roles, unitIds])],
  );
  const { requestId, locale } = reads.actor;
  const origin = { requestId, locale, address: undefined, userAgent: undefined };
  return rows.map((row) =>
    memberActor(origin, {
      ...row,
      session_id: undefined,
      organization_id: reads.actor.organizationId,
      locale,
      must_change_password: false,
      expires_at: undefined,
    }),
  );
}

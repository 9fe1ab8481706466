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
  readonly unit_ids: string[];
}

/** A bound for organizations of any size; a search narrows it. */
const most = 500;

/**
 * Active members as they would call, to ask the rules of any room what they may: by id, or everybody whose name holds the
 * search, by name. They never act; nothing is asked in their name.
 */
export async function actorsOfMembers(
  reads: Reads,
  wanted: { readonly ids: readonly string[] } | { readonly search: string },
): Promise<Actor[]> {
  const byIds = 'ids' in wanted;
  if (byIds && wanted.ids.length === 0) return [];
  const rows = await reads.query<Row>(
    'membership.actors',
    `select m.account_id, m.id as membership_id, m.display_name, m.roles,
       coalesce(unit_subtree(m.organization_id, m.unit_id), '{}') as unit_ids
     from membership m where m.organization_id = $1 and m.suspended_at is null and coalesce(m.valid_until > now(), true)
       and ${byIds ? 'm.id = any ($2::uuid[])' : 'm.display_name ilike $2'} order by m.display_name, m.id limit ${most}`,
    [reads.actor.organizationId, byIds ? wanted.ids : likePattern(wanted.search)],
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

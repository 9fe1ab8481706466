import type { Reads } from '../../platform/database/database.js';
import { selectList } from '../../platform/graphql/columns.js';
import type { Columns } from '../../platform/graphql/columns.js';
import { connect } from '../../platform/graphql/connection.js';
import type { Connection, Page } from '../../platform/graphql/connection.js';
import { distinct, inOrder } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import type { Selection } from '../../platform/graphql/selection.js';
import { likePattern } from '../../platform/search.js';
import type { ApiToken, Membership, MembershipFilter, Session } from './people.types.js';

const state = `case when m.suspended_at is not null then 'SUSPENDED' when m.valid_until <= now() then 'EXPIRED' else 'ACTIVE' end`;

/** Of `members`: a membership aliased m, its account aliased a. */
export const memberColumns: Columns = {
  typeName: 'Membership',
  sql: {
    id: 'm.id',
    username: 'a.username',
    displayName: 'm.display_name',
    unitId: 'm.unit_id',
    roles: 'm.roles',
    packId: 'm.pack_id',
    state,
    validUntil: 'm.valid_until',
    lastLoginAt: 'a.last_login_at',
    lockedUntil: 'case when a.locked_until > now() then a.locked_until end',
    createdAt: 'm.created_at',
  },
  facts: ['unitId', 'roles', 'state'],
};
export const members = `membership m join account a on a.id = m.account_id`;
const everyColumn = selectList(memberColumns, undefined);

/** Members by id, in no particular order; those of other organizations are missing. */
export function membershipsByIds(
  reads: Reads,
  ids: readonly string[],
  selected?: Selection,
): Promise<Membership[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reads.query<Membership>(
    'membership.byIds',
    `select ${selectList(memberColumns, selected)} from ${members} where m.organization_id = $1 and m.id = any($2::uuid[])`,
    [reads.actor.organizationId, ids],
    'kept',
  );
}

/** The member that each row names by a key, read at once; null where it names none. */
export async function memberOfEach<Parent>(
  parents: readonly Parent[],
  { reads, selected }: Load,
  key: (parent: Parent) => string | null,
): Promise<(Membership | null)[]> {
  const keys = parents.map(key);
  return inOrder(keys, await membershipsByIds(reads, distinct(keys), selected));
}

/** Members who see one of these packs only, newest first. */
export function membersOfPacks(reads: Reads, packIds: readonly string[]): Promise<Membership[]> {
  return reads.query<Membership>(
    'membership.ofPacks',
    `select ${everyColumn} from ${members} where m.organization_id = $1 and m.pack_id = any($2::uuid[])
     order by m.created_at desc, m.id desc`,
    [reads.actor.organizationId, packIds],
  );
}

/** One page of members by name, with the total under the same filter. */
export async function listMembers(
  reads: Reads,
  filter: MembershipFilter,
  page: Page,
): Promise<Connection<Membership>> {
  const where = `m.organization_id = $1 and ($2::text is null or m.display_name ilike $2 or a.username ilike $2)
    and ($3::uuid is null or m.unit_id = $3) and ($4::text is null or $4 = any(m.roles))
    and ($5::text[] is null or ${state} = any($5))`;
  const parameters = [
    reads.actor.organizationId,
    filter.search ? likePattern(filter.search.trim()) : null,
    filter.unitId ?? null,
    filter.role ?? null,
    filter.states ?? null,
  ];
  // The total does not depend on the page: it is there even when the page is empty.
  const answer = await reads.query<Membership & { total: number }>(
    'membership.list',
    `with matching as materialized (select ${everyColumn} from ${members} where ${where})
     select page.*, t.total from (select count(*) as total from matching) t left join (
       select * from matching where $6::text is null or ("displayName", id) > ($6, $7::uuid) order by "displayName", id limit $8
     ) page on true order by "displayName", id`,
    [...parameters, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
  );
  const rows = answer.filter((row) => row.id !== null);
  return connect(rows, page.first, answer[0]?.total ?? 0, (row) => [row.displayName, row.id]);
}

/** Live sessions of the calling account. */
export function ownSessions(reads: Reads): Promise<Session[]> {
  return reads.query<Session>(
    'session.own',
    `select id, 'Session' as "__typename", created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt",
       address, user_agent as "userAgent", id = $3::uuid as current
     from session where organization_id = $1 and account_id = $2 and ended_at is null and expires_at > now()
     order by last_seen_at desc`,
    [reads.actor.organizationId, reads.actor.accountId ?? null, reads.actor.sessionId ?? null],
  );
}

const tokenColumns = `id, 'ApiToken' as "__typename", name, prefix, scopes, unit_id as "unitId", owner_id as "ownerId",
  control_ids as "controlIds", expires_at as "expiresAt",
  created_at as "createdAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"`;

/** API tokens of the organization, newest first; at most 500, revoked ones last. */
export function listApiTokens(reads: Reads): Promise<ApiToken[]> {
  return reads.query<ApiToken>(
    'apiToken.list',
    `select ${tokenColumns} from api_token where organization_id = $1
     order by revoked_at is not null, created_at desc limit 500`,
    [reads.actor.organizationId],
  );
}

export function apiTokensByIds(reads: Reads, ids: readonly string[]): Promise<ApiToken[]> {
  return reads.query<ApiToken>(
    'apiToken.byIds',
    `select ${tokenColumns} from api_token where organization_id = $1 and id = any($2::uuid[])`,
    [reads.actor.organizationId, ids],
  );
}

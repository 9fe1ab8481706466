import type { Role } from '../../../server/platform/access/permissions.js';
import type { Caller, TestApp } from '../../support/test-app.js';

export const list = `query ($filter: NoticeFilter, $first: Int! = 50, $after: String) {
  notices(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    nodes { id kind objectName path causedByName dueOn reason approved createdAt readAt } } }`;
export const markRead = `mutation ($ids: [ID!], $upTo: DateTime) { markNoticesRead(ids: $ids, upTo: $upTo) { unread } }`;

export interface SceneNotice {
  readonly id: string;
  readonly kind: string;
  readonly objectName: string;
  readonly path: string;
  readonly [field: string]: any;
}

/** Tells what has happened since and what the calendar says, as the jobs would within a moment. */
export async function tellAll(app: TestApp): Promise<void> {
  const { telling } = app.house.app.rooms.notification;
  const { organizationId } = app.fixture.north;
  // An event waits while any transaction of the machine is open that began before it.
  for (let left = 1; left > 0;) {
    await telling.tell(organizationId);
    [{ left }] = (await app.sql<{ left: number }>(
      `select count(*)::integer as left from event e left join notice_cursor c using (organization_id)
       where organization_id = $1 and action <> 'notice.told'
         and (e.xid, e.seq) > (coalesce(c.xid, '0')::xid8, coalesce(c.seq, '0')::bigint)`,
      [organizationId],
    )) as [{ left: number }];
  }
  await telling.tellDates(organizationId);
}

export const noticesOf = async (
  caller: Caller,
  filter: Record<string, unknown> = {},
): Promise<SceneNotice[]> => (await caller.query(list, { filter, first: 100 })).notices.nodes;

/** Kinds that these roles are told about one object, newest first, by role. */
export async function toldAbout(
  app: TestApp,
  objectId: string,
  roles: readonly Role[] = [
    'CONTRIBUTOR',
    'SERVICE_ENGINEER',
    'COMPLIANCE_OFFICER',
    'MANAGER',
    'AUDIT_ADMINISTRATOR',
  ],
): Promise<Partial<Record<Role, string[]>>> {
  const found: Partial<Record<Role, string[]>> = {};
  for (const role of roles) {
    const kinds = (await noticesOf(app.as(role)))
      .filter((notice) => notice.path.includes(objectId))
      .map((notice) => notice.kind);
    if (kinds.length > 0) found[role] = kinds;
  }
  return found;
}

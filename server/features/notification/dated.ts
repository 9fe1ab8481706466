import type { Tx } from '../../platform/database/database.js';
import { evidencesByIds, maySeeEvidence } from '../evidence/index.js';
import { maySeeTask, tasksByIds } from '../remediation/index.js';
import { isAsked, maySeeRequest, requestsByIds } from '../request/index.js';
import { inspectionWishes } from './dated.inspections.js';
import { escalationDays, isManager, soonDays } from './dated.rules.js';
import type { NoticeKind } from './notice.kinds.js';
import type { Wishes } from './wishes.js';

/** What expired longer ago than this is no news when a hospital begins to be told. */
const expiredDays = 14;
/** Objects of one kind in one round; the next one follows within the hour. */
const mostAtOnce = 2_000;

const today = `(now() at time zone 'Asia/Shanghai')::date`;

interface Due {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly key: string;
}

/** What is due: what is to be told of it today, unless it was told already; another owner has not been told. */
const dueSql = (
  kind: 'TASK' | 'REQUEST',
  table: string,
  alias: string,
  who: string,
  open: string,
): string => `
  select ${alias}.id, k.kind, k.key from ${table} ${alias}
  cross join lateral (
    select '${kind}_DUE_SOON' as kind where ${alias}.due_on between ${today} and ${today} + ${soonDays}
    union all select '${kind}_OVERDUE' where ${alias}.due_on < ${today}
    union all select '${kind}_ESCALATED' where ${alias}.due_on < ${today} - ${escalationDays - 1}) s
  cross join lateral (select s.kind, s.kind || ':' || ${alias}.id || ':' || ${alias}.due_on
    || case when s.kind = '${kind}_ESCALATED' then '' else ':' || coalesce(${alias}.${who}::text, '') end as key) k
  where ${alias}.organization_id = $1 and ${open}
    and not exists (select 1 from notice n where n.organization_id = $1 and n.dedupe_key = k.key)
  order by ${alias}.due_on desc, ${alias}.id limit ${mostAtOnce}`;

const tasksDue = dueSql(
  'TASK',
  'remediation_task',
  't',
  'owner_id',
  `t.state in ('OPEN', 'IN_PROGRESS', 'RETURNED') and t.due_on <= ${today} + ${soonDays}`,
);
const requestsDue = dueSql(
  'REQUEST',
  'evidence_request',
  'q',
  'assignee_id',
  `q.state in ('OPEN', 'RETURNED') and q.due_on <= ${today} + ${soonDays}`,
);
/** Twice before the day and once after it; evidence that is valid on its last day expires when that is over. */
const evidenceExpiring = `
  select e.id, k.kind, k.kind || ':' || k.step || ':' || e.id || ':' || e.valid_until || ':' || e.owner_id as key from evidence e
  cross join lateral (select case when e.valid_until < ${today} then 'EVIDENCE_EXPIRED' else 'EVIDENCE_EXPIRING' end as kind,
    case when e.valid_until < ${today} then '0' when e.valid_until <= ${today} + 7 then '7' else '30' end as step) k
  where e.organization_id = $1 and e.deleted_at is null and e.state = 'ACCEPTED'
    and coalesce(e.valid_until, 'infinity'::date) between ${today} - ${expiredDays} and ${today} + 30
    and not exists (select 1 from notice n where n.organization_id = $1
      and n.dedupe_key = k.kind || ':' || k.step || ':' || e.id || ':' || e.valid_until || ':' || e.owner_id)
  order by e.valid_until desc, e.id limit ${mostAtOnce}`;

/** What the calendar has to say today and has not said yet. */
export async function datedWishes(tx: Tx): Promise<Wishes[]> {
  const at = tx.now.toISOString();
  const find = (name: string, sql: string) => tx.query<Due>(name, sql, [tx.actor.organizationId]);
  const tasks = await withRows(await find('notice.tasksDue', tasksDue), (ids) => tasksByIds(tx, ids));
  const requests = await withRows(await find('notice.requestsDue', requestsDue), (ids) =>
    requestsByIds(tx, ids),
  );
  const evidence = await withRows(await find('notice.evidenceExpiring', evidenceExpiring), (ids) =>
    evidencesByIds(tx, ids),
  );
  return [
    {
      wishes: tasks.map(({ kind, key, row }) => ({
        kind,
        key,
        at,
        objectType: 'RemediationTask',
        objectId: row.id,
        objectName: `${row.code} ${row.title}`,
        facts: { dueOn: row.dueOn },
        isFor: (member) =>
          kind === 'TASK_ESCALATED'
            ? isManager(member) && maySeeTask(member, row)
            : member.membershipId === row.ownerId && maySeeTask(member, row),
      })),
      meant: { ids: tasks.map(({ row }) => row.ownerId), roles: ['MANAGER'] },
    },
    {
      wishes: requests.map(({ kind, key, row }) => ({
        kind,
        key,
        at,
        objectType: 'EvidenceRequest',
        objectId: row.id,
        objectName: row.title,
        facts: { dueOn: row.dueOn },
        isFor: (member) =>
          kind === 'REQUEST_ESCALATED'
            ? isManager(member) && maySeeRequest(member, row)
            : isAsked(member, row),
      })),
      meant: {
        ids: requests.map(({ row }) => row.assigneeId),
        unitIds: [...new Set(requests.flatMap(({ row }) => (row.assigneeId ? [] : row.unitId)))],
        roles: ['MANAGER'],
      },
    },
    {
      wishes: evidence.map(({ kind, key, row }) => ({
        kind,
        key,
        at,
        objectType: 'Evidence',
        objectId: row.id,
        objectName: row.title,
        facts: { dueOn: row.validUntil, secret: row.label === 'SENSITIVE' },
        isFor: (member) => member.membershipId === row.ownerId && maySeeEvidence(member, row),
      })),
      meant: { ids: evidence.map(({ row }) => row.ownerId) },
    },
    ...(await inspectionWishes(tx)),
  ];
}

async function withRows<Row extends { readonly id: string }>(
  found: readonly Due[],
  read: (ids: readonly string[]) => Promise<readonly Row[]>,
): Promise<(Due & { readonly row: Row })[]> {
  const rows = new Map((await read([...new Set(found.map((one) => one.id))])).map((row) => [row.id, row]));
  return found.flatMap((one) => {
    const row = rows.get(one.id);
    return row ? [{ ...one, row }] : [];
  });
}

import { may } from '../../../platform/access/actor.js';
import type { Reads } from '../../../platform/database/database.js';
import { isGiven, owedItems, visitsToCome } from '../../inspection/index.js';
import { taskCodeOf, taskInSight, taskSightOf } from '../../remediation/index.js';
import { requestInSight } from '../../request/index.js';
import type { CalendarScope } from './calendar.types.js';

/** One day of one thing. */
export interface DueDay {
  readonly kind: 'TASK' | 'REQUEST' | 'EVIDENCE' | 'VISIT' | 'ITEMS';
  readonly id: string;
  readonly name: string;
  readonly day: string;
  /** Its last day, for what takes several. */
  readonly until?: string;
  /** How many things are due together: items of an inspection. */
  readonly count?: number;
  /** Sensitive evidence: its name leaves the application for no calendar. */
  readonly secret: boolean;
  readonly version: number;
  readonly changedAt: string;
}

/** Rows of one calendar: programs of phones take long for more. The nearest days are kept. */
export const mostDays = 1_000;

const tasks = `select 'TASK' as kind, t.id, ${taskCodeOf('t')} || ' ' || t.title as name,
    t.due_on as day, false as secret, t.version, t.updated_at as changed
  from remediation_task t
  where $5 and (${taskInSight}) and ($4 = 'ALL' or t.owner_id = $3::uuid or $3::uuid = any (t.contributor_ids))
    and t.state <> 'VERIFIED' and ($4 = 'ALL' or t.state <> 'SUBMITTED')`;
const requests = `select 'REQUEST', q.id, q.title, q.due_on, false, q.version, q.updated_at from evidence_request q
  where $6 and ${requestInSight('q')} and q.state in ('OPEN', 'RETURNED')
    and ($4 = 'ALL' or case when q.assignee_id is null then q.unit_id = any ($7::uuid[]) else q.assignee_id = $3::uuid end)`;
const evidence = `select 'EVIDENCE', e.id, e.title, e.valid_until, e.label = 'SENSITIVE', e.version, e.updated_at from evidence e
  where $6 and e.organization_id = $1 and e.owner_id = $3::uuid and e.deleted_at is null and e.state = 'ACCEPTED'
    and e.valid_until is not null`;

/** What is due within a year, and what was due and is not done, of the member who asks. Three statements. */
export async function dueDays(reads: Reads, scope: CalendarScope): Promise<readonly DueDay[]> {
  // The days of inspections are few, and nobody may miss them.
  const inspections = may(reads.actor, 'inspection:read') ? await inspectionDays(reads, scope) : [];
  return [...inspections, ...(await workDays(reads, scope))].slice(0, mostDays);
}

/** Visits that are to come, for everybody who sees the inspection, and the days until which its items are to be ready. */
async function inspectionDays(reads: Reads, scope: CalendarScope): Promise<DueDay[]> {
  const visits = await visitsToCome(reads);
  const owed = (await owedItems(reads, {})).filter(
    (item) => item.dueOn && (scope === 'ALL' || isGiven(reads.actor, item)),
  );
  const groups = Map.groupBy(owed, ({ inspectionId, dueOn }) => `${inspectionId} ${dueOn}`);
  return [
    ...visits.map(({ id, name, from, to, version, createdAt }): DueDay => ({
      kind: 'VISIT',
      id,
      name,
      day: from,
      until: to,
      secret: false,
      version,
      changedAt: createdAt,
    })),
    ...[...groups.values()].map((items): DueDay => {
      const { inspectionId: id, inspectionName: name, dueOn, preparedSince } = items[0]!;
      return {
        kind: 'ITEMS',
        id,
        name,
        day: dueOn!,
        count: items.length,
        secret: false,
        version: 0,
        changedAt: preparedSince,
      };
    }),
  ];
}

function workDays(reads: Reads, scope: CalendarScope): Promise<readonly DueDay[]> {
  const { actor } = reads;
  return reads.query<DueDay>(
    'calendar.days',
    `with due as (${tasks} union all ${requests} union all ${evidence})
     select kind, id, name, day::text, secret, version, changed as "changedAt" from due
     where day between (now() at time zone 'Asia/Shanghai')::date - 366 and (now() at time zone 'Asia/Shanghai')::date + 366
     order by abs(day - (now() at time zone 'Asia/Shanghai')::date), id limit ${mostDays}`,
    [
      ...taskSightOf(actor),
      scope,
      may(actor, 'remediation:read'),
      may(actor, 'evidence:read'),
      actor.unitIds,
    ],
  );
}

import { may } from '../../../platform/access/actor.js';
import type { Reads } from '../../../platform/database/database.js';
import { taskCodeOf, taskInSight, taskSightOf } from '../../remediation/index.js';
import { requestInSight } from '../../request/index.js';
import type { CalendarScope } from './calendar.types.js';

/** One day of one thing. */
export interface DueDay {
  readonly kind: 'TASK' | 'REQUEST' | 'EVIDENCE';
  readonly id: string;
  readonly name: string;
  readonly day: string;
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

/** What is due within a year, and what was due and is not done, of the member who asks. */
export function dueDays(reads: Reads, scope: CalendarScope): Promise<readonly DueDay[]> {
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

import type { Reads } from '../../platform/database/database.js';
import { taskSightOf } from '../remediation/index.js';
import { scopeOf, tasksInScope } from './progress.queries.js';
import type { Wanted } from './progress.answer.js';

/** A task that is neither verified nor in time, as the count of a day counts it. */
export interface OverdueTask {
  readonly number: number;
  readonly title: string;
  readonly unit: string | null;
  readonly owner: string | null;
  readonly dueOn: string;
  readonly daysLate: number;
}

/** The longest late first: of the moment of `reads`, on the day that is named. */
export function overdueTasks(
  reads: Reads,
  wanted: Omit<Wanted, 'from' | 'to'>,
  { on, most }: { readonly on: string; readonly most: number },
): Promise<OverdueTask[]> {
  return reads.query<OverdueTask>(
    'progress.overdue',
    `with ${tasksInScope}
     select t.number, t.title, u.name as unit, m.display_name as owner, t.due_on::text as "dueOn", ($8::date - t.due_on)::integer as "daysLate"
     from remediation_task t
     left join unit u on u.organization_id = $1 and u.id = t.unit_id
     left join membership m on m.organization_id = $1 and m.id = t.owner_id
     where t.organization_id = $1 and t.id in (select id from scope) and t.state <> 'VERIFIED' and t.due_on < $8
     order by t.due_on, t.number limit $9`,
    [...taskSightOf(reads.actor), ...scopeOf(wanted), on, most],
  );
}

import type { ProgressDay, ProgressLoad, ProgressMeasures, RemediationProgress } from './progress.types.js';

/** What is asked for. */
export interface Wanted {
  readonly planId: string | null;
  readonly unitId: string | null;
  readonly systemId: string | null;
  readonly frameworkId: string | null;
  readonly from: string;
  readonly to: string;
}

/** What one statement answers: all but the forecast. */
export interface Answer extends ProgressMeasures {
  readonly days: readonly ProgressDay[];
  readonly weeks: RemediationProgress['weeks'];
  readonly remaining: number;
  readonly byUnit: readonly ProgressLoad[];
  readonly byOwner: readonly ProgressLoad[];
}

/** Unfinished tasks for `load`, on the last day `to`. */
export const loadColumns = (to: string): string =>
  `unit_id, owner_id, due_on < ${to} as late, due_on between ${to} and ${to} + 30 as soon, coalesce(effort_days, 0) as effort`;

/** Who has how much, from unfinished tasks in `load`. */
export const loads = `${loadBy('unit_id', 'unitId')} as "byUnit", ${loadBy('owner_id', 'ownerId')} as "byOwner"`;

function loadBy(column: 'unit_id' | 'owner_id', name: 'unitId' | 'ownerId'): string {
  return `(select coalesce(json_agg(json_build_object('${name}', l.id, 'open', l.open, 'overdue', l.overdue, 'dueSoon', l.soon,
      'effortDays', l.effort) order by l.open desc, l.id), '[]')
    from (select ${column} as id, count(*)::integer as open, (count(*) filter (where late))::integer as overdue,
        (count(*) filter (where soon))::integer as soon, sum(effort)::double precision as effort
      from load group by ${column} order by open desc, id limit 100) l)`;
}

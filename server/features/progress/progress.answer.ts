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

/** `load`: unfinished tasks of `source`, added up for each unit and owner, as of the last day `to`. */
export const loadOf = (source: string, to: string): string => `
    select unit_id, owner_id, count(*) as open, count(*) filter (where due_on < ${to}) as late,
      count(*) filter (where due_on between ${to} and ${to} + 30) as soon, sum(coalesce(effort_days, 0)) as effort
    from ${source} group by unit_id, owner_id`;

/** How many tasks are left, and who has how much, from `load`. */
export const loads = `(select coalesce(sum(open), 0) from load)::integer as remaining,
    ${loadBy('unit_id', 'unitId')} as "byUnit", ${loadBy('owner_id', 'ownerId')} as "byOwner"`;

function loadBy(column: 'unit_id' | 'owner_id', name: 'unitId' | 'ownerId'): string {
  return `(select coalesce(json_agg(json_build_object('${name}', l.id, 'open', l.open, 'overdue', l.overdue, 'dueSoon', l.soon,
      'effortDays', l.effort) order by l.open desc, l.id), '[]')
    from (select ${column} as id, sum(open)::integer as open, sum(late)::integer as overdue, sum(soon)::integer as soon,
        sum(effort)::double precision as effort
      from load group by ${column} order by sum(open) desc, id limit 100) l)`;
}

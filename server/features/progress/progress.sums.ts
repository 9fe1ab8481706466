import type { Actor } from '../../platform/access/actor.js';
import { dayOf } from '../../platform/clock.js';
import type { Reads } from '../../platform/database/database.js';
import { mostWeeks } from './forecast.js';
import { loadOf, loads } from './progress.answer.js';
import type { Answer, Wanted } from './progress.answer.js';

// Of a unit those below it count as well, as the tree is today.
const below = '(select unit_subtree($1, $4))::uuid[]';

const sqlOf = (isOfUnit: boolean): string => `
  with part as materialized (
    select day, sum(tasks) as tasks, sum(done) as done, sum(overdue) as overdue, sum(planned) as planned, sum(verified) as verified,
      sum(verified_first_time) as verified_first_time, sum(returned) as returned, sum(reopened) as reopened, sum(slipped) as slipped,
      sum(slipped_days) as slipped_days, sum(budget) as budget, sum(spent) as spent
    from progress_day where organization_id = $1 and day <= $3::date and ${isOfUnit ? `place_id = any (${below})` : 'place_id = $1'}
    group by day
  ), shown as (
    select greatest(day, $2::date) as day, sum(tasks) as tasks, sum(done) as done, sum(overdue) as overdue, sum(planned) as planned
    from part group by 1
  ), daily as (
    select d::date as day, coalesce(sum(tasks) over upto, 0)::integer as tasks, coalesce(sum(done) over upto, 0)::integer as done,
      coalesce(sum(overdue) over upto, 0)::integer as overdue, coalesce(sum(planned) over upto, 0)::integer as planned
    from generate_series($2::date, $3::date, interval '1 day') d left join shown s on s.day = d::date window upto as (order by d)
  ), week as (
    select $3::date - 7 * n as ends, (select coalesce(sum(verified), 0) from part p
      where p.day > $3::date - 7 * n - 7 and p.day <= $3::date - 7 * n)::integer as verified
    from generate_series(0, ${mostWeeks - 1}) n
    where $3::date - 7 * n - 6 >= (select min(day) from part where tasks > 0)
  ), total as (
    select coalesce(sum(verified) filter (where day >= $2), 0)::integer as verified,
      coalesce(sum(verified_first_time) filter (where day >= $2), 0)::integer as "verifiedFirstTime",
      coalesce(sum(returned) filter (where day >= $2), 0)::integer as returned,
      coalesce(sum(reopened) filter (where day >= $2), 0)::integer as reopened,
      coalesce(sum(slipped), 0)::integer as slipped, coalesce(sum(slipped_days), 0)::integer as "slippedDays",
      coalesce(sum(budget), 0)::double precision as budget, coalesce(sum(spent), 0)::double precision as spent
    from part
  ), passed as (
    select percentile_cont(array[0.5, 0.85]) within group (order by cycle_days) as took from progress_verification
    where organization_id = $1 and day between $2 and $3 ${isOfUnit ? `and unit_id = any (${below})` : ''}
  ), load as materialized (
    ${loadOf(
      `remediation_task where organization_id = $1 and state <> 'VERIFIED' ${isOfUnit ? `and unit_id = any (${below})` : ''}`,
      '$3::date',
    )}
  )
  select (select json_agg(daily order by day) from daily) as days,
    (select coalesce(json_agg(json_build_object('endsOn', ends, 'verified', verified) order by ends), '[]') from week) as weeks,
    total.*, took[1] as "cycleDays", took[2] as "cycleDaysMost", ${loads}
  from total, passed`;

const ofAll = sqlOf(false);
const ofUnit = sqlOf(true);

/** Sums are of all tasks as they stand: nobody's sight, and neither a plan nor a rule book, narrows them. */
const isAnsweredBySums = (
  actor: Actor,
  isPast: boolean,
  { planId, systemId, frameworkId, to }: Wanted,
): boolean =>
  !actor.ownWorkOnly && !isPast && !planId && !systemId && !frameworkId && to === dayOf(new Date());

/** From the sums that the database keeps (`progress_day`); undefined where they do not answer what is asked. */
export async function readSums(reads: Reads, wanted: Wanted): Promise<Answer | undefined> {
  const { actor, moment } = reads;
  const { unitId, from, to } = wanted;
  if (!isAnsweredBySums(actor, moment !== undefined, wanted)) return undefined;
  const [answer] = await reads.query<Answer>(
    'progress.sums',
    unitId ? ofUnit : ofAll,
    unitId ? [actor.organizationId, from, to, unitId] : [actor.organizationId, from, to],
  );
  return answer;
}

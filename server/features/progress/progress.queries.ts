import type { Reads } from '../../platform/database/database.js';
import { taskInSight, taskSightOf } from '../remediation/index.js';
import { forecast, mostWeeks } from './forecast.js';
import { loadOf, loads } from './progress.answer.js';
import type { Answer, Wanted } from './progress.answer.js';
import { readSums } from './progress.sums.js';
import type { RemediationProgress } from './progress.types.js';

/** Tasks in sight and in scope as the set `scope`: parameters $1 to $7. */
export const tasksInScope = `scope as materialized (
    select t.id from remediation_task t
    where ${taskInSight} and ($4::uuid is null or t.plan_id = $4)
      and ($5::uuid is null or t.unit_id = any ((select unit_subtree($1, $5))::uuid[]))
      and (($6::uuid is null and $7::uuid is null) or t.id in (
        select x.task_id from task_result x join result r on r.organization_id = $1 and r.id = x.result_id
        join assessment a on a.organization_id = $1 and a.id = r.assessment_id
        where x.organization_id = $1 and ($6::uuid is null or a.system_id = $6) and ($7::uuid is null or a.framework_id = $7)))
  )`;

export const scopeOf = ({
  planId,
  unitId,
  systemId,
  frameworkId,
}: Omit<Wanted, 'from' | 'to'>): readonly unknown[] => [planId, unitId, systemId, frameworkId];

const dayIn = (moment: string): string => `(${moment} at time zone 'Asia/Shanghai')::date`;

// A row holds for the days that end while it stands; what came and went within a day is no state of any day, but a step. Counts
// of a day are sums of what begins and ends up to it, so that a long period of many tasks is read once and not once a day.
const sql = `
  with ${tasksInScope}, rows as materialized (
    select v.*, ${dayIn('v.since')} as first, coalesce(${dayIn('v.until')}, 'infinity') as behind,
      lag(v.state) over own as former, min(v.since) filter (where v.state = 'IN_PROGRESS') over own as started,
      min(v.since) over own as made, coalesce(bool_or(v.state = 'RETURNED') over own, false) as was_returned
    from (
      select id, state, due_on, original_due_on, budget, actual_cost, effort_days, unit_id, owner_id, row_since as since,
        null::timestamptz as until from remediation_task where organization_id = $1 and id in (select id from scope)
      union all
      select id, state, due_on, original_due_on, budget, actual_cost, effort_days, unit_id, owner_id, row_since, row_until
      from remediation_task_history where organization_id = $1 and id in (select id from scope)
    ) v window own as (partition by v.id order by v.since)
  ), held as (
    select r.*, r.state = 'VERIFIED' as done from rows r where r.behind > r.first and r.first <= $9::date
  ), first_row as (
    select distinct on (r.id) r.id, r.first, coalesce(b.due_on, r.original_due_on) as promised from rows r
    left join lateral (
      select k.due_on from baseline_task k join plan_baseline p on p.organization_id = $1 and p.id = k.baseline_id
      where k.organization_id = $1 and k.task_id = r.id and ${dayIn('p.created_at')} <= $9 order by p.created_at desc, p.id desc limit 1
    ) b on true
    where r.first <= $9 order by r.id, r.since
  ), change (day, tasks, done, overdue, planned) as (
    select greatest(first, $8::date), 1, done::integer, 0, 0 from held where behind > $8
    union all select behind, -1, -done::integer, 0, 0 from held where behind > $8 and behind <= $9
    union all select greatest(first, due_on + 1, $8), 0, 0, 1, 0 from held
      where not done and behind > greatest(first, due_on + 1, $8) and due_on < $9
    union all select behind, 0, 0, -1, 0 from held
      where not done and behind > greatest(first, due_on + 1, $8) and due_on < $9 and behind <= $9
    union all select greatest(f.first, $8), 0, 0, 0, 1 from first_row f where f.promised > greatest(f.first, $8)
    union all select f.promised, 0, 0, 0, -1 from first_row f
      where f.promised > greatest(f.first, $8) and f.promised <= $9
  ), daily as (
    select d::date as day, coalesce(sum(sum(c.tasks)) over upto, 0)::integer as tasks, coalesce(sum(sum(c.done)) over upto, 0)::integer as done,
      coalesce(sum(sum(c.overdue)) over upto, 0)::integer as overdue, coalesce(sum(sum(c.planned)) over upto, 0)::integer as planned
    from generate_series($8::date, $9::date, interval '1 day') d left join change c on c.day = d::date
    group by d window upto as (order by d)
  ), at_end as materialized (
    select * from held where behind > $9
  ), step as materialized (
    select r.*, r.state = 'VERIFIED' and r.former is distinct from 'VERIFIED' as verified from rows r
    where r.state is distinct from r.former and r.first <= $9
  ), week as (
    select $9::date - 7 * n as ends, (select count(*) from step s where s.verified and s.first > $9::date - 7 * n - 7 and s.first <= $9::date - 7 * n)
      as verified
    from generate_series(0, ${mostWeeks - 1}) n
    where $9::date - 7 * n - 6 >= (select min(first) from rows)
  ), passed as (
    select extract(epoch from since - coalesce(started, made)) / 86400 as days, was_returned from step where verified and first >= $8
  ), load as materialized (
    ${loadOf('at_end where not done', '$9::date')}
  )
  select (select json_agg(daily order by day) from daily) as days,
    (select coalesce(json_agg(json_build_object('endsOn', ends, 'verified', verified) order by ends), '[]') from week) as weeks,
    (select count(*) from passed)::integer as verified,
    (select count(*) from passed where not was_returned)::integer as "verifiedFirstTime",
    (select count(*) from step where state = 'RETURNED' and first >= $8)::integer as returned,
    (select count(*) from step where former = 'VERIFIED' and first >= $8)::integer as reopened,
    (select percentile_cont(0.5) within group (order by days) from passed)::double precision as "cycleDays",
    (select percentile_cont(0.85) within group (order by days) from passed)::double precision as "cycleDaysMost",
    (select count(*) from at_end where due_on > original_due_on)::integer as slipped,
    (select coalesce(sum(due_on - original_due_on), 0) from at_end where due_on > original_due_on)::integer as "slippedDays",
    (select coalesce(sum(budget), 0) from at_end)::double precision as budget,
    (select coalesce(sum(actual_cost), 0) from at_end)::double precision as spent,
    ${loads}`;

/**
 * The whole period in one statement: from the sums, where they answer what is asked, or from the lives of the tasks, which say what
 * the sums are sums of.
 */
export async function readProgress(reads: Reads, wanted: Wanted): Promise<RemediationProgress> {
  const answer = (await readSums(reads, wanted)) ?? (await readLives(reads, wanted));
  const { days, weeks, remaining, byUnit, byOwner, ...measures } = answer;
  return {
    from: wanted.from,
    to: wanted.to,
    days: [...days],
    weeks,
    measures,
    forecast: forecast(
      weeks.map(({ verified }) => verified),
      remaining,
      wanted.to,
    ),
    byUnit: [...byUnit],
    byOwner: [...byOwner],
  };
}

/** From the lives of the tasks: any period, any scope, any caller. */
export async function readLives(reads: Reads, wanted: Wanted): Promise<Answer> {
  const { from, to } = wanted;
  const [answer] = await reads.query<Answer>('progress.read', sql, [
    ...taskSightOf(reads.actor),
    ...scopeOf(wanted),
    from,
    to,
  ]);
  return answer!;
}

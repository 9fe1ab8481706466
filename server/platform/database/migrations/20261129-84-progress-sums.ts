import { Migration } from '@mikro-orm/migrations';
import { protect, within } from './tenant-table.js';

const dayIn = (moment: string): string => `(${moment} at time zone 'Asia/Shanghai')::date`;
const counts = [
  'tasks',
  'done',
  'overdue',
  'planned',
  'verified',
  'verified_first_time',
  'returned',
  'reopened',
  'slipped',
  'slipped_days',
  'budget',
  'spent',
] as const;
const listed = (write: (name: string) => string): string => counts.map(write).join(', ');

/** Of a life: what a task row says that progress asks for, in the order of `progress_life`. */
const lifeOf = (row: string): string =>
  `${row}.state, ${row}.due_on, ${row}.original_due_on, ${row}.budget, ${row}.actual_cost`;
/** Of the baselines that hold a task, the one approved last. */
const promise = (task: string, which = ''): string => `(select k.due_on from baseline_task k
  join plan_baseline p on p.organization_id = k.organization_id and p.id = k.baseline_id
  where k.organization_id = ${task}.organization_id and k.task_id = ${task}.id ${which} order by p.created_at desc, p.id desc limit 1)`;
const lives = (source: string): string => `array(select row(l.*)::progress_life from (${source}) l)`;

/**
 * What progress counts, kept as sums by day, so that a long period does not read the life of every task. The sums follow the
 * tasks by triggers, in the transaction of each change: a change takes away what the life of the task counted before and adds what
 * it counts after, both computed by one function from the same rows that the history keeps.
 */
export class ProgressSums extends Migration {
  override up(): void {
    this.addSql(`
      -- Changes of counts on a day; what holds on it is the sum up to it. Sight is that of today: a task counts where it is now, with
      -- all that happened to it. There may be several rows of a place and day: who finds one that another transaction is changing
      -- takes the next or makes one, so that nobody ever waits here, and no order of changes is a deadlock.
      create table progress_day (
        slot bigint generated always as identity primary key,
        organization_id uuid not null references organization (id),
        -- A unit, or the organization itself for all its tasks, of whatever unit or none.
        place_id uuid not null,
        day date not null,
        tasks integer not null,
        done integer not null,
        overdue integer not null,
        planned integer not null,
        verified integer not null,
        verified_first_time integer not null,
        returned integer not null,
        reopened integer not null,
        -- As the tasks stand, on the day that they were made.
        slipped integer not null,
        slipped_days integer not null,
        budget numeric not null,
        spent numeric not null
      ) with (fillfactor = 70);
      create index progress_day_place on progress_day (organization_id, place_id, day);
      ${protect('progress_day', ['select'])}

      -- Every time that a task was verified, and how long it had taken.
      create table progress_verification (
        task_id uuid not null,
        verified_at timestamptz not null,
        organization_id uuid not null references organization (id),
        unit_id uuid,
        day date not null,
        cycle_days double precision not null,
        primary key (task_id, verified_at),
        ${within('task_id', 'remediation_task')}
      );
      create index progress_verification_day on progress_verification (organization_id, day) include (unit_id, cycle_days);
      ${protect('progress_verification', ['select'])}

      -- The load of units and owners is read from the index alone.
      drop index remediation_task_unit;
      create index remediation_task_unit on remediation_task (organization_id, unit_id) include (owner_id, due_on, effort_days)
        where state <> 'VERIFIED';

      -- One row of a task while it held, under the unit that the task counts for; sign -1 takes away, 1 adds.
      create type progress_life as (sign integer, organization_id uuid, task_id uuid, unit_id uuid, promised date, state text, due_on date,
        original_due_on date, budget numeric, spent numeric, since timestamptz, until timestamptz);

      ${addProgress}
      ${followTasks}
      ${followBaselines}
      ${recount}

      revoke all on function add_progress(progress_life[]), follow_new_tasks(), follow_tasks(), follow_baselines(), recount_progress(uuid)
        from public;
      create trigger follow_new_tasks after insert on remediation_task referencing new table as fresh
        for each statement execute function follow_new_tasks();
      create trigger follow_tasks after update on remediation_task referencing old table as former new table as fresh
        for each statement execute function follow_tasks();
      create trigger follow_baselines after insert on baseline_task referencing new table as fresh
        for each statement execute function follow_baselines();
      select recount_progress(id) from organization;
    `);
  }
}

const addProgress = `
  -- The rows of a task and sign are its whole life. As in the statement that reads lives, a row holds for the days that end while it
  -- stands, and what came and went within a day is a step.
  create function add_progress(lives progress_life[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    delete from progress_verification where task_id in (select task_id from unnest(lives));
    with told as (
      select l.*, ${dayIn('since')} as first, coalesce(${dayIn('until')}, 'infinity') as behind, lag(state) over own as former,
        row_number() over own = 1 as is_first, coalesce(promised, first_value(original_due_on) over own) as held_to,
        min(since) over own as made, min(since) filter (where state = 'IN_PROGRESS') over own as started,
        bool_or(state = 'RETURNED') over own as was_returned
      from unnest(lives) l window own as (partition by task_id, sign order by since)
    ), stood as (
      select t.*, greatest(first, due_on + 1) as late_from,
        (behind > first and state = 'VERIFIED')::integer as done,
        (behind > greatest(first, due_on + 1) and state <> 'VERIFIED')::integer as overdue,
        (is_first and held_to > first)::integer as planned,
        (state = 'VERIFIED' and former is distinct from 'VERIFIED')::integer as verified,
        (state = 'RETURNED' and former is distinct from 'RETURNED')::integer as returned,
        (former = 'VERIFIED' and state <> 'VERIFIED')::integer as reopened,
        (until is null and due_on > original_due_on)::integer as slipped
      from told t
    ), part as (
      select r.organization_id, r.unit_id, r.sign, v.* from stood r cross join lateral (values
        (first, is_first::integer, done, 0, planned, verified, case when was_returned then 0 else verified end, returned,
          coalesce(reopened, 0), 0, 0, 0, 0),
        (behind, 0, -done, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        (late_from, 0, 0, overdue, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        (behind, 0, 0, -overdue, 0, 0, 0, 0, 0, 0, 0, 0, 0),
        (held_to, 0, 0, 0, -planned, 0, 0, 0, 0, 0, 0, 0, 0),
        (case when until is null then ${dayIn('made')} else 'infinity' end, 0, 0, 0, 0, 0, 0, 0, 0, slipped,
          slipped * (due_on - original_due_on), coalesce(budget, 0), coalesce(spent, 0))
      ) v (day, ${listed((name) => name)})
      where v.day < 'infinity' and (${listed((name) => `v.${name}`)}) <> (${listed(() => '0')})
    ), change as materialized (
      select organization_id, p.place_id, day, ${listed((name) => `sum(sign * ${name}) as ${name}`)}
      from part cross join lateral (values (unit_id), (organization_id)) p (place_id)
      where p.place_id is not null group by organization_id, p.place_id, day
      having ${counts.map((name) => `sum(sign * ${name}) <> 0`).join(' or ')}
    ), placed as materialized (
      select c.*, s.slot from change c left join lateral (
        select d.slot from progress_day d where d.organization_id = c.organization_id and d.place_id = c.place_id and d.day = c.day
        order by d.slot limit 1 for update skip locked
      ) s on true
    ), verification as (
      insert into progress_verification (task_id, verified_at, organization_id, unit_id, day, cycle_days)
      select task_id, since, organization_id, unit_id, first, extract(epoch from since - coalesce(started, made)) / 86400
      from stood where sign = 1 and verified = 1
    ), added as (
      update progress_day d set ${listed((name) => `${name} = d.${name} + p.${name}`)} from placed p where d.slot = p.slot
    )
    insert into progress_day (organization_id, place_id, day, ${listed((name) => name)})
    select organization_id, place_id, day, ${listed((name) => name)} from placed where slot is null;
  end $$;`;

const followTasks = `
  create function follow_new_tasks() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    perform add_progress(${lives(
      `select 1, n.organization_id, n.id, n.unit_id, null::date, ${lifeOf('n')}, n.row_since, null::timestamptz from fresh n`,
    )});
    return null;
  end $$;

  -- Former rows of before the change are those of before the row that it ended: that one is former as well by now. No join of the two
  -- transition tables: its plan, kept from a change of one task, would be the wrong one for a thousand.
  create function follow_tasks() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    perform add_progress(${lives(`
      with ends as (
        select u.*, count(*) over (partition by ${lifeOf('u')}, id, unit_id) as alike,
          min(row_since) filter (where sign = -1) over (partition by id) as since
        from (
          select -1 as sign, o.organization_id, o.id, o.unit_id, ${lifeOf('o')}, o.row_since from former o
          union all select 1, n.organization_id, n.id, n.unit_id, ${lifeOf('n')}, n.row_since from fresh n
        ) u
      ), changed as materialized (
        select e.*, ${promise('e')} as promised from ends e where alike = 1
      )
      select sign, organization_id, id, unit_id, promised, ${lifeOf('c')}, row_since, null::timestamptz from changed c
      union all select c.sign, c.organization_id, c.id, c.unit_id, c.promised, ${lifeOf('h')}, h.row_since, h.row_until
        from changed c join remediation_task_history h on h.id = c.id where c.sign = 1 or h.row_since < c.since`)});
    return null;
  end $$;`;

const followBaselines = `
  -- Tasks are held while their promise moves: who moves them to another unit at the same time takes the same promise along.
  create function follow_baselines() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    perform 1 from remediation_task where id in (select task_id from fresh) order by id for no key update;
    perform add_progress(${lives(`
      with changed as materialized (
        select t.organization_id, t.id, t.unit_id, ${promise('t', 'and k.baseline_id not in (select baseline_id from fresh)')} as former,
          ${promise('t')} as promised
        from remediation_task t where t.id in (select task_id from fresh)
      )
      select g.sign, c.organization_id, c.id, c.unit_id, case g.sign when 1 then c.promised else c.former end, r.*
      from changed c cross join (values (-1), (1)) g (sign) cross join lateral (
        select ${lifeOf('t')}, t.row_since, null::timestamptz from remediation_task t where t.id = c.id
        union all select ${lifeOf('h')}, h.row_since, h.row_until from remediation_task_history h where h.id = c.id) r
      where c.promised is distinct from c.former`)});
    return null;
  end $$;`;

const recount = `
  -- All sums of an organization once more, from the lives of its tasks: for whoever writes past the triggers, and to compare with.
  create function recount_progress(org uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    lock table remediation_task, baseline_task in share row exclusive mode;
    delete from progress_day where organization_id = org;
    delete from progress_verification where organization_id = org;
    perform add_progress(${lives(`
      select 1, t.organization_id, t.id, t.unit_id, ${promise('t')}, r.*
      from remediation_task t cross join lateral (
        select ${lifeOf('t')}, t.row_since, null::timestamptz
        union all select ${lifeOf('h')}, h.row_since, h.row_until from remediation_task_history h where h.id = t.id) r
      where t.organization_id = org`)});
  end $$;`;

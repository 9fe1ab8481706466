import { Migration } from '@mikro-orm/migrations';
import { applicationRole, protect, within } from './tenant-table.js';

/** Proofs that a unit is asked for by a day, and series of them: one per month, quarter, half year or year. */
export class EvidenceRequests extends Migration {
  override up(): void {
    this.addSql(`
      create table request_series (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        title text not null,
        note text,
        unit_id uuid not null,
        assignee_id uuid,
        system_id uuid,
        -- Months of one period, which is one of the calendar.
        months integer not null check (months in (1, 3, 6, 12)),
        starts_on date not null check (extract(day from starts_on) = 1),
        -- Last day of the series; a period that begins later is not asked for.
        ends_on date,
        -- Days that a unit has after the end of the period.
        due_days integer not null check (due_days between 0 and 90),
        stopped_at timestamptz(3),
        created_by uuid,
        client_key text,
        created_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        unique (organization_id, client_key),
        check (ends_on >= starts_on),
        ${within('unit_id', 'unit')},
        ${within('assignee_id', 'membership')},
        ${within('system_id', 'information_system')},
        ${within('created_by', 'membership')}
      );
      create index request_series_newest on request_series (organization_id, created_at desc, id desc);
      ${protect('request_series', ['select', 'insert', 'update'])}

      create table request_series_control (
        organization_id uuid not null references organization (id),
        series_id uuid not null,
        control_id uuid not null references control (id),
        primary key (series_id, control_id),
        ${within('series_id', 'request_series')}
      );
      create index request_series_control_control on request_series_control (organization_id, control_id);
      ${protect('request_series_control', ['select', 'insert'])}

      create table evidence_request (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        title text not null,
        note text,
        unit_id uuid not null,
        assignee_id uuid,
        system_id uuid,
        due_on date not null,
        state text not null check (state in ('OPEN', 'ANSWERED', 'RETURNED', 'DONE', 'CANCELLED')),
        series_id uuid,
        period_start date,
        period_end date,
        answered_by uuid,
        answered_at timestamptz(3),
        -- Who returned, closed or cancelled it last.
        decided_by uuid,
        decided_at timestamptz(3),
        -- Why it was returned or cancelled; a remark on closing it.
        reason text,
        created_by uuid,
        client_key text,
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        unique (organization_id, client_key),
        -- One request per period: whoever opens it, and however often.
        unique (organization_id, series_id, period_start),
        check ((series_id is null) = (period_start is null) and (series_id is null) = (period_end is null)),
        check (state not in ('RETURNED', 'CANCELLED') or reason is not null),
        ${within('series_id', 'request_series')},
        ${within('unit_id', 'unit')},
        ${within('assignee_id', 'membership')},
        ${within('system_id', 'information_system')},
        ${within('answered_by', 'membership')},
        ${within('decided_by', 'membership')},
        ${within('created_by', 'membership')}
      );
      create index evidence_request_due on evidence_request (organization_id, due_on, id);
      create index evidence_request_unit on evidence_request (organization_id, unit_id) where state in ('OPEN', 'RETURNED');
      create index evidence_request_assignee on evidence_request (organization_id, assignee_id) where state in ('OPEN', 'RETURNED');
      ${protect('evidence_request', ['select', 'insert', 'update'])}

      create table request_control (
        organization_id uuid not null references organization (id),
        request_id uuid not null,
        control_id uuid not null references control (id),
        primary key (request_id, control_id),
        ${within('request_id', 'evidence_request')}
      );
      create index request_control_control on request_control (organization_id, control_id);
      ${protect('request_control', ['select', 'insert'])}

      -- What was handed in. Taken away when the request is given back or the evidence is deleted.
      create table request_answer (
        organization_id uuid not null references organization (id),
        request_id uuid not null,
        evidence_id uuid not null,
        created_by uuid,
        created_at timestamptz(3) not null default now(),
        primary key (request_id, evidence_id),
        ${within('request_id', 'evidence_request')},
        ${within('evidence_id', 'evidence')},
        ${within('created_by', 'membership')}
      );
      create index request_answer_evidence on request_answer (organization_id, evidence_id);
      ${protect('request_answer', ['select', 'insert', 'delete'])}

      -- Periods that have begun, of every series that goes on; the day is the one in Shanghai.
      create view request_period with (security_invoker = true) as
        select s.organization_id, s.id as series_id, p.starts_on::date as starts_on,
          (p.starts_on + make_interval(months => s.months))::date - 1 as ends_on,
          (p.starts_on + make_interval(months => s.months))::date - 1 + s.due_days as due_on
        from request_series s cross join lateral generate_series(s.starts_on::timestamp,
          least(s.ends_on, (coalesce(s.stopped_at, now()) at time zone 'Asia/Shanghai')::date)::timestamp,
          make_interval(months => s.months)) as p(starts_on);
      grant select on request_period to ${applicationRole};

      create function organizations_with_due_requests() returns setof uuid
      language sql stable security definer set search_path = public, pg_temp as $$
        select distinct p.organization_id from request_period p
        where not exists (select 1 from evidence_request r where r.organization_id = p.organization_id
          and r.series_id = p.series_id and r.period_start = p.starts_on)
      $$;
      revoke all on function organizations_with_due_requests() from public;
      grant execute on function organizations_with_due_requests() to ${applicationRole};
    `);
  }
}

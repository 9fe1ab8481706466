import { Migration } from '@mikro-orm/migrations';
import { applicationRole, protect, within } from './tenant-table.js';

/** Remediation plans and tasks: who closes which gap by when, with proofs and requests for delay. */
export class Remediation extends Migration {
  override up(): void {
    this.addSql(`
      create table remediation_plan (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        name text not null,
        assessment_id uuid,
        starts_on date not null,
        ends_on date not null,
        owner_id uuid,
        created_by uuid,
        created_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        check (ends_on >= starts_on),
        ${within('assessment_id', 'assessment')},
        ${within('owner_id', 'membership')},
        ${within('created_by', 'membership')}
      );
      create index remediation_plan_order on remediation_plan (organization_id, created_at desc, id desc);
      ${protect('remediation_plan', ['select', 'insert', 'update'])}

      -- One row per organization, locked until the end of the transaction: numbers have no gaps, also after a rollback.
      create table remediation_number (
        organization_id uuid primary key references organization (id),
        last_number integer not null
      );
      ${protect('remediation_number', ['select', 'insert', 'update'])}

      create table remediation_task (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        number integer not null,
        title text not null,
        description text,
        plan_id uuid,
        state text not null check (state in ('OPEN', 'IN_PROGRESS', 'SUBMITTED', 'VERIFIED', 'RETURNED')),
        priority text not null check (priority in ('CRITICAL', 'HIGH', 'MEDIUM', 'LOW')),
        priority_order smallint not null generated always as
          (case priority when 'CRITICAL' then 0 when 'HIGH' then 1 when 'MEDIUM' then 2 else 3 end) stored,
        unit_id uuid,
        owner_id uuid,
        due_on date not null,
        original_due_on date not null,
        budget numeric(14, 2) check (budget >= 0),
        actual_cost numeric(14, 2) check (actual_cost >= 0),
        effort_days numeric(14, 2) check (effort_days >= 0),
        submitted_by uuid,
        submitted_at timestamptz(3),
        submission_note text,
        verified_by uuid,
        verified_at timestamptz(3),
        return_reason text,
        created_by uuid,
        client_key text,
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        search_tokens text[] not null default '{}',
        unique (organization_id, id),
        unique (organization_id, number),
        unique (organization_id, client_key),
        -- Who submitted may not verify.
        check (verified_by is null or verified_by is distinct from submitted_by),
        check (state <> 'VERIFIED' or verified_at is not null),
        ${within('plan_id', 'remediation_plan')},
        ${within('unit_id', 'unit')},
        ${within('owner_id', 'membership')},
        ${within('submitted_by', 'membership')},
        ${within('verified_by', 'membership')},
        ${within('created_by', 'membership')}
      );
      create index remediation_task_due on remediation_task (organization_id, due_on, id);
      create index remediation_task_updated on remediation_task (organization_id, updated_at desc, id desc);
      create index remediation_task_unit on remediation_task (organization_id, unit_id) where state <> 'VERIFIED';
      create index remediation_task_owner on remediation_task (organization_id, owner_id);
      create index remediation_task_plan on remediation_task (organization_id, plan_id) where plan_id is not null;
      create index remediation_task_search on remediation_task using gin (search_tokens);
      ${protect('remediation_task', ['select', 'insert', 'update'])}

      create table task_result (
        organization_id uuid not null references organization (id),
        task_id uuid not null,
        result_id uuid not null,
        primary key (task_id, result_id),
        ${within('task_id', 'remediation_task')},
        ${within('result_id', 'result')}
      );
      create index task_result_result on task_result (organization_id, result_id);
      ${protect('task_result', ['select', 'insert'])}

      create table task_proof (
        organization_id uuid not null references organization (id),
        task_id uuid not null,
        evidence_id uuid not null,
        created_by uuid,
        created_at timestamptz(3) not null default now(),
        primary key (task_id, evidence_id),
        ${within('task_id', 'remediation_task')},
        ${within('evidence_id', 'evidence')},
        ${within('created_by', 'membership')}
      );
      create index task_proof_evidence on task_proof (organization_id, evidence_id);
      ${protect('task_proof', ['select', 'insert'])}

      create table delay_request (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        task_id uuid not null,
        requested_due_on date not null,
        reason text not null,
        state text not null check (state in ('REQUESTED', 'APPROVED', 'REJECTED')),
        requested_by uuid,
        decided_by uuid,
        decided_at timestamptz(3),
        decision_note text,
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        check (decided_by is null or decided_by is distinct from requested_by),
        ${within('task_id', 'remediation_task')},
        ${within('requested_by', 'membership')},
        ${within('decided_by', 'membership')}
      );
      -- A task waits for one decision at a time.
      create unique index delay_request_pending on delay_request (organization_id, task_id) where state = 'REQUESTED';
      create index delay_request_task on delay_request (organization_id, task_id, created_at);
      ${protect('delay_request', ['select', 'insert', 'update'])}

      -- Row security keeps ILIKE and @> away from any index, so searching goes through here. Answers ids only, of one
      -- organization; the caller joins them back under row security.
      create function search_remediation_tasks(org uuid, tokens text[], patterns text[]) returns setof uuid
      language sql stable security definer set search_path = public, pg_temp as $$
        select id from remediation_task
        where organization_id = org and search_tokens @> tokens
          and normalize(concat_ws(E'\\n', 'ZG-' || lpad(number::text, greatest(4, length(number::text)), '0'), title, description), nfkc)
            ilike all (patterns)
      $$;
      revoke all on function search_remediation_tasks(uuid, text[], text[]) from public;
      grant execute on function search_remediation_tasks(uuid, text[], text[]) to ${applicationRole};
    `);
  }
}

import { Migration } from '@mikro-orm/migrations';
import { protect, within } from './tenant-table.js';

/** Plans are approved by somebody else than who asked; what they said then is frozen as a baseline. */
export class PlanBaselines extends Migration {
  override up(): void {
    this.addSql(`
      alter table remediation_plan
        add column state text not null default 'DRAFT' check (state in ('DRAFT', 'REQUESTED', 'APPROVED')),
        add column source text check (source in ('ASSESSMENT', 'INSPECTION', 'TEST_REPORT', 'GAPS')),
        add column source_reference text,
        add column requested_by uuid,
        add column requested_at timestamptz(3),
        -- What the approval was asked for with, and why it was refused last.
        add column request_note text,
        add column return_reason text,
        add column version integer not null default 1,
        add check (state <> 'REQUESTED' or (requested_by is not null and requested_at is not null)),
        add ${within('requested_by', 'membership')};

      -- A plan as it was approved; written once. Approving again after re-planning makes the next number.
      create table plan_baseline (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        plan_id uuid not null,
        number integer not null check (number > 0),
        starts_on date not null,
        ends_on date not null,
        request_note text,
        note text,
        requested_by uuid not null,
        approved_by uuid not null,
        created_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        unique (organization_id, plan_id, number),
        -- Who asked may not approve.
        check (approved_by <> requested_by),
        ${within('plan_id', 'remediation_plan')},
        ${within('requested_by', 'membership')},
        ${within('approved_by', 'membership')}
      );
      ${protect('plan_baseline', ['select', 'insert'])}

      -- What the plan held each of its tasks to.
      create table baseline_task (
        organization_id uuid not null references organization (id),
        baseline_id uuid not null,
        task_id uuid not null,
        due_on date not null,
        budget numeric(14, 2),
        effort_days numeric(14, 2),
        created_at timestamptz(3) not null default now(),
        primary key (baseline_id, task_id),
        ${within('baseline_id', 'plan_baseline')},
        ${within('task_id', 'remediation_task')}
      );
      create index baseline_task_task on baseline_task (organization_id, task_id);
      ${protect('baseline_task', ['select', 'insert'])}
    `);
  }
}

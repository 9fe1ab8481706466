import { Migration } from '@mikro-orm/migrations';
import { keepFormerRows, protect, within } from './tenant-table.js';

/**
 * Inspections, their items and what is noted on the day. How ready an item is stands nowhere: it is computed from verdicts,
 * links and proofs, so that it cannot be stale on the morning of the visit.
 */
export class Inspections extends Migration {
  override up(): void {
    this.addSql(`
      create table inspection (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        name text not null,
        kind text not null check (kind in ('JOINT', 'MLPS', 'RATING', 'MOCK', 'OTHER')),
        inspecting_body text,
        notice_number text,
        note text,
        -- What is inspected: proof collected before is too old.
        period_from date not null,
        period_to date not null check (period_to >= period_from),
        visit_from date,
        visit_to date check (visit_to >= visit_from),
        state text not null check (state in ('PREPARING', 'ON_SITE', 'RECTIFYING', 'CLOSED', 'CANCELLED')),
        reason text check (reason is not null or state <> 'CANCELLED'),
        leader_id uuid,
        assessment_id uuid not null,
        previous_id uuid check (previous_id <> id),
        -- The plan that its findings became.
        plan_id uuid,
        created_by uuid,
        client_key text,
        created_at timestamptz(3) not null default now(),
        version integer not null default 1,
        unique (organization_id, id),
        unique (organization_id, client_key),
        check (visit_from is not null or visit_to is null),
        ${within('leader_id', 'membership')},
        ${within('assessment_id', 'assessment')},
        ${within('previous_id', 'inspection')},
        ${within('plan_id', 'remediation_plan')},
        ${within('created_by', 'membership')}
      );
      create index inspection_page on inspection (organization_id, period_to desc, id desc);
      create index inspection_assessment on inspection (organization_id, assessment_id);
      ${protect('inspection', ['select', 'insert', 'update'])}

      create table inspection_item (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        inspection_id uuid not null,
        result_id uuid not null,
        control_id uuid not null references control (id),
        position integer not null,
        unit_id uuid,
        person_id uuid,
        due_on date,
        interpretation text,
        interviewee text,
        place text,
        created_at timestamptz(3) not null default now(),
        version integer not null default 1,
        unique (organization_id, id),
        unique (inspection_id, result_id),
        ${within('inspection_id', 'inspection')},
        ${within('result_id', 'result')},
        ${within('unit_id', 'unit')},
        ${within('person_id', 'membership')}
      );
      create index inspection_item_order on inspection_item (organization_id, inspection_id, position);
      ${protect('inspection_item', ['select', 'insert', 'update'])}

      create table inspection_note (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        inspection_id uuid not null,
        item_id uuid,
        kind text not null check (kind in ('REQUEST', 'FINDING', 'REMARK')),
        text text not null,
        severity text check (severity in ('HIGH', 'MEDIUM', 'LOW')),
        state text not null check (state in ('OPEN', 'ANSWERED')),
        answer text,
        -- What was shown as an answer; one that is gone is not shown any more.
        evidence_ids uuid[] not null default '{}' check (cardinality(evidence_ids) <= 50),
        answered_by uuid,
        answered_at timestamptz(3),
        -- The task that a finding became.
        task_id uuid,
        created_by uuid,
        client_key text,
        created_at timestamptz(3) not null default now(),
        version integer not null default 1,
        unique (organization_id, id),
        unique (organization_id, client_key),
        check ((kind = 'FINDING') = (severity is not null)),
        check ((state = 'ANSWERED') = (answered_at is not null)),
        ${within('inspection_id', 'inspection')},
        ${within('item_id', 'inspection_item')},
        ${within('answered_by', 'membership')},
        ${within('task_id', 'remediation_task')},
        ${within('created_by', 'membership')}
      );
      create index inspection_note_order on inspection_note (organization_id, inspection_id, created_at desc, id desc);
      create index inspection_note_item on inspection_note (organization_id, item_id) where item_id is not null;
      ${protect('inspection_note', ['select', 'insert', 'update'])}

      ${['inspection', 'inspection_item', 'inspection_note'].map(keepFormerRows).join('\n')}
    `);
  }
}

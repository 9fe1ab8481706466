import { Migration } from '@mikro-orm/migrations';
import { protect, within } from './tenant-table.js';

/** What closing a gap takes, where no task says so yet, and plans that are made from a path with one click. */
export class Paths extends Migration {
  override up(): void {
    this.addSql(`
      create table gap_estimate (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        assessment_id uuid not null,
        control_id uuid not null references control (id),
        closes text not null check (closes in ('RESULT', 'USE', 'QUALITY')),
        level integer check (level between 1 and 9),
        effort_days numeric(14, 2) not null check (effort_days >= 0),
        cost numeric(14, 2) check (cost >= 0),
        estimated_by uuid,
        estimated_by_name text not null,
        estimated_at timestamptz(3) not null default now(),
        unique nulls not distinct (assessment_id, control_id, closes, level),
        check ((closes = 'QUALITY') = (level is not null)),
        ${within('assessment_id', 'assessment')},
        ${within('estimated_by', 'membership')}
      );
      ${protect('gap_estimate')}

      -- A second click answers the first plan.
      alter table remediation_plan add column client_key text;
      alter table remediation_plan add unique (organization_id, client_key);
    `);
  }
}

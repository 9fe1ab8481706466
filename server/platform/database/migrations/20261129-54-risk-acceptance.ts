import { Migration } from '@mikro-orm/migrations';
import { within } from './tenant-table.js';

/** Risks that are lived with for a while; columns of the task, so that its history says what held on which day. */
export class RiskAcceptance extends Migration {
  override up(): void {
    this.addSql(`
      alter table remediation_task
        add column acceptance_state text check (acceptance_state in ('REQUESTED', 'APPROVED', 'REJECTED')),
        -- Last day; the day after, the task is open again without anybody doing anything.
        add column accepted_until date,
        add column acceptance_reason text,
        add column acceptance_by uuid,
        add column acceptance_decided_by uuid,
        add column acceptance_decided_at timestamptz(3),
        add column acceptance_note text,
        add constraint acceptance_whole check (num_nonnulls(acceptance_state, accepted_until, acceptance_reason, acceptance_by) in (0, 4)),
        add constraint acceptance_decided check ((acceptance_decided_by is not null) = (coalesce(acceptance_state, 'REQUESTED') <> 'REQUESTED')),
        -- Who asked may not approve.
        add constraint acceptance_second_person check (acceptance_decided_by <> acceptance_by),
        add ${within('acceptance_by', 'membership')},
        add ${within('acceptance_decided_by', 'membership')};
    `);
  }
}

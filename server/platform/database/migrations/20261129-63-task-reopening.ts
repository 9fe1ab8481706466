import { Migration } from '@mikro-orm/migrations';

/** Why a verified task is open again without anybody having opened it; a column of the task, so that its history keeps it. */
export class TaskReopening extends Migration {
  override up(): void {
    this.addSql(`
      alter table remediation_task
        -- { cause, at, verifiedById, verifiedAt, evidenceIds, resultIds }; null when somebody reopened it, and once it is verified again.
        add column reopening jsonb check (jsonb_typeof(reopening) = 'object'),
        add constraint reopening_is_open check (reopening is null or state <> 'VERIFIED');
    `);
  }
}

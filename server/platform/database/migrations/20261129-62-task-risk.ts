import { Migration } from '@mikro-orm/migrations';

// From the lowest.
const ordered = `array['VERY_LOW', 'LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH']`;

/** What a task is worth: the level of risk before it, and the one that is left when it is done. */
export class TaskRisk extends Migration {
  override up(): void {
    this.addSql(`
      alter table remediation_task
        add column risk_before text check (risk_before = any (${ordered})),
        add column risk_after text check (risk_after = any (${ordered})),
        -- Work that raises the risk is no remediation; what is left is said of something.
        add constraint risk_falls check (risk_after is null or (risk_before is not null
          and array_position(${ordered}, risk_after)
            <= array_position(${ordered}, risk_before)));
    `);
  }
}

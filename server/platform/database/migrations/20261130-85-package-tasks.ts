import { Migration } from '@mikro-orm/migrations';

/**
 * Packages of a roadmap become a plan of remediation. Which tasks do the work of a package is a column, as what it closes is: its
 * history keeps it, and a past day shows it.
 */
export class PackageTasks extends Migration {
  override up(): void {
    this.addSql(`
      -- Tasks of the organization; none is ever deleted.
      alter table roadmap_package add column task_ids uuid[] not null default '{}';
      alter table remediation_plan drop constraint remediation_plan_source_check,
        add constraint remediation_plan_source_check
          check (source in ('ASSESSMENT', 'INSPECTION', 'TEST_REPORT', 'GAPS', 'ROADMAP'));
    `);
  }
}

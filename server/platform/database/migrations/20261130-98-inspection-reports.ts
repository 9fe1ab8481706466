import { Migration } from '@mikro-orm/migrations';

/** The work plan of an inspection and the reply after it; which one stands in the scope, as with roadmaps. */
export class InspectionReports extends Migration {
  override up(): void {
    this.addSql(`
      alter table report drop constraint report_kind_check,
        add constraint report_kind_check check (kind in ('GAP_ANALYSIS', 'POLICY', 'POLICY_LIST', 'BRIEFING', 'ROADMAP',
          'INSPECTION_PLAN', 'INSPECTION_REPLY')),
        drop constraint report_scope_check,
        add constraint report_scope_check
          check ((kind in ('BRIEFING', 'ROADMAP', 'INSPECTION_PLAN', 'INSPECTION_REPLY')) = (scope is not null));
    `);
  }
}

import { Migration } from '@mikro-orm/migrations';

/** The document of a roadmap; which one stands in its scope, because a roadmap may be taken away and its reports stay. */
export class RoadmapReports extends Migration {
  override up(): void {
    this.addSql(`
      alter table report drop constraint report_kind_check,
        add constraint report_kind_check check (kind in ('GAP_ANALYSIS', 'POLICY', 'POLICY_LIST', 'BRIEFING', 'ROADMAP')),
        drop constraint report_scope_check,
        add constraint report_scope_check check ((kind in ('BRIEFING', 'ROADMAP')) = (scope is not null));
    `);
  }
}

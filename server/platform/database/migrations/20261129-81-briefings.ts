import { Migration } from '@mikro-orm/migrations';

/** The briefing of a month is about no single object: what it is about stands in its scope. */
export class Briefings extends Migration {
  override up(): void {
    this.addSql(`
      alter table report add column scope jsonb;
      alter table report drop constraint report_kind_check,
        add constraint report_kind_check check (kind in ('GAP_ANALYSIS', 'POLICY', 'POLICY_LIST', 'BRIEFING')),
        add constraint report_scope_check check ((kind = 'BRIEFING') = (scope is not null));
    `);
  }
}

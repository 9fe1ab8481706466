import { Migration } from '@mikro-orm/migrations';

/**
 * Rule books beside MLPS. What only their nodes carry (levels and categories of a graded item, marks of an indicator, who owes
 * a duty) stands in one document column: it is read as a whole into memory and never filtered in SQL.
 */
export class RuleBooks extends Migration {
  override up(): void {
    this.addSql(`
      alter table framework alter column grading drop not null;
      alter table framework add column missing_tables jsonb not null default '[]';
      alter table control drop constraint control_kind_check;
      alter table control add constraint control_kind_check check (kind in
        ('LEVEL', 'REQUIREMENT_SET', 'CATEGORY', 'CONTROL_POINT', 'ITEM', 'GROUP', 'GRADED_ITEM', 'CLAUSE', 'INDICATOR', 'DUTY'));
      alter table control add column rule jsonb;

      -- What the files looked like when they were last read. Only the owner, who loads them, needs it.
      create table framework_source (code text primary key, hash text not null);
    `);
  }
}

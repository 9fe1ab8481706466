import { Migration } from '@mikro-orm/migrations';

/** Whether a report names sensitive evidence, as a column of its own: a list must not unpack every snapshot to know. */
export class ReportLabel extends Migration {
  override up(): void {
    this.addSql(`
      alter table report add column sensitive boolean not null
        generated always as (coalesce(data ->> 'classification' = '敏感', false)) stored;
    `);
  }
}

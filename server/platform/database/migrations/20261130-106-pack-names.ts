import { Migration } from '@mikro-orm/migrations';

/** Some bodies say how files are named. */
export class PackNames extends Migration {
  override up(): void {
    this.addSql(
      `alter table pack add column file_names text not null default 'SHORT' check (file_names in ('SHORT', 'FULL'))`,
    );
  }
}

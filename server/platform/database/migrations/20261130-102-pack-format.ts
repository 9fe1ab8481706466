import { Migration } from '@mikro-orm/migrations';

/** Some bodies take PDF only. */
export class PackFormat extends Migration {
  override up(): void {
    this.addSql(
      `alter table pack add column document_format text not null default 'DOCX' check (document_format in ('DOCX', 'PDF'))`,
    );
  }
}

import { Migration } from '@mikro-orm/migrations';

/** Reports as PDF, kept beside their documents. */
export class ReportPdf extends Migration {
  override up(): void {
    this.addSql(`
      alter table report
        add column pdf_state text check (pdf_state in ('QUEUED', 'READY', 'FAILED')),
        -- SHA-256 of the document that it is made of: when that was made anew, this is none of it. No name of a blob by itself.
        add column pdf_of text check (pdf_of ~ '^[0-9a-f]{64}$'),
        add column pdf_sha256 text check (pdf_sha256 ~ '^[0-9a-f]{64}$'),
        add column pdf_byte_size bigint,
        add check ((pdf_state is null) = (pdf_of is null)),
        add check (coalesce(pdf_state = 'READY', false) = (pdf_sha256 is not null)),
        add check ((pdf_sha256 is null) = (pdf_byte_size is null));
    `);
  }
}

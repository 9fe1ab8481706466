import { Migration } from '@mikro-orm/migrations';
import { protect, within } from './tenant-table.js';

/** Generated documents with the data they were made from. */
export class Report extends Migration {
  override up(): void {
    this.addSql(`
      create table report (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        kind text not null check (kind in ('GAP_ANALYSIS')),
        title text not null,
        number text not null,
        state text not null check (state in ('QUEUED', 'RENDERING', 'READY', 'FAILED')),
        progress double precision not null default 0 check (progress between 0 and 1),
        failure text,
        assessment_id uuid not null,
        created_by uuid,
        client_key text,
        completed_at timestamptz(3),
        file_name text,
        byte_size bigint,
        sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
        -- The snapshot that the document was made from; the same snapshot makes the same bytes.
        data jsonb,
        data_at timestamptz(3) not null,
        deleted_at timestamptz(3),
        created_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        unique (organization_id, client_key),
        check (state <> 'READY' or (sha256 is not null and byte_size is not null and file_name is not null)),
        ${within('assessment_id', 'assessment')},
        ${within('created_by', 'membership')}
      );
      create index report_newest on report (organization_id, created_at desc, id desc) where deleted_at is null;
      create index report_number on report (organization_id, kind, created_at);
      ${protect('report', ['select', 'insert', 'update'])}
    `);
  }
}

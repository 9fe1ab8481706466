import { Migration } from '@mikro-orm/migrations';
import { protect, within } from './tenant-table.js';

/** Templates of the hospital that its documents go into. */
export class ReportTemplates extends Migration {
  override up(): void {
    this.addSql(`
      create table report_template (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        name text not null,
        file_name text not null,
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        byte_size bigint not null,
        -- What keeps it from being used: { kind, placeholder, place, paragraph }.
        problems jsonb not null check (jsonb_typeof(problems) = 'array'),
        state text not null check (state in ('DRAFT', 'ACTIVE', 'RETIRED')),
        -- Which documents go into it while it is active; empty: all that have no other.
        kinds text[] not null default '{}',
        created_by uuid,
        created_at timestamptz(3) not null default now(),
        activated_at timestamptz(3),
        unique (organization_id, id),
        check (state <> 'ACTIVE' or problems = '[]'),
        check (state = 'DRAFT' or activated_at is not null),
        ${within('created_by', 'membership')}
      );
      create index report_template_page on report_template (organization_id, created_at desc, id desc);
      ${protect('report_template')}

      -- The one that a report was made with stays with it, as its data does.
      alter table report
        add column template_id uuid,
        add column template_sha256 text check (template_sha256 ~ '^[0-9a-f]{64}$'),
        add check ((template_id is null) = (template_sha256 is null)),
        add ${within('template_id', 'report_template')};
    `);
  }
}

import { Migration } from '@mikro-orm/migrations';
import { applicationRole, protect, within } from './tenant-table.js';

/** A file that was read and waits to be written as a framework; its nodes stand ready as the table wants them. */
export class FrameworkImports extends Migration {
  override up(): void {
    this.addSql(`
      create table framework_import (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        created_by uuid,
        state text not null check (state in ('READY', 'REFUSED', 'APPLIED', 'DISCARDED')),
        file_name text not null,
        byte_size integer not null,
        format text check (format in ('YAML', 'XLSX', 'CSV', 'CISO_LIBRARY', 'OSCAL_CATALOG')),
        head jsonb not null,
        summary jsonb,
        content jsonb,
        problems jsonb not null,
        error_count integer not null,
        warning_count integer not null,
        node_count integer not null,
        nodes jsonb,
        mapping_sets jsonb not null,
        framework_id uuid references framework (id) on delete set null,
        created_at timestamptz(3) not null default now(),
        expires_at timestamptz(3) not null,
        unique (organization_id, id),
        ${within('created_by', 'membership')}
      );
      create index framework_import_expiry on framework_import (expires_at);
      ${protect('framework_import')}

      create function remove_expired_framework_imports() returns void language sql security definer
        set search_path = public, pg_temp as $$ delete from framework_import where expires_at < now() $$;
      revoke all on function remove_expired_framework_imports() from public;
      grant execute on function remove_expired_framework_imports() to ${applicationRole};
    `);
  }
}

import { Migration } from '@mikro-orm/migrations';
import { protect } from './tenant-table.js';

/** A second digest of received files (SM3), where a hospital must show integrity by national algorithms (GB/T 39786). */
export class FileDigests extends Migration {
  override up(): void {
    this.addSql(`
      -- Taken at receipt, while the SHA-256 was; never changed. It names no blob: what only stands here may be collected.
      create table file_digest (
        organization_id uuid not null references organization (id),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        sm3 text not null check (sm3 ~ '^[0-9a-f]{64}$'),
        noted_at timestamptz(3) not null default now(),
        primary key (organization_id, sha256)
      );
      ${protect('file_digest', ['select', 'insert'])}

      create or replace function named_blobs(hashes text[]) returns setof text language plpgsql stable security definer
      set search_path = public, pg_temp as $$
      declare place record;
      begin
        for place in
          select c.relname as "table", a.attname as "column" from pg_attribute a join pg_class c on c.oid = a.attrelid
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped and a.attnum > 0
            and a.atttypid = 'text'::regtype and a.attname ~ 'sha256$'
            and c.relname not in ('blob', 'damaged_file', 'quarantined_file', 'file_digest')
        loop
          return query execute format('select %I from %I where %I = any ($1)', place."column", place."table", place."column") using hashes;
        end loop;
      end $$;
    `);
  }
}

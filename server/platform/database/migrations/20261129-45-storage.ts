import { Migration } from '@mikro-orm/migrations';
import { applicationRole, protect } from './tenant-table.js';

/** What the store holds and who uses how much of it. */
export class Storage extends Migration {
  override up(): void {
    this.addSql(`
      -- Every blob of the store, of all organizations: the same bytes are kept once. Touched before its bytes are written and
      -- before a row names it, so that what is young may be named any moment. Nobody reads it but the functions below.
      create table blob (
        sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
        touched_at timestamptz(3) not null default now()
      );
      alter table blob enable row level security;
      alter table blob force row level security;
      create policy owner on blob to current_user using (true) with check (true);
      create policy nobody on blob to ${applicationRole} using (false);

      create function touch_blobs(hashes text[]) returns void language sql security definer set search_path = public, pg_temp as $$
        insert into blob (sha256) select distinct h from unnest(hashes) h order by 1
        on conflict (sha256) do update set touched_at = now()
      $$;

      -- What was found in the store and is not known: it is young from now on, and collected like all others.
      create function register_blobs(hashes text[]) returns integer language sql security definer set search_path = public, pg_temp as $$
        with made as (insert into blob (sha256) select distinct h from unnest(hashes) h on conflict do nothing returning 1)
        select count(*)::integer from made
      $$;

      -- Blobs among these that some row names: whatever column of whatever table ends in sha256, histories included. A room
      -- that is added later names its blobs by that alone.
      create function named_blobs(hashes text[]) returns setof text language plpgsql stable security definer
      set search_path = public, pg_temp as $$
      declare place record;
      begin
        for place in
          select c.relname as "table", a.attname as "column" from pg_attribute a join pg_class c on c.oid = a.attrelid
          where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped and a.attnum > 0
            and a.atttypid = 'text'::regtype and a.attname ~ 'sha256$' and c.relname not in ('blob', 'damaged_file', 'quarantined_file')
        loop
          return query execute format('select %I from %I where %I = any ($1)', place."column", place."table", place."column") using hashes;
        end loop;
      end $$;

      -- Locks and forgets blobs behind a place that were not touched since a moment and that no row names; the caller removes
      -- the bytes before he commits. Whoever touches one of them meanwhile waits for that, and writes the bytes again.
      create function claim_unused_blobs(behind text, before timestamptz, most integer, out last text, out unused text[])
      language plpgsql volatile security definer set search_path = public, pg_temp as $$
      declare old text[];
      begin
        old := array(select b.sha256 from blob b where b.sha256 > behind and b.touched_at < before order by 1 limit most);
        last := old[array_upper(old, 1)];
        unused := array(select o from unnest(old) o except select n from named_blobs(old) n);
        unused := array(select b.sha256 from blob b where b.sha256 = any (unused) and b.touched_at < before for update skip locked);
        -- Named or touched between the first look and the lock: each statement sees what is committed when it begins.
        unused := array(select u from unnest(unused) u except select n from named_blobs(unused) n);
        delete from blob where sha256 = any (unused);
      end $$;

      insert into blob (sha256) select sha256 from evidence_version where sha256 is not null
        union select sha256 from report where sha256 is not null union select sha256 from upload where sha256 is not null;
      revoke all on function touch_blobs(text[]), register_blobs(text[]), named_blobs(text[]),
        claim_unused_blobs(text, timestamptz, integer) from public;
      grant execute on function touch_blobs(text[]), register_blobs(text[]), claim_unused_blobs(text, timestamptz, integer)
        to ${applicationRole};
    `);
  }
}

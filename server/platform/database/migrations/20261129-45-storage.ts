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
      -- How much an organization keeps and may keep. Counted by a trigger: nothing that inserts a version can forget it.
      create table organization_storage (
        organization_id uuid primary key references organization (id),
        -- Null: as much as the disk holds.
        quota_bytes bigint check (quota_bytes >= 0),
        used_bytes bigint not null default 0,
        files integer not null default 0
      );
      ${protect('organization_storage', ['select'])}
      grant update (quota_bytes) on organization_storage to ${applicationRole};

      create function count_kept_bytes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        -- In turn: two that bring the same bytes at once must not both count them.
        perform 1 from organization_storage where organization_id in (select organization_id from added) order by organization_id
          for update;
        update organization_storage s set used_bytes = s.used_bytes + n.bytes, files = s.files + n.files from (
          select f.organization_id, sum(f.byte_size) as bytes, count(*) as files from (
            select distinct on (a.organization_id, a.sha256) a.organization_id, a.byte_size from added a
            where a.sha256 is not null and not exists (select 1 from evidence_version v
              where v.organization_id = a.organization_id and v.sha256 = a.sha256 and v.id not in (select id from added))) f
          group by f.organization_id) n
        where s.organization_id = n.organization_id;
        return null;
      end $$;
      create trigger count_kept_bytes after insert on evidence_version referencing new table as added
        for each statement execute function count_kept_bytes();
      create function begin_organization_storage() returns trigger language plpgsql security definer
      set search_path = public, pg_temp as $$
      begin
        insert into organization_storage (organization_id) values (new.id);
        return null;
      end $$;
      create trigger begin_organization_storage after insert on organization
        for each row execute function begin_organization_storage();
      revoke all on function count_kept_bytes(), begin_organization_storage() from public;
      insert into organization_storage (organization_id, used_bytes, files)
        select o.id, coalesce(sum(f.byte_size), 0), count(f.sha256) from organization o
        left join (select organization_id, sha256, max(byte_size) as byte_size from evidence_version where sha256 is not null
          group by 1, 2) f on f.organization_id = o.id
        group by o.id;
      create index upload_open on upload (organization_id, expires_at);

      -- Files that may not be opened: the malware scanner has not seen them yet, or found something. A row goes when it is clean.
      create table quarantined_file (
        organization_id uuid not null references organization (id),
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        kind text not null check (kind in ('UNSCANNED', 'INFECTED')),
        signature text check ((signature is not null) = (kind = 'INFECTED')),
        since timestamptz(3) not null default now(),
        next_look_at timestamptz(3) not null default now(),
        primary key (organization_id, sha256)
      );
      ${protect('quarantined_file')}

      -- Evidence proves nothing as long as its current version is closed, whoever writes the row and in whatever order.
      create function close_quarantined() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        update evidence e set damaged_at = q.since from added a
          join quarantined_file q on q.organization_id = a.organization_id and q.sha256 = a.sha256
        where e.organization_id = a.organization_id and e.id = a.evidence_id and e.current_version_id = a.id;
        return null;
      end $$;
      create trigger close_quarantined after insert on evidence_version referencing new table as added
        for each statement execute function close_quarantined();
      create function close_revised() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        new.damaged_at := coalesce((select q.since from evidence_version v join quarantined_file q
          on q.organization_id = v.organization_id and q.sha256 = v.sha256
          where v.organization_id = new.organization_id and v.id = new.current_version_id), new.damaged_at);
        return new;
      end $$;
      create trigger close_revised before update of current_version_id on evidence
        for each row when (new.current_version_id is distinct from old.current_version_id) execute function close_revised();

      create function organizations_with_unscanned_files() returns setof uuid
      language sql stable security definer set search_path = public, pg_temp as $$
        select distinct organization_id from quarantined_file where kind = 'UNSCANNED' and next_look_at <= now()
      $$;
      revoke all on function close_quarantined(), close_revised(), organizations_with_unscanned_files() from public;
      grant execute on function organizations_with_unscanned_files() to ${applicationRole};

      revoke all on function touch_blobs(text[]), register_blobs(text[]), named_blobs(text[]),
        claim_unused_blobs(text, timestamptz, integer) from public;
      grant execute on function touch_blobs(text[]), register_blobs(text[]), claim_unused_blobs(text, timestamptz, integer)
        to ${applicationRole};
    `);
  }
}

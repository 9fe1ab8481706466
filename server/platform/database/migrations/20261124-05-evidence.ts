import { Migration } from '@mikro-orm/migrations';
import { applicationRole, protect, within } from './tenant-table.js';

/** Evidence with its immutable versions, its links to controls, and uploads on their way. */
export class Evidence extends Migration {
  override up(): void {
    this.addSql(`
      create table evidence (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        title text not null,
        description text,
        kind text not null check (kind in ('FILE', 'LINK', 'TEXT')),
        owner_id uuid not null,
        unit_id uuid,
        collected_on date not null,
        valid_from date not null,
        valid_until date,
        label text not null check (label in ('PUBLIC', 'INTERNAL', 'SENSITIVE')),
        state text not null check (state in ('DRAFT', 'SUBMITTED', 'ACCEPTED', 'RETURNED')),
        tags text[] not null default '{}',
        -- Closes a circle with evidence_version; both rows are written by one statement, so no key has to be deferred.
        current_version_id uuid not null,
        submitted_by uuid,
        submitted_at timestamptz(3),
        reviewed_by uuid,
        reviewed_at timestamptz(3),
        return_reason text,
        client_key text,
        deleted_at timestamptz(3),
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        search_tokens text[] not null default '{}',
        unique (organization_id, id),
        unique (organization_id, client_key),
        check (valid_until >= valid_from),
        ${within('owner_id', 'membership')},
        ${within('unit_id', 'unit')},
        ${within('submitted_by', 'membership')},
        ${within('reviewed_by', 'membership')}
      );
      -- One index per order of the list; each ends with the id, as the cursor does.
      create index evidence_updated on evidence (organization_id, updated_at desc, id desc) where deleted_at is null;
      create index evidence_title on evidence (organization_id, title, id) where deleted_at is null;
      create index evidence_collected on evidence (organization_id, collected_on desc, id desc) where deleted_at is null;
      create index evidence_valid_until on evidence (organization_id, (coalesce(valid_until, 'infinity'::date)), id)
        where deleted_at is null;
      create index evidence_owner on evidence (organization_id, owner_id) where deleted_at is null;
      create index evidence_unit on evidence (organization_id, unit_id) where deleted_at is null;
      create index evidence_search on evidence using gin (search_tokens);
      ${protect('evidence', ['select', 'insert', 'update'])}

      create table evidence_version (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        evidence_id uuid not null,
        number integer not null check (number >= 1),
        kind text not null check (kind in ('FILE', 'LINK', 'TEXT')),
        file_name text,
        media_type text,
        byte_size bigint check (byte_size > 0),
        sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
        url text,
        body text,
        note text,
        created_by uuid,
        created_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        unique (organization_id, evidence_id, number),
        check (case kind when 'FILE' then file_name is not null and media_type is not null and byte_size is not null
          and sha256 is not null when 'LINK' then url is not null else body is not null end),
        ${within('evidence_id', 'evidence')},
        ${within('created_by', 'membership')}
      );
      create index evidence_version_bytes on evidence_version (organization_id, sha256) where sha256 is not null;
      -- A version is immutable: the application may neither change nor remove one.
      ${protect('evidence_version', ['select', 'insert'])}

      alter table evidence add ${within('current_version_id', 'evidence_version')};

      create table evidence_link (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        evidence_id uuid not null,
        control_id uuid not null references control (id),
        system_id uuid,
        status text not null check (status in ('PROPOSED', 'CONFIRMED')),
        created_by uuid,
        created_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        unique nulls not distinct (organization_id, evidence_id, control_id, system_id),
        ${within('evidence_id', 'evidence')},
        ${within('system_id', 'information_system')},
        ${within('created_by', 'membership')}
      );
      create index evidence_link_control on evidence_link (organization_id, control_id, system_id, evidence_id);
      -- For a whole assessment: two searches (every subject, this system) instead of two for each of its 211 controls.
      create index evidence_link_system on evidence_link (organization_id, system_id, control_id);
      ${protect('evidence_link', ['select', 'insert', 'delete'])}

      create table upload (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        file_name text not null,
        byte_size bigint not null check (byte_size > 0),
        received bigint not null default 0 check (received between 0 and byte_size),
        -- The member, or none for an API token; a token's uploads are told apart by its name.
        created_by uuid,
        creator_name text not null,
        expires_at timestamptz(3) not null,
        sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
        media_type text,
        finished_at timestamptz(3),
        created_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        ${within('created_by', 'membership')}
      );
      create index upload_expiry on upload (expires_at);
      create index upload_creator on upload (organization_id, created_by);
      ${protect('upload')}

      -- What proves something today. A link counts for an assessment when system_id is null or its own system.
      create view valid_link with (security_invoker = true) as
        select l.organization_id, l.evidence_id, l.control_id, l.system_id, e.valid_until
        from evidence_link l
        join evidence e on e.organization_id = l.organization_id and e.id = l.evidence_id
        where l.status = 'CONFIRMED' and e.state = 'ACCEPTED' and e.deleted_at is null
          and e.valid_from <= (now() at time zone 'Asia/Shanghai')::date
          and (e.valid_until is null or e.valid_until >= (now() at time zone 'Asia/Shanghai')::date);
      grant select on valid_link to ${applicationRole};

      -- Row security keeps ILIKE and @> away from any index, so searching goes through here. Answers ids only, of one
      -- organization; the caller joins them back under row security and his own rules.
      create function search_evidence(org uuid, tokens text[], patterns text[]) returns setof uuid
      language sql stable security definer set search_path = public, pg_temp as $$
        select e.id from evidence e
        where e.organization_id = org and e.deleted_at is null and e.search_tokens @> tokens
          -- Most words are found in the title: its version is read, and everything normalized, only where they are not.
          and (e.title is nfkc normalized and e.title ilike all (patterns) or exists (
            select 1 from evidence_version v where v.organization_id = org and v.id = e.current_version_id
              and normalize(concat_ws(E'\\n', e.title, e.description, array_to_string(e.tags, E'\\n'), v.file_name, v.url,
                left(v.body, 4000)), nfkc) ilike all (patterns)))
      $$;

      -- Housekeeping over all organizations: uploads whose day is over. Answers the ids, which name the temporary files.
      create function remove_expired_uploads() returns setof uuid
      language sql security definer set search_path = public, pg_temp as $$
        delete from upload where expires_at < now() returning id
      $$;
      revoke all on function search_evidence(uuid, text[], text[]), remove_expired_uploads() from public;
      grant execute on function search_evidence(uuid, text[], text[]), remove_expired_uploads() to ${applicationRole};
    `);
  }
}

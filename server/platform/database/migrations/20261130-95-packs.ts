import { Migration } from '@mikro-orm/migrations';
import { applicationRole, protect, within } from './tenant-table.js';

/** Packs (材料包): what goes to an inspection, frozen with the files it names, and the links by which it leaves the house. */
export class Packs extends Migration {
  override up(): void {
    this.addSql(`
      create table pack (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        name text not null,
        number text,
        assessment_id uuid not null,
        period_from date not null,
        period_to date not null check (period_to >= period_from),
        label text not null check (label in ('PUBLIC', 'INTERNAL', 'SENSITIVE')),
        letter text,
        -- In their order: { title, codes }; codes are nodes of the rule book whose items go there.
        chapters jsonb not null check (jsonb_typeof(chapters) = 'array'),
        -- Bytes of files in one ZIP at most; null: one ZIP.
        volume_bytes bigint check (volume_bytes >= 1048576),
        state text not null check (state in ('DRAFT', 'BUILDING', 'FROZEN', 'FAILED', 'WITHDRAWN')),
        progress double precision not null default 0,
        failure text,
        -- What the documents are made from, kept before the first of them is made.
        data jsonb,
        frozen_at timestamptz(3),
        frozen_by uuid,
        item_count integer,
        proof_count integer,
        left_out_count integer,
        file_count integer,
        byte_size bigint,
        holds_sensitive boolean not null default false,
        manifest_sha256 text,
        public_key text,
        withdrawn_at timestamptz(3),
        withdrawn_reason text,
        created_by uuid,
        client_key text,
        created_at timestamptz(3) not null default now(),
        version integer not null default 1,
        unique (organization_id, id),
        unique (organization_id, number),
        unique (organization_id, client_key),
        check (state not in ('FROZEN', 'WITHDRAWN') or (frozen_at is not null and manifest_sha256 is not null)),
        ${within('assessment_id', 'assessment')},
        ${within('frozen_by', 'membership')},
        ${within('created_by', 'membership')}
      );
      create index pack_page on pack (organization_id, created_at desc, id desc);
      create index pack_assessment on pack (organization_id, assessment_id);
      ${protect('pack')}

      -- Every file of a frozen pack. Bytes lie in the store by their hash, so a pack costs no second copy of a proof.
      create table pack_entry (
        organization_id uuid not null references organization (id),
        pack_id uuid not null,
        position integer not null,
        volume integer not null check (volume >= 1),
        path text not null,
        sha256 text not null,
        byte_size bigint not null,
        evidence_id uuid,
        version_id uuid,
        primary key (organization_id, pack_id, position),
        unique (organization_id, pack_id, path),
        foreign key (organization_id, pack_id) references pack (organization_id, id) on delete cascade
      );
      create index pack_entry_sha256 on pack_entry (sha256);
      create index pack_entry_evidence on pack_entry (organization_id, evidence_id) where evidence_id is not null;
      ${protect('pack_entry')}

      create table pack_link (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        pack_id uuid not null,
        recipient text not null,
        secret_hash bytea not null unique,
        password_hash text not null,
        expires_at timestamptz(3) not null,
        most_downloads integer not null check (most_downloads between 1 and 1000),
        downloads integer not null default 0 check (downloads <= most_downloads),
        failed_tries integer not null default 0,
        revoked_at timestamptz(3),
        created_by uuid,
        created_at timestamptz(3) not null,
        unique (organization_id, id),
        foreign key (organization_id, pack_id) references pack (organization_id, id) on delete cascade,
        ${within('created_by', 'membership')}
      );
      create index pack_link_pack on pack_link (organization_id, pack_id, created_at desc);
      ${protect('pack_link')}

      -- The key by which an organization signs its packs (Ed25519, DER); made when the first one is frozen.
      create table pack_signer (
        organization_id uuid primary key references organization (id),
        public_key bytea not null,
        private_key bytea not null,
        created_at timestamptz(3) not null
      );
      ${protect('pack_signer', ['select', 'insert'])}

      -- Whoever holds a link has no account. It opens only while it and its pack stand; the password is asked for afterwards.
      create function find_pack_link(hash bytea)
      returns table (organization_id uuid, id uuid, pack_id uuid, recipient text, password_hash text, expires_at timestamptz,
        most_downloads integer, downloads integer, organization text, name text, number text)
      language sql stable security definer set search_path = public, pg_temp as $$
        select l.organization_id, l.id, l.pack_id, l.recipient, l.password_hash, l.expires_at, l.most_downloads, l.downloads, o.name,
          p.name, p.number
        from pack_link l join pack p on p.organization_id = l.organization_id and p.id = l.pack_id and p.state = 'FROZEN'
        join organization o on o.id = l.organization_id
        where l.secret_hash = hash and l.revoked_at is null and l.expires_at > clock_timestamp() and l.failed_tries < 20
      $$;
      revoke all on function find_pack_link(bytea) from public;
      grant execute on function find_pack_link(bytea) to ${applicationRole};
    `);
  }
}

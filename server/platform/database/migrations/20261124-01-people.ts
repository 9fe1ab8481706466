import { Migration } from '@mikro-orm/migrations';
import { applicationRole, currentAccount, currentOrganization, protect, within } from './tenant-table.js';

/** Organizations, units, accounts, memberships, sessions and API tokens. */
export class People extends Migration {
  override up(): void {
    this.addSql(`
      grant usage on schema public to ${applicationRole};

      create table organization (
        id uuid primary key,
        code text not null unique,
        name text not null,
        created_at timestamptz(3) not null default now()
      );
      alter table organization enable row level security;
      alter table organization force row level security;
      create policy owner on organization to current_user using (true) with check (true);
      create policy organization on organization to ${applicationRole} using (id = ${currentOrganization});
      grant select on organization to ${applicationRole};

      create table unit (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        code text not null,
        name text not null,
        kind text not null check (kind in ('CAMPUS', 'DEPARTMENT')),
        parent_id uuid,
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        unique (organization_id, code),
        ${within('parent_id', 'unit')}
      );
      ${protect('unit')}

      create table account (
        id uuid primary key,
        username text not null unique,
        password_hash text not null,
        password_changed_at timestamptz(3) not null default now(),
        former_password_hashes text[] not null default '{}',
        must_change_password boolean not null default false,
        failed_attempts integer not null default 0,
        locked_until timestamptz(3),
        last_login_at timestamptz(3),
        locale text not null default 'zh' check (locale in ('zh', 'en')),
        version integer not null default 1,
        created_at timestamptz(3) not null default now()
      );

      create table membership (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        account_id uuid not null references account (id),
        display_name text not null,
        unit_id uuid,
        roles text[] not null,
        suspended_at timestamptz(3),
        valid_until timestamptz(3),
        version integer not null default 1,
        created_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        unique (organization_id, account_id),
        ${within('unit_id', 'unit')}
      );
      create index membership_account on membership (account_id);
      ${protect('membership', ['select', 'insert', 'update'])}

      alter table account enable row level security;
      alter table account force row level security;
      create policy owner on account to current_user using (true) with check (true);
      create policy reachable on account to ${applicationRole}
        using (id = ${currentAccount} or exists (
          select 1 from membership m where m.account_id = account.id and m.organization_id = ${currentOrganization}))
        with check (true);
      grant select, insert, update on account to ${applicationRole};

      create table session (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        membership_id uuid not null,
        account_id uuid not null references account (id),
        token_hash bytea not null unique,
        address text,
        user_agent text,
        created_at timestamptz(3) not null default now(),
        last_seen_at timestamptz(3) not null default now(),
        expires_at timestamptz(3) not null,
        ended_at timestamptz(3),
        unique (organization_id, id),
        ${within('membership_id', 'membership')}
      );
      create index session_account on session (account_id) where ended_at is null;
      ${protect('session', ['select', 'insert', 'update'])}

      create table api_token (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        name text not null,
        prefix text not null,
        secret_hash bytea not null unique,
        scopes text[] not null,
        unit_id uuid,
        expires_at timestamptz(3) not null,
        created_by uuid,
        created_at timestamptz(3) not null default now(),
        last_used_at timestamptz(3),
        revoked_at timestamptz(3),
        unique (organization_id, id),
        ${within('unit_id', 'unit')},
        ${within('created_by', 'membership')}
      );
      ${protect('api_token', ['select', 'insert', 'update'])}

      create function unit_subtree(org uuid, root uuid) returns uuid[]
      language sql stable security definer set search_path = public, pg_temp as $$
        with recursive below as (
          select id from unit where organization_id = org and id = root
          union all
          select u.id from unit u join below b on u.parent_id = b.id where u.organization_id = org
        ) select coalesce(array_agg(id), '{}') from below
      $$;

      -- Before anybody is known there is no organization to set: these functions are the only way in, each for one purpose.
      create function find_login(login text)
      returns table (account_id uuid, username text, password_hash text, failed_attempts integer, locked_until timestamptz,
        must_change_password boolean, password_changed_at timestamptz, locale text, membership_id uuid, organization_id uuid,
        organization_code text, display_name text, roles text[], suspended_at timestamptz, valid_until timestamptz, at timestamptz)
      language sql stable security definer set search_path = public, pg_temp as $$
        select a.id, a.username, a.password_hash, a.failed_attempts, a.locked_until, a.must_change_password,
          a.password_changed_at, a.locale, m.id, m.organization_id, o.code, m.display_name, m.roles, m.suspended_at,
          m.valid_until, now()
        from account a join membership m on m.account_id = a.id join organization o on o.id = m.organization_id
        where a.username = login order by m.created_at, m.id
      $$;

      create function find_session(hash bytea)
      returns table (session_id uuid, organization_id uuid, account_id uuid, membership_id uuid, display_name text,
        roles text[], locale text, must_change_password boolean, last_seen_at timestamptz, expires_at timestamptz,
        unit_ids uuid[], at timestamptz)
      language sql stable security definer set search_path = public, pg_temp as $$
        select s.id, s.organization_id, s.account_id, s.membership_id, m.display_name, m.roles, a.locale,
          a.must_change_password, s.last_seen_at, s.expires_at, unit_subtree(m.organization_id, m.unit_id), clock_timestamp()
        from session s join membership m on m.id = s.membership_id join account a on a.id = s.account_id
        where s.token_hash = hash and s.ended_at is null and s.expires_at > clock_timestamp()
          and m.suspended_at is null and (m.valid_until is null or m.valid_until > clock_timestamp())
      $$;

      create function find_api_token(hash bytea)
      returns table (token_id uuid, organization_id uuid, name text, scopes text[], unit_ids uuid[], unit_id uuid,
        expires_at timestamptz, last_used_at timestamptz, at timestamptz)
      language sql stable security definer set search_path = public, pg_temp as $$
        select t.id, t.organization_id, t.name, t.scopes, unit_subtree(t.organization_id, t.unit_id), t.unit_id,
          t.expires_at, t.last_used_at, clock_timestamp()
        from api_token t where t.secret_hash = hash and t.revoked_at is null and t.expires_at > clock_timestamp()
      $$;

      create function organization_ids() returns table (id uuid, code text)
      language sql stable security definer set search_path = public, pg_temp as $$
        select id, code from organization order by created_at, id
      $$;

      create function create_organization(new_id uuid, new_code text, new_name text) returns void
      language sql security definer set search_path = public, pg_temp as $$
        insert into organization (id, code, name) values (new_id, new_code, new_name)
      $$;
      revoke all on function create_organization(uuid, text, text) from public;

      revoke all on function unit_subtree(uuid, uuid), find_login(text), find_session(bytea), find_api_token(bytea),
        organization_ids() from public;
      grant execute on function unit_subtree(uuid, uuid), find_login(text), find_session(bytea), find_api_token(bytea),
        organization_ids() to ${applicationRole};
    `);
  }
}

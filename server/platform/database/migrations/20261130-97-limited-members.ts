import { Migration } from '@mikro-orm/migrations';
import { applicationRole, within } from './tenant-table.js';

/** Members who see one pack only (迎检人员): inspectors with an end, and whoever finds a caller learns of the limit. */
export class LimitedMembers extends Migration {
  override up(): void {
    this.addSql(`
      alter table membership add column pack_id uuid, add ${within('pack_id', 'pack')},
        add constraint membership_limited_check
          check (pack_id is null or (roles = array['INSPECTOR'] and valid_until is not null));
      create index membership_pack on membership (organization_id, pack_id) where pack_id is not null;

      drop function find_login(text), find_session(bytea);
      create function find_login(login text)
      returns table (account_id uuid, username text, password_hash text, failed_attempts integer, locked_until timestamptz,
        must_change_password boolean, password_changed_at timestamptz, locale text, membership_id uuid, organization_id uuid,
        organization_code text, display_name text, roles text[], pack_id uuid, suspended_at timestamptz, valid_until timestamptz,
        at timestamptz)
      language sql stable security definer set search_path = public, pg_temp as $$
        select a.id, a.username, a.password_hash, a.failed_attempts, a.locked_until, a.must_change_password,
          a.password_changed_at, a.locale, m.id, m.organization_id, o.code, m.display_name, m.roles, m.pack_id, m.suspended_at,
          m.valid_until, now()
        from account a join membership m on m.account_id = a.id join organization o on o.id = m.organization_id
        where a.username = login order by m.created_at, m.id
      $$;

      create function find_session(hash bytea)
      returns table (session_id uuid, organization_id uuid, account_id uuid, membership_id uuid, display_name text,
        roles text[], pack_id uuid, locale text, must_change_password boolean, last_seen_at timestamptz, expires_at timestamptz,
        unit_ids uuid[], at timestamptz)
      language sql stable security definer set search_path = public, pg_temp as $$
        select s.id, s.organization_id, s.account_id, s.membership_id, m.display_name, m.roles, m.pack_id, a.locale,
          a.must_change_password, s.last_seen_at, s.expires_at, unit_subtree(m.organization_id, m.unit_id), clock_timestamp()
        from session s join membership m on m.id = s.membership_id join account a on a.id = s.account_id
        where s.token_hash = hash and s.ended_at is null and s.expires_at > clock_timestamp()
          and m.suspended_at is null and (m.valid_until is null or m.valid_until > clock_timestamp())
      $$;
      revoke all on function find_login(text), find_session(bytea) from public;
      grant execute on function find_login(text), find_session(bytea) to ${applicationRole};

      -- A calendar shows more than one pack.
      create or replace function find_calendar_feed(hash bytea)
      returns table (organization_id uuid, account_id uuid, membership_id uuid, display_name text, roles text[], locale text,
        must_change_password boolean, unit_ids uuid[], scope text, fetched_at timestamptz, at timestamptz)
      language sql stable security definer set search_path = public, pg_temp as $$
        select f.organization_id, m.account_id, f.membership_id, m.display_name, m.roles, a.locale, a.must_change_password,
          unit_subtree(m.organization_id, m.unit_id), f.scope, f.fetched_at, clock_timestamp()
        from calendar_feed f join membership m on m.id = f.membership_id join account a on a.id = m.account_id
        where f.secret_hash = hash and m.suspended_at is null and (m.valid_until is null or m.valid_until > clock_timestamp())
          and m.pack_id is null
      $$;
    `);
  }
}

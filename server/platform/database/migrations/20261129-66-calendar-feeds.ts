import { Migration } from '@mikro-orm/migrations';
import { applicationRole, protect, within } from './tenant-table.js';

/** The secret address at which a calendar program fetches what a person has to do. */
export class CalendarFeeds extends Migration {
  override up(): void {
    this.addSql(`
      create table calendar_feed (
        organization_id uuid not null references organization (id),
        membership_id uuid not null,
        secret_hash bytea not null unique,
        scope text not null check (scope in ('MINE', 'ALL')),
        created_at timestamptz(3) not null,
        fetched_at timestamptz(3),
        primary key (organization_id, membership_id),
        ${within('membership_id', 'membership')}
      );
      ${protect('calendar_feed')}

      -- A calendar program has no session. Whoever is suspended, or whose time is over, has no calendar either.
      create function find_calendar_feed(hash bytea)
      returns table (organization_id uuid, account_id uuid, membership_id uuid, display_name text, roles text[], locale text,
        must_change_password boolean, unit_ids uuid[], scope text, fetched_at timestamptz, at timestamptz)
      language sql stable security definer set search_path = public, pg_temp as $$
        select f.organization_id, m.account_id, f.membership_id, m.display_name, m.roles, a.locale, a.must_change_password,
          unit_subtree(m.organization_id, m.unit_id), f.scope, f.fetched_at, clock_timestamp()
        from calendar_feed f join membership m on m.id = f.membership_id join account a on a.id = m.account_id
        where f.secret_hash = hash and m.suspended_at is null and (m.valid_until is null or m.valid_until > clock_timestamp())
      $$;
      revoke all on function find_calendar_feed(bytea) from public;
      grant execute on function find_calendar_feed(bytea) to ${applicationRole};
    `);
  }
}

import { Migration } from '@mikro-orm/migrations';
import { applicationRole, protect } from './tenant-table.js';

/** The event table: audit trail, outbox and change feed in one. Append-only for the application. */
export class Event extends Migration {
  override up(): void {
    this.addSql(`
      create table event (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        -- Transactions commit out of order; (xid, seq) below the oldest running xid never changes any more.
        xid xid8 not null default pg_current_xact_id(),
        seq bigint generated always as identity,
        at timestamptz(3) not null default clock_timestamp(),
        actor_id uuid,
        actor_name text not null,
        actor_kind text not null,
        session_id uuid,
        action text not null,
        object_type text not null,
        object_id uuid,
        object_name text,
        before jsonb,
        after jsonb,
        outcome text not null check (outcome in ('SUCCESS', 'DENIED', 'FAILED')),
        reason text,
        topics text[] not null default '{}',
        request_id text,
        address text,
        user_agent text
      );
      create index event_time on event (organization_id, at desc, id desc);
      create index event_object on event (organization_id, object_id, at desc) where object_id is not null;
      create index event_order on event (xid, seq);
      ${protect('event', ['select', 'insert'])}

      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'events are append-only';
      end $$;
      create trigger event_append_only before update or delete or truncate on event
        for each statement execute function refuse_change();

      -- For the server's own fan-out: which organizations heard of what. Carries no before or after.
      create function event_feed(after_xid xid8, after_seq bigint, page integer)
      returns table (xid xid8, seq bigint, id uuid, organization_id uuid, at timestamptz, action text, object_type text,
        object_id uuid, topics text[], actor_name text)
      language sql stable security definer set search_path = public, pg_temp as $$
        select e.xid, e.seq, e.id, e.organization_id, e.at, e.action, e.object_type, e.object_id, e.topics, e.actor_name
        from event e
        where (e.xid, e.seq) > (after_xid, after_seq) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
        order by e.xid, e.seq limit page
      $$;
      create function event_feed_end() returns table (xid text, seq text)
      language sql stable security definer set search_path = public, pg_temp as $$
        select coalesce(max(e.xid::text), '0'), '9223372036854775807'
        from (select xid from event where xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid desc limit 1) e
      $$;
      revoke all on function event_feed(xid8, bigint, integer), event_feed_end() from public;
      grant execute on function event_feed(xid8, bigint, integer), event_feed_end() to ${applicationRole};
    `);
  }
}

import { Migration } from '@mikro-orm/migrations';
import { protect, within } from './tenant-table.js';

/** What people are told, and how far the telling has come in the order of the events. */
export class Notices extends Migration {
  override up(): void {
    this.addSql(`
      create table notice (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        recipient_id uuid not null,
        kind text not null,
        object_type text not null,
        object_id uuid not null,
        -- As people knew it then; the object may be renamed or deleted later.
        object_name text not null,
        caused_by_name text,
        facts jsonb not null default '{}',
        -- The same thing is told to the same person once, whoever finds it and however often.
        dedupe_key text not null,
        created_at timestamptz(3) not null,
        read_at timestamptz(3),
        unique (organization_id, id),
        unique (organization_id, dedupe_key, recipient_id),
        ${within('recipient_id', 'membership')}
      );
      create index notice_newest on notice (organization_id, recipient_id, created_at desc, id desc);
      create index notice_unread on notice (organization_id, recipient_id) where read_at is null;
      ${protect('notice', ['select', 'insert', 'update'])}

      -- The last event that was looked at; locked while the next ones are told, and moved on with the notices.
      create table notice_cursor (
        organization_id uuid primary key references organization (id),
        xid text not null,
        seq text not null
      );
      ${protect('notice_cursor', ['select', 'insert', 'update'])}
    `);
  }
}

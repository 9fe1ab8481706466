import { Migration } from '@mikro-orm/migrations';
import { protect, within } from './tenant-table.js';

/** How people want to be told, which ways lead out of the application, and what is on its way. */
export class Deliveries extends Migration {
  override up(): void {
    this.addSql(`
      create table notice_setting (
        organization_id uuid not null references organization (id),
        membership_id uuid not null,
        email text,
        phone text,
        -- HH:MM in Shanghai; nothing goes out at once between them, also over midnight.
        quiet_from text check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        quiet_to text check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        -- Kind → rule; kinds that are missing follow the rule of the house.
        rules jsonb not null default '{}',
        primary key (organization_id, membership_id),
        check ((quiet_from is null) = (quiet_to is null)),
        ${within('membership_id', 'membership')}
      );
      ${protect('notice_setting', ['select', 'insert', 'update'])}

      create table notice_channel (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        kind text not null check (kind in ('WECOM', 'DINGTALK', 'FEISHU', 'STANDARD', 'SMS')),
        name text not null,
        -- Both let in whoever has them: the application writes them and never answers them.
        url text not null,
        secret text,
        template text,
        notice_kinds text[] not null,
        enabled boolean not null default true,
        created_at timestamptz(3) not null default now(),
        unique (organization_id, id),
        unique (organization_id, name),
        check (kind <> 'SMS' or template is not null)
      );
      ${protect('notice_channel')}

      create table delivery (
        id uuid primary key,
        organization_id uuid not null references organization (id),
        -- Without a channel: by mail.
        channel_id uuid,
        recipient_id uuid,
        address text,
        is_digest boolean not null default false,
        state text not null default 'WAITING' check (state in ('WAITING', 'SENDING', 'SENT', 'DEAD', 'DROPPED')),
        tries integer not null default 0,
        next_try_at timestamptz(3) not null,
        -- A server that has not said what became of it by then was killed.
        claimed_until timestamptz(3),
        last_error text,
        dedupe_key text not null,
        created_at timestamptz(3) not null default now(),
        ended_at timestamptz(3),
        unique (organization_id, id),
        unique (organization_id, dedupe_key),
        foreign key (organization_id, channel_id) references notice_channel (organization_id, id) on delete cascade,
        ${within('recipient_id', 'membership')}
      );
      create index delivery_waiting on delivery (organization_id, next_try_at) where state in ('WAITING', 'SENDING');
      create index delivery_newest on delivery (organization_id, created_at desc, id desc);
      ${protect('delivery')}

      create table delivery_notice (
        organization_id uuid not null references organization (id),
        delivery_id uuid not null,
        notice_id uuid not null,
        primary key (delivery_id, notice_id),
        foreign key (organization_id, delivery_id) references delivery (organization_id, id) on delete cascade,
        ${within('notice_id', 'notice')}
      );
      ${protect('delivery_notice')}
    `);
  }
}

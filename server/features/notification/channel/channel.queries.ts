import type { Reads } from '../../../platform/database/database.js';
import { connect } from '../../../platform/graphql/connection.js';
import { channelAddressPlace } from '../../../platform/secrets/sealed-columns.js';
import { UnopenedSecret } from '../../../platform/secrets/secret-box.js';
import type { SecretBox, SecretPlace } from '../../../platform/secrets/secret-box.js';
import type { Connection, Page } from '../../../platform/graphql/connection.js';
import type { Delivery, DeliveryState, NoticeChannel } from './channel.types.js';

/** Channels of one organization. */
export const mostChannels = 50;

interface Row extends Omit<NoticeChannel, 'host'> {
  readonly url: string;
}

/** Channels by name, or those with these ids. */
export async function channelsOf(
  reads: Reads,
  secrets: SecretBox,
  ids: readonly string[] | null = null,
): Promise<NoticeChannel[]> {
  const rows = await reads.query<Row>(
    'noticeChannel.list',
    `select id, kind, name, url, secret is not null as "hasSecret", template, notice_kinds as "noticeKinds", enabled
     from notice_channel where organization_id = $1 and ($2::uuid[] is null or id = any ($2)) order by name, id limit ${mostChannels}`,
    [reads.actor.organizationId, ids],
  );
  const { organizationId } = reads.actor;
  return rows.map(({ url, ...row }) => ({
    ...row,
    host: hostOf(secrets, url, channelAddressPlace(organizationId, row.id)),
  }));
}

/** One address that does not open, moved here from another row for instance, does not close the list. */
function hostOf(secrets: SecretBox, sealed: string, place: SecretPlace): string {
  try {
    return new URL(secrets.open(sealed, place).toString()).host;
  } catch (error) {
    if (error instanceof UnopenedSecret) return '?';
    throw error;
  }
}

export async function countsOf(reads: Reads): Promise<{ waiting: number; dead: number }> {
  const [row] = await reads.query<{ waiting: number; dead: number }>(
    'delivery.counts',
    `select count(*) filter (where state in ('WAITING', 'SENDING'))::integer as waiting,
       count(*) filter (where state = 'DEAD')::integer as dead
     from delivery where organization_id = $1 and state in ('WAITING', 'SENDING', 'DEAD')`,
    [reads.actor.organizationId],
  );
  return row!;
}

/** One page of deliveries, newest first. What they say is for their recipients alone. */
export async function listDeliveries(
  reads: Reads,
  states: readonly DeliveryState[] | null,
  page: Page,
): Promise<Connection<Delivery>> {
  const [at, id] = page.after ?? [null, null];
  const rows = await reads.query<Delivery & { total: number }>(
    'delivery.list',
    `with matching as materialized (
       select * from delivery where organization_id = $1 and ($2::text[] is null or state = any ($2))
     ), page as (
       select * from matching where $3::timestamptz is null or (created_at, id) < ($3, $4::uuid)
       order by created_at desc, id desc limit $5)
     select (select count(*) from matching)::integer as total, p.id, c.name as "channelName", m.display_name as "recipientName",
       (select count(*) from delivery_notice x where x.organization_id = $1 and x.delivery_id = p.id)::integer as notices,
       p.state, p.tries, p.next_try_at as "nextTryAt", p.last_error as "lastError", p.created_at as "createdAt"
     from (select 1) one left join page p on true
     left join notice_channel c on c.organization_id = $1 and c.id = p.channel_id
     left join membership m on m.organization_id = $1 and m.id = p.recipient_id
     order by p.created_at desc, p.id desc`,
    [reads.actor.organizationId, states, at, id, page.first + 1],
  );
  return connect(
    rows.filter((row) => row.id !== null),
    page.first,
    rows[0]?.total ?? 0,
    (row) => [row.createdAt, row.id],
  );
}

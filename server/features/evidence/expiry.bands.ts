import type { Reads } from '../../platform/database/database.js';
import { sight, visible } from './evidence.access.js';
import type { ExpiryBand } from './expiry.types.js';

/** Day in Shanghai, found once per statement. */
export const today = `(select (now() at time zone 'Asia/Shanghai')::date)`;

/** Days to the last valid day. What ended before today is the first band; what ends later than the last one is not listed. */
export const expiryBands: readonly Omit<ExpiryBand, 'count'>[] = [
  { fromDays: null, toDays: -1 },
  { fromDays: 0, toDays: 30 },
  { fromDays: 31, toDays: 60 },
  { fromDays: 61, toDays: 90 },
];

const counts = expiryBands.map(
  ({ fromDays, toDays }) =>
    `(count(*) filter (where e.valid_until <= ${today} + (${toDays})${fromDays === null ? '' : ` and e.valid_until >= ${today} + ${fromDays}`}))::integer`,
);

/** Accepted evidence in sight that has ended or ends soon: one statement over what has an end at all. */
export async function evidenceExpiry(reads: Reads): Promise<ExpiryBand[]> {
  const [row] = await reads.query<{ counts: readonly number[] }>(
    'evidence.expiry',
    `select array[${counts.join(', ')}] as counts from evidence e
     where ${visible('e')} and e.state = 'ACCEPTED' and e.valid_until <= ${today} + ${expiryBands.at(-1)?.toDays ?? 0}`,
    sight(reads.actor),
  );
  return expiryBands.map((band, at) => ({ ...band, count: row?.counts[at] ?? 0 }));
}

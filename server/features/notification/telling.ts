import { systemActor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { datedWishes } from './dated.js';
import type { Outbox } from './delivery/outbox.js';
import { commentTeller } from './tellers/comment.teller.js';
import { evidenceTeller } from './tellers/evidence.teller.js';
import { inspectionTeller } from './tellers/inspection.teller.js';
import { integrityTeller } from './tellers/integrity.teller.js';
import { policyTeller } from './tellers/policy.teller.js';
import { requestTeller } from './tellers/request.teller.js';
import { taskTeller } from './tellers/task.teller.js';
import { eventsBehind, placeBefore } from './told-event.js';
import type { Place, Teller, ToldEvent } from './told-event.js';
import { grant } from './wishes.js';
import type { Wishes } from './wishes.js';

const tellers: readonly Teller[] = [
  taskTeller,
  evidenceTeller,
  requestTeller,
  commentTeller,
  policyTeller,
  inspectionTeller,
  integrityTeller,
];
const actions = tellers.flatMap((teller) => teller.actions);

/** True when somebody may have to be told of events with this action. */
export const isTold = (action: string): boolean => actions.includes(action);

const pageSize = 500;
/** A hospital that begins to be told hears of these days; what is older is no news. */
const firstDays = 14;

const teller = (organizationId: string) => systemActor(organizationId, '消息');

/** Tells what has happened since, in the order of the events: each event once, whichever server comes first. */
export class Telling {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async tell(organizationId: string, signal?: AbortSignal): Promise<void> {
    while (!signal?.aborted) {
      const page = await this.database.write(teller(organizationId), (tx) => tellPage(tx, this.outbox));
      if (page < pageSize) return;
    }
  }

  /** Tells what the calendar says; what was told stays told. */
  async tellDates(organizationId: string): Promise<void> {
    await this.database.write(teller(organizationId), async (tx) => {
      await grant(tx, await datedWishes(tx), this.outbox);
    });
  }
}

async function tellPage(tx: Tx, outbox: Outbox): Promise<number> {
  const events = await eventsBehind(tx, await holdCursor(tx), actions, pageSize);
  const last = events.at(-1);
  if (!last) return 0;
  await grant(tx, await wishesOf(tx, events), outbox);
  await tx.query(
    'notice.moveCursor',
    'update notice_cursor set xid = $2, seq = $3 where organization_id = $1',
    [tx.actor.organizationId, last.xid, last.seq],
  );
  return events.length;
}

/** Where the telling stands, held until the end of the transaction: a second server waits and then goes on from there. */
async function holdCursor(tx: Tx): Promise<Place> {
  const { organizationId } = tx.actor;
  const held = () =>
    tx.query<Place>(
      'notice.holdCursor',
      'select xid, seq from notice_cursor where organization_id = $1 for update',
      [organizationId],
    );
  const [place] = await held();
  if (place) return place;
  const { xid, seq } = await placeBefore(tx, firstDays);
  await tx.query(
    'notice.firstCursor',
    'insert into notice_cursor (organization_id, xid, seq) values ($1, $2, $3) on conflict do nothing',
    [organizationId, xid, seq],
  );
  return (await held())[0]!;
}

async function wishesOf(tx: Tx, events: readonly ToldEvent[]): Promise<Wishes[]> {
  const found: Wishes[] = [];
  // Seven tellers, each with its own few statements.
  for (const { actions: own, wishes } of tellers) {
    const theirs = events.filter((event) => own.includes(event.action) && event.objectId !== null);
    if (theirs.length > 0) found.push(await wishes(tx, theirs));
  }
  return found;
}

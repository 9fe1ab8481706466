import { systemActor } from '../../access/actor.js';
import type { Database, Tx } from '../../database/database.js';
import type { Logger } from '../../logging.js';
import type { Anchors } from './anchors.js';
import { eventsBehind, hashOfSealNumbered, insertSeal, lastSeal, start } from './chain.rows.js';
import { hashOfSeal, leavesOf, noHash } from './chain-verifier.js';
import type { ChainEvent, Seal } from './chain-verifier.js';

/** Events of one batch: a seal is 20 KB, and a transaction that makes one is over in a moment. */
const batchSize = 500;
const logEveryMs = 3_600_000;

/**
 * Chains the committed events of an organization. Several servers may seal at once: each batch is made under a lock, from
 * events below the oldest running transaction, between which nothing can appear any more.
 */
export class Sealer {
  private readonly complained = new Set<string>();
  private readonly logged = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly anchors: Anchors,
    private readonly logger: Logger,
  ) {}

  /** Seals what there is; answers how many events that were. The last round finds nothing and only anchors the head. */
  async seal(organizationId: string, signal?: AbortSignal): Promise<number> {
    const actor = systemActor(organizationId, '审计链');
    let sealed = 0;
    while (!signal?.aborted) {
      const count = await this.database.write(actor, (tx) => this.sealBatch(tx));
      if (count === 0) break;
      sealed += count;
    }
    return sealed;
  }

  private async sealBatch(tx: Tx): Promise<number> {
    const { organizationId } = tx.actor;
    await tx.query('chain.lock', 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `event-seal:${organizationId}`,
    ]);
    const head = await lastSeal(tx);
    const events = await eventsBehind(tx, head?.lastCursor ?? start, batchSize);
    if (head) await this.anchor(tx, head);
    if (events.length === 0) return 0;
    // Before the first seal there is an anchor already: one that is missing later was taken away.
    if (!head && (await this.anchors.read(organizationId)) === 'MISSING')
      await this.anchors.write(organizationId, { number: 0, hash: noHash, at: tx.now.toISOString() });
    await insertSeal(tx, sealOf(organizationId, head, events, tx.now));
    return events.length;
  }

  /**
   * Moves the anchor on to a committed head, if the seal that it names is still part of the chain. One that is missing or
   * contradicts the chain is left as it is: it is the proof that somebody was here.
   */
  private async anchor(tx: Tx, head: Seal): Promise<void> {
    const { organizationId } = tx.actor;
    const known = await this.anchors.read(organizationId);
    const fits =
      typeof known === 'object' &&
      known.number <= head.number &&
      (known.number === 0 ? noHash : await hashOfSealNumbered(tx, known.number)) === known.hash;
    if (!fits) {
      if (!this.complained.has(organizationId))
        this.logger.error(
          { organizationId, anchor: known, head: head.number },
          'the audit chain contradicts its anchor',
        );
      this.complained.add(organizationId);
      return;
    }
    if (known.number === head.number) return;
    const at = tx.now.toISOString();
    await this.anchors.write(organizationId, { number: head.number, hash: head.hash, at });
    // The log leaves the machine on its own way: a third place that knows the head.
    if (tx.now.getTime() - (this.logged.get(organizationId) ?? 0) < logEveryMs) return;
    this.logged.set(organizationId, tx.now.getTime());
    this.logger.info({ organizationId, number: head.number, hash: head.hash }, 'audit chain anchored');
  }
}

function sealOf(
  organizationId: string,
  head: Seal | undefined,
  events: readonly ChainEvent[],
  now: Date,
): Seal {
  const [first, last] = [events[0]!, events.at(-1)!];
  const seal = {
    organizationId,
    number: (head?.number ?? 0) + 1,
    firstCursor: `${first.xid}.${first.seq}`,
    lastCursor: `${last.xid}.${last.seq}`,
    eventCount: events.length,
    previousHash: head?.hash ?? noHash,
    sealedAt: now.toISOString().replace('Z', '000Z'),
    leaves: leavesOf(events),
  };
  return { ...seal, hash: hashOfSeal(seal) };
}

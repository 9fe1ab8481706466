import { systemActor } from '../../platform/access/actor.js';
import type { Tx } from '../../platform/database/database.js';
import type { Deps } from '../../platform/deps.js';
import { rescoreScope } from './score.service.js';

export const expiryQueue = 'assessment.expiry';

/** Told of the open assessments in which a proof began or ended today, in the transaction that scored them anew. */
export type ProofDayListener = (tx: Tx, assessmentIds: readonly string[]) => Promise<void>;

/** Scores anew where a counted proof began or ended to be valid, in every organization that has such a day today. */
export async function rescoreDue(
  { database }: Pick<Deps, 'database'>,
  listeners: readonly ProofDayListener[] = [],
): Promise<void> {
  const { rows } = await database.pool.query<{ id: string }>('select organizations_with_due_scores() as id');
  // Each organization has a door, and therefore a transaction, of its own.
  for (const { id } of rows) {
    await database.write(systemActor(id, '系统'), async (tx) => {
      const scored = await rescoreScope(tx, { kind: 'due' });
      if (scored.length === 0) return;
      for (const listener of listeners) await listener(tx, scored);
    });
  }
}

/** Every minute: the proven score drops the same minute that a proof expires. */
export function scheduleExpiry(
  deps: Pick<Deps, 'database' | 'jobs'>,
  listeners: readonly ProofDayListener[],
): void {
  deps.jobs.handle(expiryQueue, () => rescoreDue(deps, listeners));
  deps.jobs.schedule(expiryQueue, '* * * * *');
}

import { systemActor } from '../../platform/access/actor.js';
import type { Deps } from '../../platform/deps.js';
import { rescoreScope } from './score.service.js';

export const expiryQueue = 'assessment.expiry';

/** Scores anew where a counted proof began or ended to be valid, in every organization that has such a day today. */
export async function rescoreDue({ database }: Pick<Deps, 'database'>): Promise<void> {
  const { rows } = await database.pool.query<{ id: string }>('select organizations_with_due_scores() as id');
  // Each organization has a door, and therefore a transaction, of its own.
  for (const { id } of rows) {
    await database.write(systemActor(id, '系统'), async (tx) => {
      await rescoreScope(tx, { kind: 'due' });
    });
  }
}

/** Every minute: the proven score drops the same minute that a proof expires. */
export function scheduleExpiry(deps: Pick<Deps, 'database' | 'jobs'>): void {
  deps.jobs.handle(expiryQueue, () => rescoreDue(deps));
  deps.jobs.schedule(expiryQueue, '* * * * *');
}

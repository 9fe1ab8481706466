import type { Actor } from '../../platform/access/actor.js';
import { systemActor } from '../../platform/access/actor.js';
import type { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import type { Jobs } from '../../platform/jobs/jobs.js';
import { openIntegrityCheck } from './integrity-check.queries.js';

export const verifyQueue = 'activity.verify';

/** Asking for verifications; doing them is the job's work. */
export class IntegrityCheckService {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  /** Asks for a verification of the organization; answers the one that is under way when there is one. */
  async start(actor: Actor): Promise<string> {
    return this.database.write(actor, async (tx) => {
      await tx.query('integrityCheck.lock', 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `integrity-check:${actor.organizationId}`,
      ]);
      const open = await openIntegrityCheck(tx);
      if (open) return open;
      const id = newId();
      await tx.query(
        'integrityCheck.insert',
        `insert into integrity_check (id, organization_id, state, requested_by, requested_by_name) values ($1, $2, 'QUEUED', $3, $4)`,
        [id, actor.organizationId, actor.membershipId ?? null, actor.displayName],
      );
      await this.jobs.enqueue(tx, verifyQueue, { checkId: id });
      tx.record({ action: 'integrity.requested', objectType: 'IntegrityCheck', objectId: id });
      return id;
    });
  }

  /** Every night, of every organization. */
  async startAll(): Promise<void> {
    for (const id of await organizationIds(this.database)) await this.start(systemActor(id, '每日核验'));
  }
}

export async function organizationIds(database: Database): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>('select id from organization_ids()');
  return rows.map(({ id }) => id);
}

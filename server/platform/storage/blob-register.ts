import type { Pool } from 'pg';
import type { Jobs } from '../jobs/jobs.js';
import type { Logger } from '../logging.js';
import type { Storage } from './storage.js';

/** What nobody names is kept for this long: whoever is about to name it has that much time. */
export const keptMs = 24 * 3_600_000;
const lookedAtOnce = 1000;

/**
 * Which blobs there are, in the database, so that one nobody needs can be thrown away while others write the same bytes. The
 * rule: a blob is touched before its bytes are written and before a row names it; only what was not touched for a day and is
 * named nowhere goes, under a lock that a touch waits for.
 */
export class BlobRegister {
  constructor(
    private readonly pool: Pool,
    private readonly storage: Storage,
    private readonly logger: Logger,
  ) {}

  /** Promises that these blobs stay for a day, named or not. */
  async touch(hashes: readonly string[]): Promise<void> {
    if (hashes.length > 0) await this.pool.query('select touch_blobs($1::text[])', [hashes]);
  }

  /** Throws away what no row names; answers how many. Safe on several servers at once, and to be killed in. */
  async collect(before = new Date(Date.now() - keptMs), signal?: AbortSignal): Promise<number> {
    let removed = 0;
    for (let behind: string | null = ''; behind !== null;) {
      signal?.throwIfAborted();
      const { last, unused } = await this.collectSome(behind, before);
      removed += unused;
      behind = last;
    }
    await this.storage.sweep(before);
    if (removed > 0) this.logger.info({ removed }, 'unused files removed from the store');
    return removed;
  }

  /** Writes down what the store holds and the register does not know: from then on it has its day. Answers how many. */
  async findStrays(signal?: AbortSignal): Promise<number> {
    let [found, batch]: [number, string[]] = [0, []];
    const register = async () => {
      const { rows } = await this.pool.query<{ count: number }>(
        'select register_blobs($1::text[]) as count',
        [batch],
      );
      found += rows[0]?.count ?? 0;
      batch = [];
    };
    for await (const { sha256 } of this.storage.list()) {
      signal?.throwIfAborted();
      if (batch.push(sha256) === lookedAtOnce) await register();
    }
    if (batch.length > 0) await register();
    if (found > 0) this.logger.warn({ found }, 'files in the store that nothing wrote down');
    return found;
  }

  private async collectSome(
    behind: string,
    before: Date,
  ): Promise<{ readonly last: string | null; readonly unused: number }> {
    const client = await this.pool.connect();
    try {
      await client.query('begin isolation level read committed');
      const { rows } = await client.query<{ last: string | null; unused: string[] }>(
        'select last, unused from claim_unused_blobs($1, $2, $3)',
        [behind, before, lookedAtOnce],
      );
      const { last = null, unused = [] } = rows[0] ?? {};
      // Bytes first: when this is cut off, the register still knows what is left to do.
      for (const sha256 of unused) await this.storage.remove(sha256);
      await client.query('commit');
      return { last, unused: unused.length };
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }
}

/** A store that writes down what it is about to keep. */
export function registered(storage: Storage, register: BlobRegister): Storage {
  return {
    ...storage,
    async adopt(temporaryFile, sha256) {
      await register.touch([sha256]);
      await storage.adopt(temporaryFile, sha256);
    },
  };
}

/** Every hour what is unused; every night what nothing wrote down, as a store that was copied by hand may hold. */
export function keepStoreTidy(jobs: Jobs, register: BlobRegister): void {
  jobs.handle(
    'storage.collect',
    async (_data, { signal }) => void (await register.collect(undefined, signal)),
  );
  jobs.schedule('storage.collect', '37 * * * *');
  jobs.handle('storage.find-strays', async (_data, { signal }) => void (await register.findStrays(signal)));
  jobs.schedule('storage.find-strays', '52 3 * * *');
}

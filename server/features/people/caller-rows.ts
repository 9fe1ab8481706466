import { LRUCache } from 'lru-cache';
import type { Database } from '../../platform/database/database.js';

/**
 * How long an answer may be used again. Rights that end elsewhere (another server process) end here this much later; the
 * requirement is one second. What this process writes counts at once.
 */
const freshMs = 250;
const maximumKept = 10_000;

interface Question<Row> {
  /** Writes of this process when it was asked. */
  readonly writes: number;
  readonly answer: Promise<Row | undefined>;
}

/**
 * Finds the caller behind a secret. A page asks several things at once and an integration hundreds a second: they share an
 * answer of the last moment, unless this process has written anything since (signing out, losing a role).
 */
export class CallerRows<Row extends object> {
  private readonly asked = new LRUCache<string, Question<Row>>({ max: maximumKept, ttl: freshMs });

  /** `finder`: a function of the database that takes the hash of the secret and answers at most one row. */
  constructor(
    private readonly database: Database,
    private readonly finder: 'find_session' | 'find_api_token',
  ) {}

  /** The row of a live session or token; undefined when there is none. */
  find(secretHash: Buffer): Promise<Row | undefined> {
    const key = secretHash.toString('base64');
    const { writes } = this.database;
    const known = this.asked.get(key);
    if (known?.writes === writes) return known.answer;
    const answer = this.read(secretHash);
    this.asked.set(key, { writes, answer });
    // A failure is nobody's answer; who asks next asks anew.
    answer.catch(() => this.asked.delete(key));
    return answer;
  }

  private async read(secretHash: Buffer): Promise<Row | undefined> {
    const { rows } = await this.database.pool.query<Row>({
      name: this.finder,
      text: `select * from ${this.finder}($1)`,
      values: [secretHash],
    });
    return rows[0];
  }
}

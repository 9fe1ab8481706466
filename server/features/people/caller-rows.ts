import type { Database } from '../../platform/database/database.js';

interface Question<Row> {
  /** Writes of this process when it was asked. */
  readonly writes: number;
  readonly answer: Promise<Row | undefined>;
}

/**
 * Finds the caller behind a secret. A page asks several things at once and an integration hundreds a second: requests that
 * come while the caller is being read share the answer. Nothing is remembered after that (it would save a statement, but
 * requests would no longer be answered together, which costs more), and a write of this process in between (signing out,
 * losing a role) makes the next request ask anew.
 */
export class CallerRows<Row extends object> {
  private readonly asked = new Map<string, Question<Row>>();

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
    const question: Question<Row> = { writes, answer: this.read(secretHash) };
    this.asked.set(key, question);
    const forget = () => {
      if (this.asked.get(key) === question) this.asked.delete(key);
    };
    question.answer.then(forget, forget);
    return question.answer;
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

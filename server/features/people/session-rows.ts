import type { Database } from '../../platform/database/database.js';
import type { MemberRow } from './member-actor.js';

/** What `find_session` answers. */
export type SessionRow = MemberRow & { readonly last_seen_at: string; readonly at: string };

interface Question {
  /** Writes of this process when it was asked. */
  readonly writes: number;
  readonly answer: Promise<SessionRow | undefined>;
}

/**
 * Reads live sessions. A page asks several things at once: requests that come while the session is being read share the
 * answer. Nothing is remembered after that, and a write of this process in between (signing out, losing a role) makes the
 * next request ask anew.
 */
export class SessionRows {
  private readonly asked = new Map<string, Question>();

  constructor(private readonly database: Database) {}

  /** The row of a live session; undefined when there is none. */
  find(tokenHash: Buffer): Promise<SessionRow | undefined> {
    const key = tokenHash.toString('base64');
    const { writes } = this.database;
    const known = this.asked.get(key);
    if (known?.writes === writes) return known.answer;
    const question: Question = { writes, answer: this.read(tokenHash) };
    this.asked.set(key, question);
    const forget = () => {
      if (this.asked.get(key) === question) this.asked.delete(key);
    };
    question.answer.then(forget, forget);
    return question.answer;
  }

  private async read(tokenHash: Buffer): Promise<SessionRow | undefined> {
    const { rows } = await this.database.pool.query<SessionRow>({
      name: 'find_session',
      text: 'select * from find_session($1)',
      values: [tokenHash],
    });
    return rows[0];
  }
}

import { LRUCache } from 'lru-cache';

/** A text earns its name by being used, so that what is asked once never takes a place. */
const usesToEarn = 3;
/** Texts of one statement that may have a name: callers choose the columns, and no one statement may crowd out the others. */
const textsEach = 8;

/**
 * Names under which connections keep a parsed statement and its plan. A connection keeps them for its whole life and would
 * refuse a name for another text, so names are never taken back: a cache that forgets would fill every connection.
 */
export class KeptStatements {
  private readonly names = new Map<string, string>();
  private readonly given = new Map<string, number>();
  private readonly uses = new LRUCache<string, number>({ max: 500 });

  /** The name of a text of this statement; undefined while it has not earned one, or too many others have. */
  nameOf(statement: string, text: string): string | undefined {
    const name = this.names.get(text);
    if (name !== undefined) return name;
    const given = this.given.get(statement) ?? 0;
    if (given >= textsEach) return undefined;
    const uses = (this.uses.get(text) ?? 0) + 1;
    this.uses.set(text, uses);
    if (uses < usesToEarn) return undefined;
    this.uses.delete(text);
    this.given.set(statement, given + 1);
    const earned = `hengjian_${this.names.size}`;
    this.names.set(text, earned);
    return earned;
  }
}

import { fold } from './sheet.words.js';

interface Entry {
  readonly id: string;
  readonly name: string;
  /** What tells it from others of the same name; the first is written where the name alone would not do. */
  readonly exact: readonly string[];
}

/** Things by what people call them. */
export class Directory {
  private readonly byId = new Map<string, string>();
  private readonly exact = new Map<string, string>();
  private readonly named = new Map<string, string[]>();

  constructor(entries: readonly Entry[]) {
    for (const { id, name, exact } of entries) {
      for (const word of exact) this.exact.set(fold(word), id);
      const key = fold(name);
      const same = this.named.get(key);
      if (same) same.push(id);
      else this.named.set(key, [id]);
    }
    for (const { id, name, exact } of entries)
      this.byId.set(id, this.named.get(fold(name))!.length > 1 ? (exact[0] ?? name) : name);
  }

  /** What it is called in a table; a thing that is not known any more stays readable. */
  readonly nameOf = (id: string): string => this.byId.get(id) ?? id;

  /** A name that only one has wins over a code, and what is exact over both. */
  find(word: string): string | 'NONE' | 'SEVERAL' {
    const key = fold(word);
    const [first, second] = this.named.get(key) ?? [];
    if (first && !second) return first;
    return this.exact.get(key) ?? (second ? 'SEVERAL' : 'NONE');
  }
}

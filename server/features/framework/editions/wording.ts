import type { ControlKind } from '../framework-file.schema.js';

/** The part of a control that tells whether it is the same in another edition; rows and file data both fit. */
export interface EditionControl {
  readonly code: string;
  readonly kind: ControlKind;
  readonly level: string | null;
  readonly name: string;
  readonly text: string | null;
  readonly parentCode: string | null;
}

/** Letters of a text that are looked at; texts that agree so far are alike. */
const comparedLetters = 1_000;

/** Each two neighbouring letters as a number, in ascending order, as often as they stand there. */
export type Letters = Uint32Array;

/** The words of each node, worked out once. */
export class Wording<C extends EditionControl> {
  private readonly names: readonly ReadonlyMap<string, string>[];
  private readonly books = new Map<C, number>();
  private readonly words = new Map<C, string>();
  private readonly pairs = new Map<C, Letters>();
  private readonly numbers = new Map<number, number>();

  constructor(editions: readonly (readonly C[])[]) {
    this.names = editions.map((nodes) => new Map(nodes.map(({ code, name }) => [code, name])));
    for (const [at, nodes] of editions.entries()) for (const node of nodes) this.books.set(node, at);
  }

  of(node: C): string {
    let words = this.words.get(node);
    if (words === undefined)
      this.words.set(node, (words = plain([this.ownName(node), node.text ?? ''].join(' '))));
    return words;
  }

  /** Equal as they stand count too: the name of the node above may have changed and theirs not with it. */
  same(older: C, newer: C): boolean {
    return (older.name === newer.name && older.text === newer.text) || this.of(older) === this.of(newer);
  }

  letters(node: C): Letters {
    let letters = this.pairs.get(node);
    if (!letters) this.pairs.set(node, (letters = this.pairsOf(this.of(node))));
    return letters;
  }

  private pairsOf(words: string): Letters {
    const letters = Array.from(words.slice(0, comparedLetters), (letter) => letter.codePointAt(0)!);
    return Uint32Array.from(letters, (letter, at) =>
      this.numberOf(letter * 0x110000 + (letters[at + 1] ?? 0)),
    ).sort();
  }

  private numberOf(pair: number): number {
    let number = this.numbers.get(pair);
    if (number === undefined) this.numbers.set(pair, (number = this.numbers.size));
    return number;
  }

  /** Items of MLPS and clauses are known by the name of the node above, with a letter: their place, not their words. */
  private ownName(node: C): string {
    const { name, text, parentCode } = node;
    if (text === null || parentCode === null) return name;
    const above = this.names[this.books.get(node) ?? 0]?.get(parentCode);
    if (above === undefined || !name.startsWith(above)) return name;
    return /^( [a-z]\))?$/.test(name.slice(above.length)) ? '' : name;
  }
}

/** Punctuation, spaces and the width of letters change with the typesetter, not with the requirement. */
const plain = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, '');

/** Sørensen–Dice: twice what is shared over what both have. */
export function likenessOf(x: Letters, y: Letters): number {
  const total = x.length + y.length;
  let shared = 0;
  for (let i = 0, j = 0; i < x.length && j < y.length;) {
    if (x[i] === y[j]) shared += 1;
    const step = x[i]! - y[j]!;
    if (step <= 0) i += 1;
    if (step >= 0) j += 1;
  }
  return total === 0 ? 1 : (2 * shared) / total;
}

import type { Reads } from '../../platform/database/database.js';
import { connect, readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import { searchWords } from '../../platform/search.js';
import type { Control } from './control.types.js';
import { editionsOf } from './framework.catalogue.js';

// The rows are frozen and shared, so what is folded for one search serves every later one.
const texts = new WeakMap<Control, string>();

/** True when every word is somewhere in the control. */
export function says(control: Control, words: readonly string[]): boolean {
  let whole = texts.get(control);
  if (whole === undefined) {
    const { code, ref, name, text, testUnit, gradedItem, duty } = control;
    const parts = [code, ref, name, text, testUnit, gradedItem?.focus, duty?.who, duty?.evidence];
    whole = fold(parts.filter(Boolean).join('\n'));
    texts.set(control, whole);
  }
  return words.every((word) => whole.includes(word));
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

interface Hit {
  readonly control: Control;
  /** Position in the whole answer: how near, then place of the framework, then reading order. */
  readonly key: readonly [rank: number, framework: number, order: number];
}

/** Nodes of every rule book that say all words, the nearest first. */
export async function searchControls(
  reads: Reads,
  search: string,
  first: number,
  after: string | null,
): Promise<Connection<Control>> {
  const page = readPage(first, after, 3);
  const words = searchWords(search);
  // As people write a code: its brackets would be lost between the words.
  const whole = fold(search.trim());
  const editions = words.length === 0 ? [] : await editionsOf(reads);
  const hits = editions.flatMap(({ controls }, framework) =>
    controls
      .filter((control) => says(control, words))
      .map((control): Hit => ({ control, key: [rankOf(control, whole, words), framework, control.order] })),
  );
  hits.sort((x, y) => compare(x.key, y.key));
  const start =
    page.after === undefined ? 0 : hits.findIndex((hit) => compare(hit.key, page.after ?? []) > 0);
  const rows = start < 0 ? [] : hits.slice(start, start + page.first + 1);
  const keys = new Map<Control, Hit['key']>();
  const copies = rows.map(({ control, key }) => {
    const copy = { ...control };
    keys.set(copy, key);
    return copy;
  });
  return connect(copies, page.first, hits.length, (control) => keys.get(control) ?? []);
}

function rankOf(control: Control, whole: string, words: readonly string[]): number {
  const code = fold(control.code);
  const name = fold(control.name);
  if (code === whole) return 0;
  if (code.startsWith(whole)) return 1;
  return words.every((word) => name.includes(word)) ? 2 : 3;
}

function compare(x: readonly unknown[], y: readonly unknown[]): number {
  const at = x.findIndex((value, index) => value !== y[index]);
  return at < 0 ? 0 : Number(x[at]) - Number(y[at]);
}

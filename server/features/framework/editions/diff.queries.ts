import { LRUCache } from 'lru-cache';
import type { Reads } from '../../../platform/database/database.js';
import { badInput, text } from '../../../platform/graphql/errors.js';
import { nearness, readSearch } from '../control-search.js';
import type { Control } from '../control.types.js';
import type { Edition } from '../framework.catalogue.js';
import { requireEdition } from '../framework.queries.js';
import { compareSteps } from './edition-diff.js';
import type { EditionChange, EditionDifference } from './edition-diff.js';
import { inTurns } from './in-turns.js';
import { termsOf } from './terms.js';
import { wordDifference } from './word-difference.js';

export type ControlDifference = EditionDifference<Control>;

export interface Compared {
  readonly from: Edition;
  readonly to: Edition;
  readonly lines: readonly ControlDifference[];
}

/** In the order in which they are told. */
export const editionChanges = [
  'SAME',
  'MOVED',
  'RENUMBERED',
  'REWORDED',
  'REPLACED',
  'ADDED',
  'REMOVED',
] as const satisfies readonly EditionChange[];

// By the content of both sides, so nothing in it is ever stale; who may see the editions is decided before.
const known = new LRUCache<string, Promise<ControlDifference[]>>({ max: 24 });

/** Compares two editions in sight. NOT_FOUND when one is not, BAD_USER_INPUT when they are scored in different ways. */
export async function compareByCode(reads: Reads, fromCode: string, toCode: string): Promise<Compared> {
  const from = await requireEdition(reads, fromCode);
  return compareTo(from, await requireEdition(reads, toCode), 'to');
}

/** Compares two editions that were read already; `field` is the input that names the newer one. */
export async function compareTo(from: Edition, to: Edition, field: string): Promise<Compared> {
  if (from.framework.id === to.framework.id)
    throw badInput({ [field]: text('请选择另一个版本。', 'Choose another edition.') });
  if (from.framework.scoringKind !== to.framework.scoringKind)
    throw badInput({
      [field]: text(
        '两个标准的计分方式不同，不能逐条对照。',
        'The two rule books are scored in different ways.',
      ),
    });
  const key = [from, to].map(({ framework: { id, state }, hash }) => `${id} ${state} ${hash}`).join(' ');
  let lines = known.get(key);
  if (!lines) {
    lines = inTurns(compareSteps(from.controls, to.controls, termsOf));
    known.set(key, lines);
    lines.catch(() => known.delete(key));
  }
  return { from, to, lines: await lines };
}

export interface DifferenceFilter {
  readonly changes?: readonly EditionChange[] | null | undefined;
  readonly search?: string | null | undefined;
}

/** Differences that a search finds on one of their sides, as it finds controls elsewhere. */
export async function saying<Line extends Pick<ControlDifference, 'before' | 'after'>>(
  reads: Reads,
  lines: readonly Line[],
  search: string | null | undefined,
): Promise<readonly Line[]> {
  if (!search?.trim()) return lines;
  const asked = await readSearch(reads, search);
  // A search of nothing but punctuation finds nothing rather than everything.
  if (asked.words.length === 0) return [];
  const found = (control: Control | null) => control !== null && nearness(control, asked) !== undefined;
  return lines.filter(({ before, after }) => found(before) || found(after));
}

/** What differs between a control and its successor; no words where nothing does. */
export function wordChanges(before: Control, after: Control) {
  const words = (x: string, y: string) => (x === y ? [] : wordDifference(x, y));
  return {
    nameWords: words(before.name, after.name),
    textWords: words(before.text ?? '', after.text ?? ''),
    termsChanged: termsOf(before) !== termsOf(after),
  };
}

/** How many differences have each fate; all of them, in their order. */
export function countChanges(
  lines: readonly Pick<ControlDifference, 'change'>[],
): { change: EditionChange; count: number }[] {
  const counts = new Map<EditionChange, number>();
  for (const { change } of lines) counts.set(change, (counts.get(change) ?? 0) + 1);
  return editionChanges.map((change) => ({ change, count: counts.get(change) ?? 0 }));
}

import { partsOf } from './pack.data.js';
import type { PackData, PackPart, PackVerdict } from './pack.data.js';

/** A control that stands in one of two packs only, or differently in both. */
export interface ItemChange {
  /** Name of its part in the later pack, or in the earlier when only that has it; null where neither has several. */
  readonly part: string | null;
  readonly code: string;
  readonly name: string;
  readonly kind: 'ADDED' | 'REMOVED' | 'CHANGED';
  readonly before: PackVerdict | null;
  readonly after: PackVerdict | null;
  /** Titles of proofs that only the later pack has. */
  readonly added: readonly string[];
  /** Titles of proofs that only the earlier pack has. */
  readonly removed: readonly string[];
  /** Titles of proofs that came in another version. */
  readonly renewed: readonly string[];
  /** Whether what is said about it is another text. */
  readonly reworded: boolean;
}

/**
 * What differs between two packs, in the order of the later one; what only the earlier has comes last. Parts are the same when they are
 * about one subject by one rule book, whatever the assessment; where neither pack has several there is nothing to tell apart.
 */
export function comparePacks(earlier: PackData, later: PackData): readonly ItemChange[] {
  const several = Boolean(earlier.parts ?? later.parts);
  const [before, after] = [itemsOf(earlier, several), itemsOf(later, several)];
  const keys = [...after.keys(), ...[...before.keys()].filter((key) => !after.has(key))];
  return keys.flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const [had, has] = [was?.proofs ?? new Map(), is?.proofs ?? new Map()];
    const change: ItemChange = {
      part: several ? (is ?? was)!.part : null,
      code: (is ?? was)!.code,
      name: (is ?? was)!.name,
      kind: !was ? 'ADDED' : !is ? 'REMOVED' : 'CHANGED',
      before: was?.verdict ?? null,
      after: is?.verdict ?? null,
      added: [...has].flatMap(([id, { title }]) => (had.has(id) ? [] : [title])),
      removed: [...had].flatMap(([id, { title }]) => (has.has(id) ? [] : [title])),
      renewed: [...has].flatMap(([id, { title, version }]) =>
        had.has(id) && had.get(id)!.version !== version ? [title] : [],
      ),
      reworded: Boolean(was && is) && was!.said !== is!.said,
    };
    const same =
      change.kind === 'CHANGED' &&
      change.before === change.after &&
      !change.reworded &&
      change.added.length + change.removed.length + change.renewed.length === 0;
    return same ? [] : [change];
  });
}

interface Item {
  readonly part: string;
  readonly code: string;
  readonly name: string;
  readonly verdict: PackVerdict;
  readonly said: string;
  readonly proofs: ReadonlyMap<string, { readonly title: string; readonly version: string }>;
}

function itemsOf(data: PackData, several: boolean): ReadonlyMap<string, Item> {
  const { chapters, proofs } = data;
  const parts = partsOf(data);
  const keys = keysOf(parts);
  return new Map(
    chapters.flatMap(({ part = 0, items }) =>
      items.map((item) => [
        several ? `${keys[part]}\n${item.code}` : item.code,
        {
          part: parts[part]!.assessment.name,
          code: item.code,
          name: item.name,
          verdict: item.verdict,
          said: JSON.stringify([
            item.currentState,
            item.gap,
            item.suggestion,
            item.notApplicableReason,
            item.interpretation,
            item.shownBy,
          ]),
          proofs: new Map(
            item.proofs.map((place) => {
              const { evidenceId, title, versionId } = proofs[place]!;
              return [evidenceId, { title, version: versionId }];
            }),
          ),
        },
      ]),
    ),
  );
}

/** What a part is about; the second one about the same is told from the first by its number. */
function keysOf(parts: readonly PackPart[]): readonly string[] {
  const met = new Map<string, number>();
  return parts.map(({ framework, assessment }) => {
    const about = `${framework.shortName}\n${assessment.subject}`;
    const number = (met.get(about) ?? 0) + 1;
    met.set(about, number);
    return `${about}\n${number}`;
  });
}

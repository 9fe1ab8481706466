import type { PackData, PackVerdict } from './pack.data.js';

/** A control that stands in one of two packs only, or differently in both. */
export interface ItemChange {
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

/** What differs between two packs, in the order of the later one; what only the earlier has comes last. */
export function comparePacks(earlier: PackData, later: PackData): readonly ItemChange[] {
  const [before, after] = [itemsOf(earlier), itemsOf(later)];
  const codes = [...after.keys(), ...[...before.keys()].filter((code) => !after.has(code))];
  return codes.flatMap((code) => {
    const [was, is] = [before.get(code), after.get(code)];
    const [had, has] = [was?.proofs ?? new Map(), is?.proofs ?? new Map()];
    const change: ItemChange = {
      code,
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
  readonly name: string;
  readonly verdict: PackVerdict;
  readonly said: string;
  readonly proofs: ReadonlyMap<string, { readonly title: string; readonly version: string }>;
}

function itemsOf({ chapters, proofs }: PackData): ReadonlyMap<string, Item> {
  return new Map(
    chapters.flatMap(({ items }) =>
      items.map((item) => [
        item.code,
        {
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

import type { RuleBookControlsQuery } from '../../gql/graphql';
import type { TreeNode } from '../../ui/treeModel';
import { keepLeaves } from './controlTree';

export type BookControl = NonNullable<RuleBookControlsQuery['framework']>['controls'][number];

export interface BookView {
  /** What a search finds; null without one. */
  found: ReadonlySet<string> | null;
  /** Only what the security officer answers for. */
  security: boolean;
  /** First grades of indicators; empty for all. */
  grades: readonly string[];
  /** Categories of graded items at `level`; empty for all. */
  categories: readonly string[];
  level: string | null;
}

const branches = new Set(['GROUP', 'GRADED_ITEM']);

export const isLeaf = (control: Pick<BookControl, 'kind'>): boolean => !branches.has(control.kind);

/** What a graded item is at one level; null for other nodes. */
export function categoryAt(control: BookControl, level: string | null): string | null {
  const found = control.gradedItem?.categories.find((one) => String(one.level) === level);
  return found?.category ?? null;
}

/** The leaves that pass the filter, with everything above them; a heading that is found keeps its leaves. */
export function filterBook(controls: readonly BookControl[], view: BookView): TreeNode<BookControl>[] {
  return keepLeaves(
    controls,
    isLeaf,
    (control, line) =>
      (view.found === null || line.some((one) => view.found?.has(one.id))) &&
      (!view.security || line.some((one) => one.security)) &&
      (view.grades.length === 0 || view.grades.includes(control.level ?? '')) &&
      (view.categories.length === 0 ||
        line.some((one) => view.categories.includes(categoryAt(one, view.level) ?? ''))),
  );
}

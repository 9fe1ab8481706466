import type { RuleBookControlsQuery } from '../../gql/graphql';
import { buildTree, type TreeNode } from '../../ui/treeModel';
import { searchWords } from './frameworkTree';

export type BookControl = NonNullable<RuleBookControlsQuery['framework']>['controls'][number];

export interface BookView {
  search: string;
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

/** The leaves that pass the filter, with everything above them; a heading that matches the search keeps its leaves. */
export function filterBook(controls: readonly BookControl[], view: BookView): TreeNode<BookControl>[] {
  const byId = new Map(controls.map((control) => [control.id, control]));
  const words = searchWords(view.search);
  const kept = new Set<string>();
  for (const control of controls) {
    if (!isLeaf(control)) continue;
    const line = [control];
    for (let at = byId.get(control.parentId ?? ''); at; at = byId.get(at.parentId ?? '')) line.push(at);
    const said = line.some((one) => {
      const all = `${one.code}\n${one.name}\n${one.text ?? ''}`.normalize('NFKC').toLowerCase();
      return words.every((word) => all.includes(word));
    });
    if (!said) continue;
    if (view.security && !line.some((one) => one.security)) continue;
    if (view.grades.length > 0 && !view.grades.includes(control.level ?? '')) continue;
    if (
      view.categories.length > 0 &&
      !line.some((one) => view.categories.includes(categoryAt(one, view.level) ?? ''))
    )
      continue;
    for (const one of line) kept.add(one.id);
  }
  return buildTree(
    controls.filter((control) => kept.has(control.id)),
    (control) => control.id,
    (control) => control.parentId,
  );
}

/** Number of leaves under each node. */
export function countLeaves(
  nodes: readonly TreeNode<BookControl>[],
  into = new Map<string, number>(),
): Map<string, number> {
  for (const node of nodes) {
    const children = node.children ?? [];
    countLeaves(children, into);
    const below = children.reduce((sum, child) => sum + (into.get(child.id) ?? 0), 0);
    into.set(node.id, isLeaf(node.item) ? 1 : below);
  }
  return into;
}

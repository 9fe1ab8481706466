import type { FrameworkControlsQuery } from '../../gql/graphql';
import { buildTree, type TreeNode } from '../../ui/treeModel';

export type TreeControl = NonNullable<FrameworkControlsQuery['framework']>['controls'][number];

export interface ControlView {
  search: string;
  sets: readonly string[];
  weights: readonly string[];
  dimensions: readonly string[];
  highRisk: boolean;
}

/** The words of a search, folded as the server folds them: full-width forms and case do not matter. */
export function searchWords(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether every word stands somewhere in code, name, text or test unit. */
export function says(control: TreeControl, words: readonly string[]): boolean {
  const all = [control.code, control.name, control.text, control.testUnit]
    .join('\n')
    .normalize('NFKC')
    .toLowerCase();
  return words.every((word) => all.includes(word));
}

/** The items that pass the filter, with everything above them; a heading that matches the search keeps its items. */
export function filterTree(controls: readonly TreeControl[], view: ControlView): TreeNode<TreeControl>[] {
  const byId = new Map(controls.map((control) => [control.id, control]));
  const words = searchWords(view.search);
  const kept = new Set<string>();
  for (const control of controls) {
    if (!control.assessable) continue;
    if (view.sets.length > 0 && !view.sets.includes(control.requirementSet ?? '')) continue;
    if (view.weights.length > 0 && !view.weights.includes(control.weight ?? '')) continue;
    if (view.dimensions.length > 0 && !view.dimensions.includes(control.dimension ?? '')) continue;
    if (view.highRisk && control.highRiskCases.length === 0) continue;
    const above: TreeControl[] = [];
    for (let at = byId.get(control.parentId ?? ''); at; at = byId.get(at.parentId ?? '')) above.push(at);
    const spoken = above.filter((one) => one.kind === 'CONTROL_POINT' || one.kind === 'CATEGORY');
    if (![control, ...spoken].some((one) => says(one, words))) continue;
    for (const one of [control, ...above]) kept.add(one.id);
  }
  return buildTree(
    controls.filter((control) => kept.has(control.id)),
    (control) => control.id,
    (control) => control.parentId,
  );
}

/** Number of items under each node. */
export function countItems(
  nodes: readonly TreeNode<TreeControl>[],
  into = new Map<string, number>(),
): Map<string, number> {
  for (const node of nodes) {
    const children = node.children ?? [];
    countItems(children, into);
    const below = children.reduce((sum, child) => sum + (into.get(child.id) ?? 0), 0);
    into.set(node.id, node.item.assessable ? 1 : below);
  }
  return into;
}

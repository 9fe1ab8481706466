import { buildTree, type TreeNode } from '../../ui/treeModel';

interface Node {
  id: string;
  parentId: string | null;
}

/** The leaves that pass, with everything above them; `line` is a leaf and what stands above it, from below. */
export function keepLeaves<Control extends Node>(
  controls: readonly Control[],
  isLeaf: (control: Control) => boolean,
  passes: (leaf: Control, line: readonly Control[]) => boolean,
): TreeNode<Control>[] {
  const byId = new Map(controls.map((control) => [control.id, control]));
  const kept = new Set<string>();
  for (const control of controls) {
    if (!isLeaf(control)) continue;
    const line = [control];
    for (let at = byId.get(control.parentId ?? ''); at; at = byId.get(at.parentId ?? '')) line.push(at);
    if (passes(control, line)) for (const one of line) kept.add(one.id);
  }
  return buildTree(
    controls.filter((control) => kept.has(control.id)),
    (control) => control.id,
    (control) => control.parentId,
  );
}

/** Number of leaves under each node; a leaf counts itself. */
export function countLeaves<Control extends Node>(
  nodes: readonly TreeNode<Control>[],
  isLeaf: (control: Control) => boolean,
  into = new Map<string, number>(),
): Map<string, number> {
  for (const node of nodes) {
    const children = node.children ?? [];
    countLeaves(children, isLeaf, into);
    const below = children.reduce((sum, child) => sum + (into.get(child.id) ?? 0), 0);
    into.set(node.id, isLeaf(node.item) ? 1 : below);
  }
  return into;
}

/** The first leaf from the top. */
export function firstLeaf<Control extends Node>(
  nodes: readonly TreeNode<Control>[],
  isLeaf: (control: Control) => boolean,
): string | null {
  for (const node of nodes) {
    const found = isLeaf(node.item) ? node.id : firstLeaf(node.children ?? [], isLeaf);
    if (found !== null) return found;
  }
  return null;
}

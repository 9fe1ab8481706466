import type { LinkableControlsQuery } from '../../../gql/graphql';
import { buildTree, type TreeNode } from '../../../ui/treeModel';

export type LinkableControl = NonNullable<LinkableControlsQuery['framework']>['controls'][number];

/** Items that hold every word of the search, with the headings above them; a heading that matches keeps its items. */
export function findControls(
  controls: readonly LinkableControl[],
  search: string,
): TreeNode<LinkableControl>[] {
  const words = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const byId = new Map(controls.map((control) => [control.id, control]));
  const says = (control: LinkableControl) => {
    const all = [control.code, control.name, control.text].join('\n').normalize('NFKC').toLowerCase();
    return words.every((word) => all.includes(word));
  };
  const kept = new Set<string>();
  for (const control of controls) {
    if (!control.assessable) continue;
    const line = [control];
    for (let at = byId.get(control.parentId ?? ''); at; at = byId.get(at.parentId ?? '')) line.push(at);
    if (words.length > 0 && !line.some(says)) continue;
    for (const one of line) kept.add(one.id);
  }
  return buildTree(
    controls.filter((control) => kept.has(control.id)),
    (control) => control.id,
    (control) => control.parentId,
  );
}

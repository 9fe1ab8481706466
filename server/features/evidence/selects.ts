import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';

/** True when the answer of this root field asks for `name` right below it, also through fragments. */
export function selects(info: GraphQLResolveInfo, name: string): boolean {
  return info.fieldNodes.some(
    (node) => node.selectionSet !== undefined && asks(info, node.selectionSet, name),
  );
}

function asks(info: GraphQLResolveInfo, set: SelectionSetNode, name: string): boolean {
  return set.selections.some((node) => {
    if (node.kind === 'Field') return node.name.value === name;
    const inner = node.kind === 'FragmentSpread' ? info.fragments[node.name.value] : node;
    return inner !== undefined && asks(info, inner.selectionSet, name);
  });
}

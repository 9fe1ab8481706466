/** A node of a tree as the list needs it; `item` is whatever the screen shows. */
export interface TreeNode<Item> {
  id: string;
  item: Item;
  children?: readonly TreeNode<Item>[];
  /** Has children that are not here yet: opening it asks for them. */
  branch?: boolean;
}

export interface FlatNode<Item> {
  id: string;
  item: Item;
  depth: number;
  parentId: string | null;
  expandable: boolean;
  /** Place among its siblings, from 1, and their number: screen readers say 「3 of 9」. */
  position: number;
  siblings: number;
}

/** The visible lines of a tree, top to bottom. */
export function flattenTree<Item>(
  nodes: readonly TreeNode<Item>[],
  expanded: ReadonlySet<string>,
  depth = 0,
  parentId: string | null = null,
  into: FlatNode<Item>[] = [],
): FlatNode<Item>[] {
  nodes.forEach((node, index) => {
    const expandable = node.branch === true || (node.children?.length ?? 0) > 0;
    into.push({
      id: node.id,
      item: node.item,
      depth,
      parentId,
      expandable,
      position: index + 1,
      siblings: nodes.length,
    });
    if (expandable && expanded.has(node.id))
      flattenTree(node.children ?? [], expanded, depth + 1, node.id, into);
  });
  return into;
}

/** Ids of every node that has children, for 「expand all」. */
export function expandableIds<Item>(nodes: readonly TreeNode<Item>[]): string[] {
  return nodes.flatMap((node) => (node.children?.length ? [node.id, ...expandableIds(node.children)] : []));
}

/** Builds a tree from rows that name their parent; the order of the rows stays. */
export function buildTree<Item>(
  items: readonly Item[],
  idOf: (item: Item) => string,
  parentOf: (item: Item) => string | null | undefined,
): TreeNode<Item>[] {
  const children = new Map<string, TreeNode<Item>[]>();
  const nodes = items.map((item) => {
    const own: TreeNode<Item>[] = [];
    children.set(idOf(item), own);
    return { id: idOf(item), item, children: own };
  });
  const roots: TreeNode<Item>[] = [];
  for (const node of nodes) {
    const parent = parentOf(node.item);
    const siblings = parent ? children.get(parent) : undefined;
    (siblings ?? roots).push(node);
  }
  return roots;
}

import type { Figure_MeasureFragment, RatingBookQuery, RatingStateQuery } from '../../../gql/graphql';
import { groupBy } from '../../../lib/groupBy';
import type { TreeNode } from '../../../ui/treeModel';
import type { Line, Row } from '../workbench/lines';

export type Book = NonNullable<RatingBookQuery['framework']>;
export type BookControl = Book['controls'][number];
export type Figure = Figure_MeasureFragment;
type Outcome = NonNullable<RatingStateQuery['assessment']>['rating'];
export type DeclaredItem = Outcome['declared']['items'][number];
export type ProvenItem = Outcome['proven']['items'][number];
export type RatedIndicator = Outcome['declared']['indicators'][number];

export interface Level {
  code: string;
  name: string;
}

/** An item of a graded rule book with everything that is said of it. */
export interface Item {
  id: string;
  control: BookControl;
  /** All of its clauses, by level. */
  lines: readonly Line[];
  /** Those that pass the filter. */
  passing: readonly Line[];
  declared: DeclaredItem | null;
  proven: ProvenItem | null;
  figures: readonly Figure[];
}

export type ItemRow =
  | { kind: 'role'; id: string; name: string; items: readonly Item[] }
  | { kind: 'item'; id: string; item: Item };

interface Shelved {
  book: readonly BookControl[];
  lines: readonly Line[];
  passing: readonly Line[];
  declared: readonly DeclaredItem[];
  proven: readonly ProvenItem[];
  figures: readonly Figure[];
}

/** The items that have a line in sight, in the order of the book. */
export function itemsOf({ book, lines, passing, declared, proven, figures }: Shelved): Item[] {
  const byItem = groupBy(lines, parentOf);
  const passingByItem = groupBy(passing, parentOf);
  const declaredBy = new Map(declared.map((one) => [one.control.id, one]));
  const provenBy = new Map(proven.map((one) => [one.control.id, one]));
  const figuresBy = groupBy(figures, (figure) => figure.control.id);
  return book.flatMap((control): Item[] => {
    const own = byItem.get(control.id);
    if (!control.gradedItem || !own) return [];
    return [
      {
        id: control.id,
        control,
        lines: own,
        passing: passingByItem.get(control.id) ?? [],
        declared: declaredBy.get(control.id) ?? null,
        proven: provenBy.get(control.id) ?? null,
        figures: figuresBy.get(control.id) ?? [],
      },
    ];
  });
}

/** Roles → items, those with a line that passes. */
export function itemTree(book: readonly BookControl[], items: readonly Item[]): TreeNode<ItemRow>[] {
  const names = new Map(book.map((control) => [control.id, control.name]));
  const shown = items.filter((item) => item.passing.length > 0);
  return [...groupBy(shown, (item) => item.control.parentId ?? '')].map(([id, members]) => ({
    id: `role:${id}`,
    item: { kind: 'role', id: `role:${id}`, name: names.get(id) ?? '', items: members },
    children: members.map((item) => ({ id: item.id, item: { kind: 'item', id: item.id, item } })),
  }));
}

/** Parts of any depth → lines, in the order of the book; a part that is not known stands under its own name. */
export function partTree(lines: readonly Line[], book: readonly BookControl[]): TreeNode<Row>[] {
  const parts = new Map(book.map((control) => [control.id, control]));
  const roots: (Branch | Line)[] = [];
  const found = new Map<string, Branch>();
  const branchOf = (id: string, name: string, code: string): Branch => {
    const known = found.get(id);
    if (known) return known;
    const parentId = parts.get(id)?.parentId;
    const parent = parentId ? parts.get(parentId) : undefined;
    const above = parent ? branchOf(parent.id, parent.name, parent.code) : null;
    const branch: Branch = { id, name, code, lines: [], children: [], depth: above ? above.depth + 1 : 0 };
    (above?.children ?? roots).push(branch);
    found.set(id, branch);
    return branch;
  };
  for (const line of inOrder(lines)) {
    const { parent } = line.control;
    if (!parent) roots.push(line);
    else branchOf(parent.id, parent.name, parent.code).children.push(line);
  }
  return roots.map(nodeOf);
}

interface Branch {
  id: string;
  name: string;
  code: string;
  depth: number;
  lines: Line[];
  children: (Branch | Line)[];
}

function nodeOf(part: Branch | Line): TreeNode<Row> {
  if ('control' in part) {
    const { id } = part.control;
    return { id, item: { kind: 'line', id, line: part } };
  }
  const children = part.children.map(nodeOf);
  const lines = children.flatMap(({ item }) => (item.kind === 'line' ? [item.line] : item.lines));
  const id = `part:${part.id}`;
  return {
    id,
    item: { kind: part.depth === 0 ? 'category' : 'point', id, name: part.name, code: part.code, lines },
    children,
  };
}

/** The clauses of one level of an item. */
export interface LevelOfItem {
  level: string;
  /** All of them. */
  lines: readonly Line[];
  /** Those that pass the filter. */
  passing: readonly Line[];
}

export function levelsOf(item: Item): LevelOfItem[] {
  const passing = new Set(item.passing);
  return [...groupBy(item.lines, (line) => line.control.level ?? '')].map(([level, lines]) => ({
    level,
    lines,
    passing: lines.filter((line) => passing.has(line)),
  }));
}

/** Whether something is left to be done about a clause. */
export const isShort = ({ verdict }: Line): boolean => verdict !== 'MET' && verdict !== 'NOT_APPLICABLE';

/** The clauses of an item up to a level that are to be met and are not recorded so. */
export const unmetUpTo = (item: Item, level: string): Line[] =>
  item.lines.filter((line) => Number(line.control.level) <= Number(level) && isShort(line));

/** Where work on an item goes on: its first clause that is not met, else its first. */
export const firstToDo = (lines: readonly Line[]): Line | undefined => lines.find(isShort) ?? lines[0];

export const inOrder = (lines: readonly Line[]): Line[] =>
  lines.toSorted((a, b) => a.control.order - b.control.order);

const parentOf = (line: Line): string => line.control.parent?.id ?? '';

import type {
  AssessmentHead_AssessmentFragment,
  Verdict,
  WorkbenchLine_ResultFragment,
} from '../../../gql/graphql';
import { groupBy } from '../../../lib/groupBy';
import type { View } from '../../../lib/useView';
import type { TreeNode } from '../../../ui/treeModel';

export type Line = WorkbenchLine_ResultFragment;
export type Head = AssessmentHead_AssessmentFragment;

/** What proofs may be linked to: a requirement, or the graded item whose figures they prove. */
export interface Target {
  control: Pick<Line['control'], 'id' | 'code' | 'name'> & { text?: string | null };
}

/** The chips above the tree. */
export type ChipId = 'unproven' | 'risk' | 'mine' | 'taskless' | 'open' | 'below' | 'beyond' | 'carried';

export interface LineView {
  search: string;
  /** Results that the server finds by the same search, whatever the lines say. */
  found: ReadonlySet<string>;
  chips: readonly string[];
  verdicts: readonly string[];
  categories: readonly string[];
  weights: readonly string[];
  levels: readonly string[];
}

/** The line as the address asks for it. */
export const viewNames = ['q', 'chip', 'verdict', 'category', 'weight', 'level'] as const;

export function readLineView(view: Pick<View, 'get' | 'all'>, found: ReadonlySet<string>): LineView {
  return {
    search: view.get('q') ?? '',
    found,
    chips: view.all('chip'),
    verdicts: view.all('verdict'),
    categories: view.all('category'),
    weights: view.all('weight'),
    levels: view.all('level'),
  };
}

/** Who is asking, for 「我的」. */
export interface Asker {
  membershipId: string;
  unitId: string | null;
}

/** The server takes this many ids at once; longer lists go in several requests. */
const most = 250;

/** A list in parts that the server takes. */
export function inParts<Item>(items: readonly Item[]): Item[][] {
  const parts: Item[][] = [];
  for (let at = 0; at < items.length; at += most) parts.push(items.slice(at, at + most));
  return parts;
}

/** PARTIAL and UNMET are gaps (差距). */
export function isShortfall(verdict: Verdict): boolean {
  return verdict === 'PARTIAL' || verdict === 'UNMET';
}

/** What each chip lets through. Works on the loaded lines, so counts move with every live change. */
export function chipTests(asker: Asker): Record<ChipId, (line: Line) => boolean> {
  return {
    unproven: (line) =>
      (line.verdict === 'MET' || line.verdict === 'PARTIAL') && line.proofState !== 'PROVEN',
    risk: (line) => line.highRiskCases.length > 0,
    mine: (line) =>
      line.assignee?.id === asker.membershipId || (asker.unitId !== null && line.unit?.id === asker.unitId),
    taskless: (line) => isShortfall(line.verdict) && line.tasks.length === 0,
    open: (line) => line.verdict === 'OPEN' && line.asked,
    below: (line) => line.asked && line.verdict !== 'MET' && line.verdict !== 'NOT_APPLICABLE',
    beyond: (line) => !line.asked,
    carried: (line) => line.carriedFromOn !== null,
  };
}

const texts = new WeakMap<Line, string>();

/** Everything one may search in a line: the control and what was written about it. */
function textOf(line: Line): string {
  let text = texts.get(line);
  if (text === undefined) {
    const { control } = line;
    text = [
      control.code,
      control.name,
      control.text,
      control.testUnit,
      control.parent?.name,
      line.currentState,
      line.gap,
      line.suggestion,
      ...line.highRiskCases.map((one) => `${one.code} ${one.name}`),
    ]
      .join('\n')
      .normalize('NFKC')
      .toLowerCase();
    texts.set(line, text);
  }
  return text;
}

/** The lines that pass. 「目标以上」 adds lines instead of taking some away: who asks decides about it. */
export function filterLines(lines: readonly Line[], view: LineView, asker: Asker): Line[] {
  const tests = chipTests(asker);
  const words = view.search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const allows = (wanted: readonly string[], value: string | null) =>
    wanted.length === 0 || (value !== null && wanted.includes(value));
  return lines.filter(
    (line) =>
      view.chips.every((chip) => chip === 'beyond' || (tests[chip as ChipId]?.(line) ?? true)) &&
      allows(view.verdicts, line.verdict) &&
      allows(view.categories, line.control.category) &&
      allows(view.weights, line.control.weight) &&
      allows(view.levels, line.control.level) &&
      (view.found.has(line.id) || words.every((word) => textOf(line).includes(word))),
  );
}

/** One row of the tree: a heading with the lines under it, or a line. */
export type Row =
  | { kind: 'set' | 'category' | 'point'; id: string; name: string; code: string; lines: readonly Line[] }
  | { kind: 'line'; id: string; line: Line };

interface Shelf {
  code: string;
  name: string;
}

/** What the tree is hung on: sets and classes in the order of the standard. */
export interface Shelves {
  sets: readonly Shelf[];
  categories: readonly Shelf[];
}

/** The clause as numbers without the chapter, which is the level: 7.1.1.10 of level 2 stands after 8.1.1.9 of level 3. */
function clauseKey(code: string): number[] {
  const [numbers = '', letter = ''] = code.split('-');
  return [...numbers.split('.').slice(1).map(Number), letter ? letter.charCodeAt(0) : 0];
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference) return difference;
  }
  return 0;
}

/** The set that binds every system. */
const general = 'general';

/** Classes (those of an extension under their set) → control points → requirements, in the order of the standard. */
export function treeOf(lines: readonly Line[], shelves: Shelves): TreeNode<Row>[] {
  const placeOf = (list: readonly Shelf[], code: string | null) => list.findIndex((one) => one.code === code);
  const nameOf = (list: readonly Shelf[], code: string) =>
    list.find((one) => one.code === code)?.name ?? code;
  const sorted = lines
    .map((line) => ({
      line,
      key: [
        placeOf(shelves.sets, line.control.requirementSet),
        placeOf(shelves.categories, line.control.category),
        ...clauseKey(line.control.code),
      ],
    }))
    .sort((a, b) => compareKeys(a.key, b.key) || a.line.control.order - b.line.control.order)
    .map(({ line }) => line);
  const bySet = groupBy(sorted, (line) => line.control.requirementSet ?? '');
  const sets = [...bySet].map(([set, own]): TreeNode<Row> => {
    const categories = [...groupBy(own, (line) => line.control.category ?? '')].map(
      ([category, members]): TreeNode<Row> => ({
        id: `category:${set}/${category}`,
        item: heading(
          'category',
          `category:${set}/${category}`,
          nameOf(shelves.categories, category),
          category,
          members,
        ),
        children: [...groupBy(members, (line) => line.control.parent?.id ?? '')].map(
          ([point, items]): TreeNode<Row> => {
            const parent = items[0]?.control.parent;
            return {
              id: `point:${point}`,
              item: heading('point', `point:${point}`, parent?.name ?? '', parent?.code ?? '', items),
              children: items.map((line) => ({
                id: line.control.id,
                item: { kind: 'line', id: line.control.id, line },
              })),
            };
          },
        ),
      }),
    );
    return {
      id: `set:${set}`,
      item: heading('set', `set:${set}`, nameOf(shelves.sets, set), set, own),
      children: categories,
    };
  });
  // The general classes stand at the root: one step of indentation less for nine tenths of the lines.
  return sets.flatMap((node) =>
    node.item.kind === 'set' && node.item.code === general ? (node.children ?? []) : [node],
  );
}

function heading(
  kind: 'set' | 'category' | 'point',
  id: string,
  name: string,
  code: string,
  lines: Line[],
): Row {
  return { kind, id, name, code, lines };
}

/** The lines of a tree from top to bottom, as `j` walks them. */
export function walkOrder(nodes: readonly TreeNode<Row>[]): Line[] {
  return nodes.flatMap((node) =>
    node.item.kind === 'line' ? [node.item.line] : walkOrder(node.children ?? []),
  );
}

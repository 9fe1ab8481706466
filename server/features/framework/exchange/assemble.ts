import { text } from '../../../platform/graphql/text.js';
import { countLevel, findingsOfBook } from '../rule-book-checks.js';
import { lengths, maximumDepth, maximumNodes } from '../own-book.limits.js';
import type { Place, Problems } from './problem.js';
import type { ReadBook, ReadNode } from './read-book.types.js';

/** A node that found its place; rows of the table are made of these. */
export type PlacedNode = Omit<ReadNode, 'place' | 'name'> & {
  readonly name: string;
  readonly order: number;
  readonly depth: number;
  readonly assessable: boolean;
};

/** The levels with what the tree holds at each. */
export type CountedLevels = ReadBook['levels'];

export interface Assembled {
  /** In reading order, parents before children; empty when the tree is not one. */
  readonly nodes: readonly PlacedNode[];
  readonly levels: CountedLevels;
}

// Control characters other than line breaks and tabs, lone surrogates and non-characters: the database holds none of them.
const unprintable = /(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\ufffe\uffff]/u;

/** Checks what a reader found and puts it into one tree. Everything wrong is told with its place; nothing is repaired. */
export function assemble(book: ReadBook, problems: Problems): Assembled {
  const nothing = { nodes: [], levels: book.levels };
  const { nodes } = book;
  if (nodes.length === 0) {
    // What could not be read at all has been told.
    if (problems.errors === 0) problems.error({}, text('文件里没有条款。', 'The file holds no clause.'));
    return nothing;
  }
  if (nodes.length > maximumNodes) {
    problems.error(
      {},
      text(
        `条款有 ${nodes.length} 个，最多 ${maximumNodes} 个，请拆成几部标准。`,
        `There are ${nodes.length} nodes, the limit is ${maximumNodes}: make several frameworks of them.`,
      ),
    );
    return nothing;
  }
  const before = problems.errors;
  for (const node of nodes) checkTexts(node, problems);
  const byCode = checkCodes(nodes, problems);
  const placed = place(nodes, byCode, problems);
  if (problems.errors > before) return nothing;
  const places = new Map(nodes.map((node) => [node.code, node.place]));
  for (const { code, text: words } of findingsOfBook(book as Parameters<typeof findingsOfBook>[0], placed)) {
    const at = code === null ? {} : (places.get(code) ?? {});
    const named = code === null ? words : text(`${code}：${words.zh}。`, `${code}: ${words.en}.`);
    problems.error(at, named);
  }
  if (!placed.some((node) => node.assessable))
    problems.error({}, text('没有可以作答的条款。', 'There is no clause that can be answered.'));
  return {
    nodes: placed,
    levels: book.levels.map((level) => ({ ...level, ...countLevel(level.code, placed) })),
  };
}

function checkTexts(node: ReadNode, problems: Problems): void {
  const { code, name, text: words, ref } = node;
  if (code === '') problems.error(node.place, text('编号为空。', 'The code is empty.'));
  if (!name) problems.error(node.place, text(`${code}：没有名称。`, `${code}: there is no name.`));
  const line = { line: true };
  checkText(node.place, text('编号', 'code'), code, lengths.controlCode, problems, line);
  checkText(node.place, text('条号', 'ref'), ref, lengths.controlCode, problems, line);
  checkText(node.place, text('名称', 'name'), name, lengths.controlName, problems, line);
  checkText(node.place, text('要求', 'text'), words, lengths.controlText, problems);
  for (const note of node.rule.notes ?? []) {
    checkText(node.place, text('备注', 'note'), note.text, lengths.controlText, problems);
    checkText(node.place, text('备注标题', 'title of a note'), note.title, lengths.controlCode, problems);
  }
  const { duty, references, gradedItem } = node.rule;
  if ((references?.length ?? 0) > lengths.references)
    problems.error(
      node.place,
      text(
        `${code}：引用最多 ${lengths.references} 条。`,
        `${code}: at most ${lengths.references} references.`,
      ),
    );
  const others = [duty?.who, duty?.evidence, gradedItem?.focus, ...(references ?? []), node.level];
  for (const other of others)
    checkText(node.place, text('内容', 'content'), other ?? null, lengths.controlText, problems);
}

function checkText(
  at: Place,
  what: { readonly zh: string; readonly en: string },
  value: string | null,
  maximum: number,
  problems: Problems,
  { line = false }: { readonly line?: boolean } = {},
): void {
  if (value === null) return;
  if (value.length > maximum)
    problems.error(
      at,
      text(
        `${what.zh}太长：${value.length} 个字符，最多 ${maximum} 个。`,
        `The ${what.en} is too long: ${value.length} characters, at most ${maximum}.`,
      ),
    );
  const found = unprintable.exec(value) ?? (line ? /[\r\n\t]/.exec(value) : null);
  if (found === null) return;
  const sign = `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  problems.error(
    at,
    text(
      `${what.zh}的第 ${found.index + 1} 个字符是不能保存的控制字符（${sign}），请删除。`,
      `Character ${found.index + 1} of the ${what.en} is a control character that cannot be kept (${sign}): remove it.`,
    ),
  );
}

function checkCodes(nodes: readonly ReadNode[], problems: Problems): Map<string, ReadNode> {
  const byCode = new Map<string, ReadNode>();
  for (const node of nodes) {
    if (node.code === '') continue;
    const first = byCode.get(node.code);
    if (first === undefined) {
      byCode.set(node.code, node);
      continue;
    }
    const where = whereOf(first.place);
    problems.error(
      node.place,
      text(
        `编号 ${node.code} 重复：${where.zh}已经用过，请改成唯一的编号。`,
        `The code ${node.code} is used twice: ${where.en} has it already. Give each node a code of its own.`,
      ),
    );
  }
  return byCode;
}

const whereOf = ({ row, path }: Place) =>
  row === undefined ? text(path ?? '前面', path ?? 'a node before') : text(`第 ${row} 行`, `row ${row}`);

/** Reading order: each node right before what stands below it, siblings as the file has them. */
function place(
  nodes: readonly ReadNode[],
  byCode: ReadonlyMap<string, ReadNode>,
  problems: Problems,
): PlacedNode[] {
  const below = new Map<string | null, ReadNode[]>();
  for (const node of nodes) {
    const { code, parentCode } = node;
    if (parentCode !== null && !byCode.has(parentCode)) {
      problems.error(
        node.place,
        text(
          `${code} 的上级 ${parentCode} 不在文件里：请补上它，或改正上级编号。`,
          `${parentCode}, the parent of ${code}, is not in the file: add it, or correct the parent.`,
        ),
      );
      continue;
    }
    const siblings = below.get(parentCode);
    if (siblings) siblings.push(node);
    else below.set(parentCode, [node]);
  }
  const placed: PlacedNode[] = [];
  // Not by recursion: how deep a file is, it says itself.
  const stack = [...(below.get(null) ?? [])].reverse().map((node) => ({ node, depth: 1, level: node.level }));
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, depth, level } = next;
    if (depth === maximumDepth + 1)
      problems.error(
        node.place,
        text(
          `${node.code} 在第 ${depth} 层，最多 ${maximumDepth} 层。`,
          `${node.code} stands on level ${depth} of the tree; there may be ${maximumDepth}.`,
        ),
      );
    const { place: _, ...content } = node;
    const leaf = node.kind !== 'GROUP' && node.kind !== 'GRADED_ITEM';
    placed.push({
      ...content,
      name: node.name ?? '',
      level,
      order: placed.length,
      depth,
      assessable: leaf && !node.informative,
    });
    for (const child of [...(below.get(node.code) ?? [])].reverse())
      stack.push({ node: child, depth: depth + 1, level: child.level ?? level });
  }
  if (placed.length < nodes.length) tellRings(nodes, byCode, problems);
  return placed;
}

/** Nodes that no root leads to stand in a ring, or below one. Each ring is told once. */
function tellRings(
  nodes: readonly ReadNode[],
  byCode: ReadonlyMap<string, ReadNode>,
  problems: Problems,
): void {
  const known = new Map<string, number>();
  for (const [walk, start] of nodes.entries()) {
    const line: string[] = [];
    let at: ReadNode | undefined = byCode.get(start.code);
    while (at !== undefined && !known.has(at.code)) {
      known.set(at.code, walk);
      line.push(at.code);
      at = at.parentCode === null ? undefined : byCode.get(at.parentCode);
    }
    if (at === undefined || known.get(at.code) !== walk) continue;
    const ring = [...line.slice(line.indexOf(at.code)), at.code];
    const shown = ring.length > 8 ? [...ring.slice(0, 7), '…', at.code] : ring;
    problems.error(
      at.place,
      text(
        `上级形成了环：${shown.join(' → ')}。请改正其中一个上级编号。`,
        `The parents go round in a ring: ${shown.join(' → ')}. Correct one of them.`,
      ),
    );
  }
}

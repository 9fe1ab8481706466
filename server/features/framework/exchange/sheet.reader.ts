import { text } from '../../../platform/graphql/text.js';
import type { RuleBookHead } from '../framework-file.schema.js';
import type { Problems } from './problem.js';
import { Unreadable } from './problem.js';
import { checklist } from './read-book.types.js';
import type { ReadBook, ReadNode } from './read-book.types.js';
import { Cells } from './sheet.cells.js';
import type { Header, SheetRow } from './sheet.cells.js';
import { columnNames, columns, sheetNames } from './sheet.columns.js';
import type { Column } from './sheet.columns.js';
import { readHeadLines, tidy } from './sheet.head.js';
import type { HeadSheet } from './sheet.head.js';

export interface Sheet {
  readonly rows: readonly SheetRow[];
  /** Lines of the sheet about the rule book itself; none in CSV. */
  readonly head: readonly SheetRow[];
}

/** Grade of a table that counts points and names no levels. */
const onlyGrade = 'PASS';

/** The header must stand within so many rows: a title may come before it. */
const headerWithin = 20;

/** Reads a table in the simple layout; see `sheet.columns.ts` and the template. */
export function readSheet(sheet: Sheet, problems: Problems): ReadBook {
  const { at, header } = findHeader(sheet.rows);
  const head = readHeadLines(sheet.head, problems);
  const rows = sheet.rows.slice(at + 1).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const cells = rows.map((row) => new Cells(row, header, problems));
  const inferred = header.has('parent') ? null : new Set(cells.map((each) => each.text('code') ?? ''));
  const parentOf = (each: Cells) =>
    inferred === null ? each.text('parent') : prefixOf(each.text('code') ?? '', inferred);
  const above = new Set(cells.map(parentOf));
  const scoringKind =
    head.scoringKind ?? (cells.some((each) => each.saysPoints(above)) ? 'POINTS' : 'CHECKLIST');
  const nodes = withGrades(cells.map((each) => each.node(scoringKind, parentOf(each), above)));
  const scoring = scoringOf(scoringKind, head, nodes);
  if (scoring.scoring.kind !== scoringKind)
    problems.error(
      { path: sheetNames.head },
      text(
        '计分方式与计分规则不一致：分级评价须有计分规则（JSON），可从导出文件中复制。',
        'Scoring and scoring rules do not agree: a graded rule book needs its rules (JSON), as an export holds them.',
      ),
    );
  return { ...checklist, ...scoring, head: head.fields, nodes };
}

/** An indicator counts from the level of its row, of a row above it, or from the only one there is. */
function withGrades(nodes: readonly ReadNode[]): ReadNode[] {
  const byCode = new Map(nodes.map((node) => [node.code, node]));
  return nodes.map((node) => {
    const { indicator } = node.rule;
    if (indicator === undefined || !indicator.scored) return node;
    let level = node.level ?? indicator.fromGrade;
    let at: ReadNode | undefined = node;
    for (let steps = 0; level === null && at !== undefined && steps < 50; steps += 1) {
      at = byCode.get(at.parentCode ?? '');
      level = at?.level ?? null;
    }
    level ??= onlyGrade;
    return { ...node, level, rule: { ...node.rule, indicator: { ...indicator, fromGrade: level } } };
  });
}

/** A code of more parts than another one stands below it when no column says where it stands. */
function prefixOf(code: string, codes: ReadonlySet<string>): string | null {
  for (let at = code.length - 1; at > 0; at -= 1)
    if (/[.\-_/]/.test(code[at]!) && codes.has(code.slice(0, at))) return code.slice(0, at);
  return null;
}

const headings = new Map<string, Column>(
  columnNames.flatMap((column) =>
    [...columns[column].zh, ...columns[column].en].map((heading) => [tidy(heading), column] as const),
  ),
);

function findHeader(rows: readonly SheetRow[]): { readonly at: number; readonly header: Header } {
  for (const [at, { cells, row }] of rows.slice(0, headerWithin).entries()) {
    const found = new Map<Column, { index: number; heading: string }>();
    for (const [index, heading] of cells.entries()) {
      const column = headings.get(tidy(heading));
      if (column === undefined) continue;
      if (found.has(column))
        throw new Unreadable(
          text(
            `表头“${heading}”出现了两次，请只保留一列。`,
            `The heading "${heading}" stands twice: keep one column.`,
          ),
          { row },
        );
      found.set(column, { index, heading: heading.trim() });
    }
    if (found.has('code') && (found.has('name') || found.has('text'))) return { at, header: found };
  }
  throw new Unreadable(
    text(
      `前 ${headerWithin} 行里没有表头：至少要有“编号”和“名称”两列。可下载模板对照。`,
      `No header in the first ${headerWithin} rows: at least the columns "code" and "name" are needed. Compare with the template.`,
    ),
  );
}

/** Levels and numbers: as the sheet about the rule book says them, else what the rows name. */
function scoringOf(
  scoringKind: RuleBookHead['scoringKind'],
  { parts }: HeadSheet,
  nodes: ReadNode[],
): Pick<ReadBook, 'scoringKind' | 'levels' | 'scoring' | 'verificationNotes' | 'missingTables'> {
  const named = [...new Set(nodes.flatMap(({ level }) => level ?? []))];
  const levels =
    (parts.levels as RuleBookHead['levels'] | undefined) ??
    named.map((code) => ({
      code,
      name: code === onlyGrade ? '合格' : code,
      text: null,
      controlPointCount: 0,
      itemCount: 0,
    }));
  const grades = levels.map(({ code, name }) => ({ key: code, name, minimumScore: null }));
  const points = { kind: 'POINTS', grades, gradesVerification: 'UNKNOWN', electiveMaySkip: false } as const;
  const scoring = parts.scoring as RuleBookHead['scoring'] | undefined;
  return {
    scoringKind,
    levels,
    scoring: scoring ?? (scoringKind === 'POINTS' ? points : { kind: 'CHECKLIST' }),
    verificationNotes: (parts.verificationNotes as RuleBookHead['verificationNotes'] | undefined) ?? [],
    missingTables: (parts.missingTables as RuleBookHead['missingTables'] | undefined) ?? [],
  };
}

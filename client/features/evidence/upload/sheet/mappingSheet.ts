import type { EvidenceLabel } from '../../../../gql/graphql.ts';

/** The columns of a mapping sheet, by the names that people give them. The first Chinese and English ones are ours. */
const columnNames = {
  file: ['文件', 'file', '文件名', 'file name', 'filename'],
  title: ['标题', 'title', '证据名称', '名称'],
  controls: ['条款', 'controls', '条款编号', 'control', 'clauses', 'clause'],
  unit: ['科室', 'unit', '部门', 'department'],
  label: ['密级', 'label', 'confidentiality'],
  collectedOn: ['形成日期', 'collected on', '日期', 'date'],
  validUntil: ['有效期至', 'valid until', '有效期'],
  tags: ['标签', 'tags'],
  description: ['说明', 'description', '备注', 'notes'],
} as const;

export type MappingColumn = keyof typeof columnNames;
export const mappingColumns = Object.keys(columnNames) as MappingColumn[];

/** What does not fit in a row, told before anything is sent. */
export type RowProblemKind =
  | 'NO_FILE'
  | 'MANY_FILES'
  | 'TWICE'
  | 'NAMELESS'
  | 'UNIT'
  | 'UNITS'
  | 'CODE'
  | 'LABEL'
  | 'DAY'
  | 'FUTURE'
  | 'ENDS_BEFORE'
  | 'TITLE'
  | 'DESCRIPTION'
  | 'TAGS';

export interface RowProblem {
  kind: RowProblemKind;
  sheet: string;
  /** Number of the row as the spreadsheet shows it. */
  line: number;
  /** What stands there. */
  text: string;
}

/** One row: what it says of one file. What is empty there stays as it is. */
export interface MappingRow {
  sheet: string;
  line: number;
  file: string;
  title: string;
  controls: string;
  unit: string;
  label: EvidenceLabel | null;
  collectedOn: string;
  validUntil: string;
  tags: readonly string[];
  description: string;
  problems: readonly RowProblem[];
}

export interface ParsedSheet {
  rows: readonly MappingRow[];
  /** Headings that are none of ours. */
  unused: readonly string[];
}

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');

const labels: Readonly<Record<string, EvidenceLabel>> = {
  公开: 'PUBLIC',
  内部: 'INTERNAL',
  敏感: 'SENSITIVE',
  public: 'PUBLIC',
  internal: 'INTERNAL',
  sensitive: 'SENSITIVE',
};

const headings = new Map<string, MappingColumn>(
  mappingColumns.flatMap((column) => columnNames[column].map((name) => [name, column] as const)),
);
/** A title or two may stand above the headings. */
const headingWithin = 5;
const longest = { title: 200, description: 5000, tags: 20, tag: 40 };

/** The rows of a sheet whose headings are ours (文件 and one more at least); null for any other table. */
export function parseMapping(
  cells: readonly (readonly string[])[],
  sheet: string,
  today: string,
): ParsedSheet | null {
  const at = cells.slice(0, headingWithin).findIndex((row) => {
    const known = new Set(row.flatMap((cell) => headings.get(fold(cell)) ?? []));
    return known.has('file') && known.size >= 2;
  });
  const head = cells[at];
  if (!head) return null;
  const place = new Map<MappingColumn, number>();
  const unused: string[] = [];
  head.forEach((cell, index) => {
    const column = headings.get(fold(cell));
    if (column && !place.has(column)) place.set(column, index);
    else if (cell.trim() !== '') unused.push(cell.trim());
  });
  const rows = cells.slice(at + 1).flatMap((row, below): MappingRow[] => {
    if (row.every((cell) => cell.trim() === '')) return [];
    const read = (column: MappingColumn) => row[place.get(column) ?? -1]?.trim() ?? '';
    return [readRow(read, sheet, at + below + 2, today)];
  });
  return { rows, unused };
}

function readRow(
  read: (column: MappingColumn) => string,
  sheet: string,
  line: number,
  today: string,
): MappingRow {
  const problems: RowProblem[] = [];
  const problem = (kind: RowProblemKind, text: string) => problems.push({ kind, sheet, line, text });
  const day = (column: 'collectedOn' | 'validUntil'): string => {
    const text = read(column);
    const found = readDay(text);
    if (text !== '' && found === '') problem('DAY', text);
    return found;
  };
  const short = (column: 'title' | 'description', kind: RowProblemKind): string => {
    const text = read(column);
    if (text.length <= longest[column]) return text;
    problem(kind, `${text.slice(0, 20)}…`);
    return '';
  };
  const file = read('file');
  if (file === '') problem('NAMELESS', '');
  let collectedOn = day('collectedOn');
  if (collectedOn > today) {
    problem('FUTURE', collectedOn);
    collectedOn = '';
  }
  let validUntil = day('validUntil');
  if (validUntil !== '' && collectedOn > validUntil) {
    problem('ENDS_BEFORE', validUntil);
    validUntil = '';
  }
  const label = read('label');
  if (label !== '' && !labels[fold(label)]) problem('LABEL', label);
  const tags = [
    ...new Set(
      read('tags')
        .split(/[\s,，;；、]+/)
        .filter(Boolean),
    ),
  ];
  const fitting = tags.filter((tag) => tag.length <= longest.tag).slice(0, longest.tags);
  for (const tag of tags) if (!fitting.includes(tag)) problem('TAGS', tag);
  return {
    sheet,
    line,
    file,
    title: short('title', 'TITLE'),
    controls: read('controls'),
    unit: read('unit'),
    label: labels[fold(label)] ?? null,
    collectedOn,
    validUntil,
    tags: fitting,
    description: short('description', 'DESCRIPTION'),
    problems,
  };
}

/** 2026-03-15, 2026/3/15, 2026.3.15, 20260315, 2026年3月15日, with or without a time; empty when it is no day. */
export function readDay(text: string): string {
  const found =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})日?(?:[ T]\d.*)?$/.exec(text.normalize('NFKC'));
  if (!found) return '';
  const [, year = '', month = '', date = ''] = found;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : '';
}

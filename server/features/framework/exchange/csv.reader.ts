import { text } from '../../../platform/graphql/text.js';
import { Unreadable } from './problem.js';

export interface CsvRow {
  /** Line on which the row begins, from 1: a field may hold line breaks. */
  readonly line: number;
  readonly cells: readonly string[];
}

const delimiters = [',', '\t', ';'] as const;

/** The delimiter that the first line has most of, outside of quotes. */
function delimiterOf(content: string): string {
  const counts = new Map<string, number>(delimiters.map((each) => [each, 0]));
  let quoted = false;
  for (const sign of content) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === '\n' || sign === '\r')) break;
    else if (!quoted && counts.has(sign)) counts.set(sign, counts.get(sign)! + 1);
  }
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}

/** Rows of comma-, semicolon- or tab-separated text (RFC 4180): quoted fields may hold anything, doubled quotes are one. */
export function readCsv(content: string, maximumRows: number): CsvRow[] {
  const delimiter = delimiterOf(content);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let begin = 1;
  let at = 0;
  const endRow = () => {
    if (rows.length >= maximumRows) throw tooManyRows(maximumRows);
    rows.push({ line: begin, cells });
    cells = [];
    begin = line;
  };
  while (at < content.length) {
    let value: string;
    if (content[at] === '"') {
      const opened = line;
      const parts: string[] = [];
      at += 1;
      for (;;) {
        const end = content.indexOf('"', at);
        if (end < 0) throw unclosed(opened);
        const part = content.slice(at, end);
        parts.push(part);
        line += breaks(part);
        at = end + 1;
        if (content[at] !== '"') break;
        parts.push('"');
        at += 1;
      }
      value = parts.join('');
    } else {
      const start = at;
      while (at < content.length && content[at] !== delimiter && content[at] !== '\n' && content[at] !== '\r')
        at += 1;
      value = content.slice(start, at);
    }
    cells.push(value);
    const next = content[at];
    if (next === delimiter) {
      at += 1;
      // A line that ends with the delimiter has an empty last cell.
      if (at === content.length) cells.push('');
    } else if (next === '\r' || next === '\n') {
      at += next === '\r' && content[at + 1] === '\n' ? 2 : 1;
      line += 1;
      endRow();
    } else if (next !== undefined) {
      throw new Unreadable(
        text(
          '引号之后只能是分隔符或换行：字段内的引号要写两次。',
          'After a quoted field only a delimiter or the end of the line may follow: write a quote inside a field twice.',
        ),
        { row: line },
      );
    }
  }
  if (cells.length > 0) endRow();
  return rows;
}

const breaks = (part: string): number => {
  let count = 0;
  for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) count += 1;
  return count;
};

export const tooManyRows = (maximum: number) =>
  new Unreadable(
    text(`表格超过 ${maximum} 行，请拆分后导入。`, `The table has more than ${maximum} rows: split it up.`),
  );

const unclosed = (row: number) =>
  new Unreadable(
    text(
      '引号没有闭合：请检查这一行起的引号。',
      'A quote is never closed: check the quotes from this line on.',
    ),
    { row },
  );

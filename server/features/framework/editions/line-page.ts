import { connect } from '../../../platform/graphql/connection.js';
import type { Connection, Page } from '../../../platform/graphql/connection.js';
import type { Control } from '../control.types.js';
import type { ControlDifference } from './diff.queries.js';

/** A page of lines that are worked out in memory; the cursor is the place in the list. */
export function pageOfLines<Line, Row>(
  lines: readonly Line[],
  page: Page,
  toRow: (line: Line) => Row,
): Connection<Row> {
  const start = Number(page.after?.[0] ?? -1) + 1;
  const rows = lines.slice(start, start + page.first + 1).map(toRow);
  const places = new Map(rows.map((row, at) => [row, start + at]));
  return connect(rows, page.first, lines.length, (row) => [places.get(row)!]);
}

/** Rows of an answer are written upon by relations, and those in memory are everybody's. */
export const ownRow = (difference: ControlDifference): ControlDifference => ({
  ...difference,
  before: copy(difference.before),
  after: copy(difference.after),
});

const copy = (control: Control | null): Control | null => control && { ...control };

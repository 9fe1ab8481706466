import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { classNames } from '../lib/classNames';
import { cellKey } from './cellKey';
import styles from './EntryGrid.module.css';

export interface EntryLine {
  id: string;
  label: string;
  /** Beside the label of a row, under that of a column. */
  note?: string;
}

/** What stands in a cell that nobody may type into; null where it is to be typed. */
export type FixedCell = { text: string; title?: string } | null;

interface EntryGridProps {
  label: string;
  /** Heading of the first column. */
  corner: string;
  rows: readonly EntryLine[];
  columns: readonly EntryLine[];
  fixed: (row: string, column: string) => FixedCell;
  values: ReadonlyMap<string, string>;
  errors: ReadonlyMap<string, string>;
  /** All cells that changed at once, by `cellKey`. */
  onChange: (changes: ReadonlyMap<string, string>) => void;
  cellLabel: (row: EntryLine, column: EntryLine) => string;
  readOnly?: boolean;
}

/** A small table that is typed in: arrows and Enter move, a block that was copied from a spreadsheet is pasted as a block. */
export function EntryGrid(props: EntryGridProps) {
  const {
    label,
    corner,
    rows,
    columns,
    fixed,
    values,
    errors,
    onChange,
    cellLabel,
    readOnly = false,
  } = props;
  const table = useRef<HTMLTableElement>(null);

  /** The next cell in a direction that may be typed into. */
  function go(row: number, column: number, down: number, right: number): boolean {
    for (let at = 1; ; at += 1) {
      const [y, x] = [row + down * at, column + right * at];
      if (y < 0 || x < 0 || y >= rows.length || x >= columns.length) return false;
      const cell = table.current?.querySelector<HTMLInputElement>(`[data-cell="${y}-${x}"]`);
      if (!cell) continue;
      cell.focus();
      cell.select();
      return true;
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>, row: number, column: number): void {
    if (event.nativeEvent.isComposing) return;
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const all = selectionStart === 0 && selectionEnd === value.length;
    const moved =
      event.key === 'ArrowDown' || event.key === 'Enter'
        ? go(row, column, 1, 0)
        : event.key === 'ArrowUp'
          ? go(row, column, -1, 0)
          : event.key === 'ArrowRight' && (all || selectionStart === value.length)
            ? go(row, column, 0, 1)
            : event.key === 'ArrowLeft' && (all || selectionEnd === 0)
              ? go(row, column, 0, -1)
              : false;
    // Enter in the last row must not send the form half typed.
    if (moved || event.key === 'Enter') event.preventDefault();
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>, row: number, column: number): void {
    const text = event.clipboardData.getData('text/plain').replace(/\r\n?/g, '\n').replace(/\n$/, '');
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    const changes = new Map<string, string>();
    text.split('\n').forEach((line, down) =>
      line.split('\t').forEach((cell, right) => {
        const [y, x] = [rows[row + down], columns[column + right]];
        if (y && x && fixed(y.id, x.id) === null) changes.set(cellKey(y.id, x.id), cell.trim());
      }),
    );
    onChange(changes);
  }

  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={label}>
      <table ref={table} className={styles.grid}>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.label}
                {column.note && <span className={styles.note}>{column.note}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, y) => (
            <tr key={row.id}>
              <th scope="row">
                {row.label}
                {row.note && <span className={styles.note}>{row.note}</span>}
              </th>
              {columns.map((column, x) => {
                const key = cellKey(row.id, column.id);
                const given = fixed(row.id, column.id);
                const error = errors.get(key);
                return (
                  <td key={column.id} className={classNames(error !== undefined && styles.wrong)}>
                    {given ? (
                      <span className={styles.fixed} title={given.title}>
                        {given.text}
                      </span>
                    ) : (
                      <input
                        data-cell={`${y}-${x}`}
                        aria-label={cellLabel(row, column)}
                        aria-invalid={error !== undefined || undefined}
                        title={error}
                        autoComplete="off"
                        readOnly={readOnly}
                        value={values.get(key) ?? ''}
                        onChange={(event) => onChange(new Map([[key, event.target.value]]))}
                        onFocus={(event) => event.target.select()}
                        onKeyDown={(event) => onKeyDown(event, y, x)}
                        onPaste={(event) => onPaste(event, y, x)}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

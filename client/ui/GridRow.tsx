import { memo, type DragEvent, type MouseEvent, type ReactNode } from 'react';
import { classNames } from '../lib/classNames';
import { Bone } from './Skeleton';
import type { GridColumn } from './gridModel';
import styles from './DataGrid.module.css';

export interface GridRowProps<Row> {
  id: string;
  domId: string;
  index: number;
  top: number;
  row: Row | undefined;
  columns: readonly GridColumn<Row>[];
  below: ((row: Row) => ReactNode) | undefined;
  selectable: boolean;
  selected: boolean;
  active: boolean;
  selectLabel: string;
  draggable: boolean;
  onPoint: (index: number, event: MouseEvent) => void;
  onTick: (index: number, range: boolean) => void;
  onOpen: (index: number) => void;
  onDragStart: (index: number, event: DragEvent) => void;
}

function Row<Row>(props: GridRowProps<Row>): ReactNode {
  const { row, index, columns, selectable, selected, active } = props;
  const line = row === undefined ? null : props.below?.(row);
  return (
    <div
      id={props.domId}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : active}
      className={classNames(
        styles.row,
        Boolean(line) && styles.lined,
        selected && styles.selected,
        active && styles.active,
      )}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={(event) => props.onPoint(index, event)}
      onDoubleClick={() => props.onOpen(index)}
      draggable={props.draggable && row !== undefined}
      onDragStart={(event) => props.onDragStart(index, event)}
    >
      {selectable && (
        <div role="gridcell" className={styles.tick}>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={props.selectLabel}
            checked={selected}
            disabled={row === undefined}
            onChange={() => undefined}
            onClick={(event) => {
              event.stopPropagation();
              props.onTick(index, event.shiftKey);
            }}
          />
        </div>
      )}
      {columns.map((column, position) => (
        <div
          key={column.id}
          role="gridcell"
          className={classNames(styles.cell, column.align && styles[column.align])}
        >
          {row === undefined ? (
            <Bone width={`${70 - ((position * 13 + index * 7) % 35)}%`} />
          ) : (
            column.render(row)
          )}
        </div>
      ))}
      {line && (
        <div
          role="gridcell"
          aria-colspan={columns.length + (selectable ? 1 : 0)}
          className={classNames(styles.below, selectable && styles.indented)}
        >
          {line}
        </div>
      )}
    </div>
  );
}

/** A row renders again only when its own data, selection or place changes; scrolling touches none. */
export const GridRow = memo(Row) as typeof Row;

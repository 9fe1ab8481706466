import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactNode } from 'react';
import styles from './TallList.module.css';

interface TallListProps<Row> {
  label: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** As high as a row usually is. */
  usualHeight: number;
  className?: string | undefined;
  children: (row: Row, index: number) => ReactNode;
}

/** A list for lines that are typed into: each as high as what it holds, and only the visible ones exist. */
export function TallList<Row>({ label, rows, keyOf, usualHeight, className, children }: TallListProps<Row>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => keyOf(rows[index] as Row),
    overscan: 6,
  });
  return (
    <div ref={scroller} className={`${styles.scroller} ${className ?? ''}`}>
      <ul aria-label={label} className={styles.list} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            className={styles.line}
            style={{ transform: `translateY(${start}px)` }}
          >
            {children(rows[index] as Row, index)}
          </li>
        ))}
      </ul>
    </div>
  );
}

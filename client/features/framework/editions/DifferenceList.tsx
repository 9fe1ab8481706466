import { useLingui } from '@lingui/react/macro';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { classNames } from '../../../lib/classNames';
import { useHotkeys } from '../../../lib/hotkeys';
import { Status, Tag } from '../../../ui/Tag';
import { changeTones } from './changes';
import { DifferenceSide } from './DifferenceSide';
import type { Difference } from './documents';
import { useEditionNames } from './useEditionNames';
import styles from './Editions.module.css';

interface DifferenceListProps<Line> {
  label: string;
  beforeTitle: string;
  afterTitle: string;
  /** As far as they are loaded. */
  lines: readonly Line[];
  differenceOf: (line: Line) => Difference;
  lineCount: number;
  onNeedLines: (last: number) => void;
  /** A fourth column. */
  aside?: { title: string; width: string; render: (line: Line) => ReactNode };
  /** Space or `x` on the active line. */
  onToggle?: (line: Line) => void;
}

const usualHeight = 58;

/** Two editions side by side, line by line: only the visible lines exist, and each is as high as its texts. */
export function DifferenceList<Line>(props: DifferenceListProps<Line>) {
  const { label, lines, lineCount, onNeedLines, aside, onToggle, differenceOf } = props;
  const { t } = useLingui();
  const names = useEditionNames();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const virtual = useVirtualizer({
    count: lineCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    overscan: 6,
    scrollPaddingStart: 32,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= lines.length) onNeedLines(last);
  }, [last, lines.length, onNeedLines]);
  const at = Math.min(active, lineCount - 1);

  function go(to: number): void {
    const index = Math.max(0, Math.min(lineCount - 1, to));
    setActive(index);
    virtual.scrollToIndex(index, { align: 'auto' });
  }

  const page = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / usualHeight) - 2);
  const toggle = () => {
    const line = lines[at];
    if (line !== undefined) onToggle?.(line);
  };
  const moves: Record<string, () => void> = {
    ArrowDown: () => go(at + 1),
    ArrowUp: () => go(at - 1),
    PageDown: () => go(at + page()),
    PageUp: () => go(at - page()),
    Home: () => go(0),
    End: () => go(lineCount - 1),
    ...(onToggle ? { Space: toggle } : {}),
  };

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return;
    const move = moves[event.code];
    if (!move) return;
    event.preventDefault();
    move();
  }

  useHotkeys(t`列表`, [
    { keys: 'KeyJ', label: t`下一条`, run: () => go(at + 1) },
    { keys: 'KeyK', label: t`上一条`, run: () => go(at - 1) },
    ...(onToggle ? [{ keys: 'KeyX', label: t`改变这一条的决定`, run: toggle }] : []),
  ]);

  const style = { '--aside': aside?.width } as CSSProperties;
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={lineCount + 1}
      aria-colcount={aside ? 4 : 3}
      aria-activedescendant={items.some(({ index }) => index === at) ? `${id}-${at}` : undefined}
      tabIndex={0}
      className={styles.grid}
      style={style}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={styles.headings}>
        <div role="row" className={styles.row}>
          <span role="columnheader">{props.beforeTitle}</span>
          <span role="columnheader">{t`变化`}</span>
          <span role="columnheader">{props.afterTitle}</span>
          {aside && <span role="columnheader">{aside.title}</span>}
        </div>
      </div>
      <div role="rowgroup" className={styles.sizer} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const line = lines[index];
          const difference = line === undefined ? null : differenceOf(line);
          return (
            <div
              key={index}
              ref={virtual.measureElement}
              data-index={index}
              id={`${id}-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === at}
              className={classNames(styles.row, styles.line, index === at && styles.active)}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => setActive(index)}
            >
              {line === undefined || difference === null ? (
                <span role="gridcell" className={styles.waiting} aria-label={t`正在加载`} />
              ) : (
                <>
                  <span role="gridcell" className={styles.side}>
                    <DifferenceSide line={difference} side="before" />
                  </span>
                  <span role="gridcell" className={styles.change}>
                    <span title={names.hint(difference.change)}>
                      <Status tone={changeTones[difference.change]}>{names.change(difference.change)}</Status>
                    </span>
                    {difference.termsChanged && (
                      <Tag
                        tone="caution"
                        title={t`责任主体、频次、数量、应/宜/可或质量检查等要求与旧版不同`}
                      >{t`参数有变`}</Tag>
                    )}
                  </span>
                  <span role="gridcell" className={styles.side}>
                    <DifferenceSide line={difference} side="after" />
                  </span>
                  {aside && <span role="gridcell">{aside.render(line)}</span>}
                </>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

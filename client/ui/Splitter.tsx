import { useLingui } from '@lingui/react/macro';
import { Fragment, useLayoutEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { readStored, writeStored } from '../lib/storage';
import { Tabs } from './Tabs';
import styles from './Splitter.module.css';

const leastWidth = 200;

export interface Pane {
  id: string;
  label: string;
  /** Start width in pixels; the one pane without it takes the rest. */
  width?: number;
  minWidth?: number;
  maxWidth?: number;
  hidden?: boolean;
  content: ReactNode;
}

/**
 * Panes side by side; the separators move by pointer and by arrow keys, widths are remembered. Where they do not fit (a
 * zoomed page), one is shown at a time.
 */
export function Splitter({ panes, storageKey }: { panes: readonly Pane[]; storageKey: string }) {
  const { t } = useLingui();
  const [widths, setWidths] = useState<Record<string, number>>(() => readStored(`split.${storageKey}`, {}));
  const drag = useRef<{ pane: Pane; x: number; width: number; sign: 1 | -1 } | null>(null);
  const shown = panes.filter((pane) => !pane.hidden);
  const root = useRef<HTMLDivElement>(null);
  const [narrow, setNarrow] = useState(false);
  const [only, setOnly] = useState<string | null>(null);
  const least = shown.reduce((sum, pane) => sum + (pane.minWidth ?? leastWidth), 0);
  useLayoutEffect(() => {
    const node = root.current;
    if (!node) return;
    const measure = () => setNarrow(node.clientWidth > 0 && node.clientWidth < least);
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    measure();
    return () => observer.disconnect();
    // The two forms are two elements: the one that is there is measured.
  }, [least, narrow]);
  const growAt = shown.findIndex((pane) => pane.width === undefined);

  const widthOf = (pane: Pane) => widths[pane.id] ?? pane.width ?? 300;
  function resize(pane: Pane, width: number): void {
    const next = Math.max(pane.minWidth ?? leastWidth, Math.min(pane.maxWidth ?? 720, Math.round(width)));
    setWidths((before) => {
      const all = { ...before, [pane.id]: next };
      writeStored(`split.${storageKey}`, all);
      return all;
    });
  }

  function onMove(event: PointerEvent): void {
    const now = drag.current;
    if (now) resize(now.pane, now.width + now.sign * (event.clientX - now.x));
  }

  if (narrow) {
    const current = shown.find((pane) => pane.id === only) ?? shown[0];
    return (
      <div ref={root} className={styles.stack}>
        <Tabs
          label={t`区域`}
          tabs={shown.map(({ id, label }) => ({ id, label }))}
          value={current?.id ?? ''}
          onChange={setOnly}
        />
        <section key={current?.id} aria-label={current?.label} className={`${styles.pane} ${styles.grow}`}>
          {current?.content}
        </section>
      </div>
    );
  }
  return (
    <div ref={root} className={styles.split}>
      {shown.map((pane, index) => {
        // The separator before a pane moves the fixed pane that lies on its side of the growing one.
        const left = shown[index - 1];
        const moved = index <= growAt ? left : pane;
        const sign: 1 | -1 = index <= growAt ? 1 : -1;
        return (
          <Fragment key={pane.id}>
            {moved && index > 0 && (
              <div
                role="separator"
                aria-orientation="vertical"
                aria-label={t`调整宽度：${moved.label}`}
                aria-valuenow={widthOf(moved)}
                aria-valuemin={moved.minWidth ?? leastWidth}
                aria-valuemax={moved.maxWidth ?? 720}
                tabIndex={0}
                className={styles.handle}
                onPointerDown={(event) => {
                  event.preventDefault();
                  event.currentTarget.setPointerCapture(event.pointerId);
                  drag.current = { pane: moved, x: event.clientX, width: widthOf(moved), sign };
                }}
                onPointerMove={onMove}
                onPointerUp={() => (drag.current = null)}
                onPointerCancel={() => (drag.current = null)}
                onDoubleClick={() => moved.width !== undefined && resize(moved, moved.width)}
                onKeyDown={(event) => {
                  const step = event.key === 'ArrowRight' ? 24 : event.key === 'ArrowLeft' ? -24 : 0;
                  if (!step) return;
                  event.preventDefault();
                  resize(moved, widthOf(moved) + sign * step);
                }}
              />
            )}
            <section
              aria-label={pane.label}
              className={`${styles.pane} ${pane.width === undefined ? styles.grow : ''}`}
              style={
                pane.width === undefined
                  ? { minWidth: pane.minWidth }
                  : { width: widthOf(pane), minWidth: pane.minWidth ?? leastWidth, flex: '0 1 auto' }
              }
            >
              {pane.content}
            </section>
          </Fragment>
        );
      })}
    </div>
  );
}

import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button, IconButton } from '../../../ui/Button';
import styles from './Preview.module.css';

const steps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3];

interface ZoomBarProps {
  /** Scale, or null for 「fits the width」. */
  zoom: number | null;
  onZoom: (zoom: number | null) => void;
  /** The scale that fits now, so that the first step goes on from there. */
  fitted?: number;
  note?: ReactNode;
}

/** Smaller, larger, fit. */
export function ZoomBar({ zoom, onZoom, fitted = 1, note }: ZoomBarProps) {
  const { t } = useLingui();
  const now = zoom ?? fitted;
  const smaller = steps.filter((step) => step < now - 0.01).at(-1);
  const larger = steps.find((step) => step > now + 0.01);
  return (
    <div className={styles.bar} role="toolbar" aria-label={t`显示比例`}>
      <span className={styles.note}>{note}</span>
      <IconButton
        size="small"
        icon="minus"
        label={t`缩小`}
        disabled={smaller === undefined}
        onClick={() => smaller !== undefined && onZoom(smaller)}
      />
      <span className={styles.percent}>{zoom === null ? t`适合宽度` : `${Math.round(zoom * 100)}%`}</span>
      <IconButton
        size="small"
        icon="plus"
        label={t`放大`}
        disabled={larger === undefined}
        onClick={() => larger !== undefined && onZoom(larger)}
      />
      <Button
        size="small"
        variant="quiet"
        aria-pressed={zoom === null}
        onClick={() => onZoom(zoom === null ? 1 : null)}
      >
        {zoom === null ? '100%' : t`适合宽度`}
      </Button>
    </div>
  );
}

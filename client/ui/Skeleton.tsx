import { useLingui } from '@lingui/react/macro';
import type { CSSProperties } from 'react';
import styles from './State.module.css';

/** A grey place holder of a known size, so that nothing jumps when the content comes. */
export function Bone({
  width = '100%',
  height = 12,
  style,
}: {
  width?: number | string;
  height?: number;
  style?: CSSProperties;
}) {
  return <span className={styles.bone} style={{ width, height, ...style }} aria-hidden />;
}

/** Lines of text on their way. */
export function SkeletonLines({ lines = 4 }: { lines?: number }) {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`正在加载`} style={{ display: 'grid', gap: 10, padding: 12 }}>
      {Array.from({ length: lines }, (_, index) => (
        <Bone key={index} width={`${92 - ((index * 17) % 40)}%`} />
      ))}
    </div>
  );
}

/** A table on its way: the same row height as the grid. */
export function SkeletonRows({ rows = 12 }: { rows?: number }) {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`正在加载`} style={{ background: 'var(--surface)', overflow: 'hidden' }}>
      {Array.from({ length: rows }, (_, index) => (
        <div
          key={index}
          style={{
            display: 'flex',
            gap: 24,
            alignItems: 'center',
            height: 'var(--row)',
            padding: '0 14px',
            borderBottom: '1px solid var(--line)',
          }}
        >
          <Bone width={14} height={14} />
          <Bone width={`${34 - ((index * 7) % 16)}%`} />
          <Bone width="12%" />
          <Bone width="18%" />
        </div>
      ))}
    </div>
  );
}

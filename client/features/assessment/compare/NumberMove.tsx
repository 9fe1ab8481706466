import { classNames } from '../../../lib/classNames';
import { formatNumber } from '../../../lib/format';
import { FromTo } from './FromTo';
import styles from './Compare.module.css';

interface NumberMoveProps {
  label: string;
  before: number | null;
  after: number | null;
  unit?: string | undefined;
  proven?: boolean;
}

/** A number that moved, with the distance; more is better. */
export function NumberMove({ label, before, after, unit = '', proven = false }: NumberMoveProps) {
  const show = (value: number | null) => (value === null ? '—' : `${formatNumber(value, 1)}${unit}`);
  const distance = before === null || after === null ? 0 : after - before;
  const moved = Math.abs(distance) >= 0.05;
  return (
    <span className={classNames(styles.numberMove, proven && styles.proven)}>
      <span className={styles.label}>{label}</span>
      <FromTo before={show(before)} after={<strong>{show(after)}</strong>} />
      {moved && (
        <span className={distance > 0 ? styles.up : styles.down}>
          {distance > 0 ? '+' : '−'}
          {formatNumber(Math.abs(distance), 1)}
        </span>
      )}
    </span>
  );
}

import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { classNames } from '../lib/classNames';
import { formatNumber } from '../lib/format';
import styles from './ScorePair.module.css';

interface Side {
  value: number | null;
  /** Where the number opens; every number leads to what makes it. */
  to?: string;
  onOpen?: () => void;
  /** A word under the number, for example the conclusion. */
  note?: ReactNode;
}

interface ScorePairProps {
  declared: Side;
  proven: Side;
  unit?: string;
  digits?: number;
  large?: boolean;
}

/** What was declared beside what is proven: two numbers, never one; the distance is written out. */
export function ScorePair({ declared, proven, unit, digits = 1, large = false }: ScorePairProps) {
  const { t } = useLingui();
  const distance = declared.value !== null && proven.value !== null ? declared.value - proven.value : 0;
  return (
    <span className={classNames(styles.pair, large && styles.large)}>
      <Half label={t`自报`} side={declared} unit={unit} digits={digits} />
      <Half label={t`实证`} side={proven} unit={unit} digits={digits} proven />
      {distance >= 0.05 && (
        <span className={styles.gap} title={t`自报高出实证`}>
          −{formatNumber(distance, digits)}
        </span>
      )}
    </span>
  );
}

interface HalfProps {
  label: string;
  side: Side;
  unit: string | undefined;
  digits: number;
  proven?: boolean;
}

function Half({ label, side, unit, digits, proven = false }: HalfProps) {
  const className = classNames(styles.side, proven && styles.proven);
  const content = (
    <>
      <span className={styles.label}>{label}</span>
      <span className={styles.number}>
        {side.value === null ? '—' : formatNumber(side.value, digits)}
        {unit && side.value !== null && <span className={styles.unit}>{unit}</span>}
      </span>
      {side.note && <span className={styles.label}>{side.note}</span>}
    </>
  );
  if (side.to) {
    return (
      <Link to={side.to} className={className}>
        {content}
      </Link>
    );
  }
  if (side.onOpen) {
    return (
      <button type="button" className={className} onClick={side.onOpen}>
        {content}
      </button>
    );
  }
  return <span className={className}>{content}</span>;
}

import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { formatNumber } from '../../lib/format';
import styles from './Assessment.module.css';

interface InlineScoresProps {
  declared: number | null;
  proven: number | null;
  /** Where each number is explained. */
  to: (basis: 'DECLARED' | 'PROVEN') => string;
}

/** Both scores in one line, for the rows of a grid. */
export function InlineScores({ declared, proven, to }: InlineScoresProps) {
  const { t } = useLingui();
  return (
    <span className={styles.scores}>
      <Link to={to('DECLARED')}>
        {t`自报`} <b>{scoreText(declared)}</b>
      </Link>
      <Link to={to('PROVEN')}>
        {t`实证`} <b>{scoreText(proven)}</b>
      </Link>
    </span>
  );
}

const scoreText = (value: number | null): string => (value === null ? '—' : formatNumber(value, 1));

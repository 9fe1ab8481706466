import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { formatNumber } from '../../lib/format';
import styles from './Assessment.module.css';

interface InlineScoresProps {
  declared: number;
  proven: number;
  /** The workbench; each number opens its explanation there. */
  to: string;
}

/** Both scores in one line, for the rows of a grid. */
export function InlineScores({ declared, proven, to }: InlineScoresProps) {
  const { t } = useLingui();
  return (
    <span className={styles.scores}>
      <Link to={`${to}?score=DECLARED`}>
        {t`自报`} <b>{formatNumber(declared, 1)}</b>
      </Link>
      <Link to={`${to}?score=PROVEN`}>
        {t`实证`} <b>{formatNumber(proven, 1)}</b>
      </Link>
    </span>
  );
}

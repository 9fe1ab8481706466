import { useLingui } from '@lingui/react/macro';
import { formatNumber } from '../../../lib/format';
import { Meter } from '../../../ui/Meter';
import type { Head } from '../workbench/lines';
import { useAssessmentNames } from '../useAssessmentNames';
import styles from './Score.module.css';

interface CategoryBarProps {
  score: Head['categoryScores'][number];
  /** A shorter name, where the room is narrow. */
  name?: string;
}

/** One class of requirements: verdicts as a bar, declared and proven rate as two numbers. */
export function CategoryBar({ score, name = score.name }: CategoryBarProps) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const number = (value: number | null) => (value === null ? '—' : formatNumber(value, 0));
  return (
    <span className={styles.category}>
      <span className={styles.categoryHead}>
        <span className={styles.categoryName}>{name}</span>
        <span className={styles.rates}>
          {number(score.declaredRate)}/<b>{number(score.provenRate)}</b>
        </span>
      </span>
      <Meter
        label={t`${score.name}，自报 ${number(score.declaredRate)}，实证 ${number(score.provenRate)}`}
        parts={[
          { id: 'met', label: names.verdict('MET'), value: score.met, tone: 'positive' },
          { id: 'partial', label: names.verdict('PARTIAL'), value: score.partial, tone: 'caution' },
          { id: 'unmet', label: names.verdict('UNMET'), value: score.unmet, tone: 'negative' },
          { id: 'na', label: names.verdict('NOT_APPLICABLE'), value: score.notApplicable, tone: 'info' },
          { id: 'open', label: names.verdict('OPEN'), value: score.open, tone: 'neutral' },
        ]}
      />
    </span>
  );
}

import { useLingui } from '@lingui/react/macro';
import { classNames } from '../../../lib/classNames';
import { KeyCombo } from '../../../ui/Kbd';
import { Status } from '../../../ui/Tag';
import { proofTones, useAssessmentNames, verdicts, verdictTones } from '../useAssessmentNames';
import { useWorkbench } from './context';
import type { Line } from './lines';
import styles from './Result.module.css';

/** The four verdicts with their keys, and beside them what the proofs say. */
export function VerdictButtons({ line }: { line: Line }) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const { rate, start } = useWorkbench();
  const differs = line.provenVerdict !== line.verdict;
  return (
    <div className={styles.verdictLine}>
      <div className={styles.verdicts} role="group" aria-label={t`结论`}>
        {verdicts.map((verdict, index) => (
          <button
            key={verdict}
            type="button"
            aria-pressed={line.verdict === verdict}
            disabled={!line.viewerCanRate}
            className={classNames(styles.verdict, styles[verdictTones[verdict]])}
            onClick={() => {
              if (verdict === 'NOT_APPLICABLE') start({ kind: 'notApplicable', lines: [line] });
              else rate([line], verdict);
            }}
          >
            <Status tone={verdictTones[verdict]}>{names.verdict(verdict)}</Status>
            <KeyCombo keys={`Digit${index + 1}`} />
          </button>
        ))}
      </div>
      {line.verdict !== 'OPEN' && (
        <div className={styles.proofLine} aria-live="polite">
          <span>{t`实证`}</span>
          <Status tone={proofTones[line.proofState]}>{names.proof(line.proofState)}</Status>
          {differs && (
            <span className={styles.counted}>
              {line.provenVerdict === 'OPEN'
                ? t`实证分暂不计入`
                : t`实证分按“${names.verdict(line.provenVerdict)}”计`}
            </span>
          )}
        </div>
      )}
    </div>
  );
}

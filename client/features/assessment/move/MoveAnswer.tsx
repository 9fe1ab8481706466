import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '../../../ui/Checkbox';
import { Icon } from '../../../ui/Icon';
import { Status } from '../../../ui/Tag';
import { useAssessmentNames, verdictTones } from '../useAssessmentNames';
import { carries } from './decisions';
import type { Decisions } from './decisions';
import type { MoveLine } from './documents';
import { outcomeTones, useMoveNames } from './useMoveNames';
import styles from './Move.module.css';

interface MoveAnswerProps {
  line: MoveLine;
  decisions: Decisions;
  onToggle: () => void;
}

/** The answer in the older assessment, what hangs on it, and whether it comes along. */
export function MoveAnswer({ line, decisions, onToggle }: MoveAnswerProps) {
  const { t } = useLingui();
  const names = useMoveNames();
  const verdicts = useAssessmentNames();
  const { result, figures } = line;
  const carry = carries(decisions, line);
  const outcome = carry === false ? 'OPEN' : line.outcome;
  const tasks = (result?.tasks ?? []).filter((task) => task.state !== 'VERIFIED').length;
  const staying = figures.filter((figure) => !figure.comesAlong).length;
  return (
    <span className={styles.answer}>
      {result && (
        <span className={styles.verdict}>
          <Status tone={verdictTones[result.verdict]}>{verdicts.verdict(result.verdict)}</Status>
          {result.evidenceCount > 0 && (
            <span title={t`已关联的证据`}>
              <Icon name="link" size={12} /> {result.evidenceCount}
            </span>
          )}
          {tasks > 0 && (
            <span title={t`未完成的整改任务`}>
              <Icon name="flag" size={12} /> {tasks}
            </span>
          )}
        </span>
      )}
      {figures.length > 0 && (
        <span className={styles.figures}>
          {staying === 0
            ? t`${figures.length} 项数据`
            : t`${figures.length} 项数据，${staying} 项新版不再统计`}
        </span>
      )}
      <span title={names.hint(outcome)}>
        {carry === null ? (
          <Status tone={outcomeTones[outcome]}>{names.outcome(outcome)}</Status>
        ) : (
          <Checkbox
            label={
              <>
                {names.outcome(outcome)}{' '}
                <span className="visually-hidden">{line.difference.before?.code}</span>
              </>
            }
            checked={carry}
            onChange={onToggle}
          />
        )}
      </span>
    </span>
  );
}

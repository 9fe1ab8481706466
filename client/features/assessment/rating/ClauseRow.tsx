import { useLingui } from '@lingui/react/macro';
import { classNames } from '../../../lib/classNames';
import { Checkbox } from '../../../ui/Checkbox';
import { Icon } from '../../../ui/Icon';
import { Status } from '../../../ui/Tag';
import { Answer } from '../workbench/Answer';
import { useWorkbench } from '../workbench/context';
import type { Line } from '../workbench/lines';
import { OwnRequirement } from '../workbench/OwnRequirement';
import { ProofCount } from '../workbench/ProofCount';
import type { WorkState } from '../workbench/useWork';
import { useAssessmentNames, verdictTones } from '../useAssessmentNames';
import styles from './Rating.module.css';

interface ClauseRowProps {
  line: Line;
  active: boolean;
  state: WorkState;
}

/** One clause of an item; the chosen one shows its answer below it. */
export function ClauseRow({ line, active, state }: ClauseRowProps) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const { activate } = useWorkbench();
  const { control } = line;
  const { id } = control;
  const selected = state.selection.has(id);
  const toggle = () => {
    const next = new Set(state.selection);
    if (!next.delete(id)) next.add(id);
    state.setSelection(next);
  };
  return (
    <li className={classNames(styles.clause, active && styles.activeClause)} data-active={active}>
      <div className={styles.clauseLine}>
        <Checkbox label={t`选择 ${control.code}`} labelHidden checked={selected} onChange={toggle} />
        <button
          type="button"
          className={styles.clauseOpen}
          aria-expanded={active}
          onClick={() => activate(id)}
        >
          <Status tone={verdictTones[line.verdict]} textHidden>
            {names.verdict(line.verdict)}
          </Status>
          <span className={styles.clauseText}>
            <b>{control.ref ?? control.code}</b> {control.text ?? control.name}
          </span>
          {line.carriedFromOn && <Icon name="history" size={12} label={t`沿用上次答案`} />}
          {line.tasks.length > 0 && <Icon name="board" size={12} label={t`有整改任务`} />}
          <ProofCount line={line} />
        </button>
      </div>
      {active && (
        <div className={styles.answer}>
          <OwnRequirement line={line} />
          <Answer line={line} />
        </div>
      )}
    </li>
  );
}

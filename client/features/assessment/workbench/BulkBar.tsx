import { useLingui } from '@lingui/react/macro';
import { Button } from '../../../ui/Button';
import { SelectionBar } from '../../../ui/SelectionBar';
import { useAssessmentNames, verdicts } from '../useAssessmentNames';
import { useWorkbench } from './context';
import type { Line } from './lines';

/** The verbs for all selected lines, each one mutation. */
export function BulkBar({ lines, onClear }: { lines: readonly Line[]; onClear: () => void }) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const { rate, start, canRate, canLink, canAssign, canTask } = useWorkbench();
  return (
    <SelectionBar count={lines.length} onClear={onClear}>
      {canRate &&
        verdicts.map((verdict, index) => (
          <Button
            key={verdict}
            size="small"
            onClick={() =>
              verdict === 'NOT_APPLICABLE' ? start({ kind: 'notApplicable', lines }) : rate(lines, verdict)
            }
          >
            {names.verdict(verdict)} {index + 1}
          </Button>
        ))}
      {canLink && (
        <Button size="small" variant="primary" icon="link" onClick={() => start({ kind: 'attach', lines })}>
          {t`关联证据 E`}
        </Button>
      )}
      {canAssign && (
        <Button
          size="small"
          icon="person"
          onClick={() => start({ kind: 'assign', lines })}
        >{t`指派 A`}</Button>
      )}
      {canTask && (
        <Button
          size="small"
          icon="board"
          onClick={() => start({ kind: 'task', lines })}
        >{t`建任务 T`}</Button>
      )}
    </SelectionBar>
  );
}

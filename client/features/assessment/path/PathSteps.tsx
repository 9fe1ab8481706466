import { useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useHotkeys } from '../../../lib/hotkeys';
import { useCan } from '../../../lib/viewer';
import { Button } from '../../../ui/Button';
import { DataGrid } from '../../../ui/DataGrid';
import { lazyPart } from '../../../ui/lazyPart';
import { SelectionBar } from '../../../ui/SelectionBar';
import { stepId, usePathColumns, type Step } from './pathColumns';
import type { Path, PathAssessment } from './PathPage';
import styles from './Path.module.css';

const EstimateDialog = lazyPart(async () => (await import('./EstimateDialog')).EstimateDialog);

interface PathStepsProps {
  assessment: PathAssessment;
  path: Path;
}

/** The steps in order; Enter opens the clause or item, E estimates the chosen ones. */
export function PathSteps({ assessment, path }: PathStepsProps) {
  const { t } = useLingui();
  const can = useCan();
  const navigate = useNavigate();
  const columns = usePathColumns(assessment.id, assessment.framework.levels);
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [activeId, setActiveId] = useState<string | null>(null);
  const [estimating, setEstimating] = useState<readonly Step[] | null>(null);
  const mayEstimate = can('remediation:plan') && assessment.state === 'OPEN';
  const chosen = useMemo(
    () => path.steps.filter((step) => selection.has(stepId(step))),
    [path.steps, selection],
  );
  const estimate = () => {
    const steps = chosen.length > 0 ? chosen : path.steps.filter((step) => stepId(step) === activeId);
    if (steps.length > 0) setEstimating(steps);
  };
  useHotkeys(t`达标路径`, mayEstimate ? [{ keys: 'KeyE', label: t`填写工作量和费用`, run: estimate }] : []);
  return (
    <div className={styles.steps}>
      <DataGrid
        label={t`达标步骤`}
        columns={columns}
        rows={path.steps}
        rowId={stepId}
        rowLabel={(step) => `${step.control.code} ${step.control.name}`}
        activeId={activeId}
        onActiveChange={setActiveId}
        onOpen={(step) => void navigate(`/assessments/${assessment.id}?control=${step.control.id}`)}
        {...(mayEstimate ? { selection, onSelectionChange: setSelection } : {})}
        pageKeys
        storageKey="path"
        flush
      />
      {chosen.length > 0 && (
        <SelectionBar count={chosen.length} onClear={() => setSelection(new Set())}>
          <Button
            size="small"
            variant="primary"
            icon="pencil"
            onClick={estimate}
          >{t`填写工作量和费用 E`}</Button>
        </SelectionBar>
      )}
      {estimating && (
        <EstimateDialog
          assessmentId={assessment.id}
          steps={estimating}
          onClose={() => setEstimating(null)}
          onDone={() => setSelection(new Set())}
        />
      )}
    </div>
  );
}

import type { ReactNode } from 'react';
import { AssessmentFrame } from '../frame/AssessmentFrame';
import { BulkBar } from './BulkBar';
import { WorkbenchContext } from './context';
import type { Line } from './lines';
import type { WorkState } from './useWork';
import { WorkbenchHotkeys } from './WorkbenchHotkeys';
import type { WorkbenchAssessment } from './WorkbenchPage';
import { WorkDialogs } from './WorkDialogs';
import styles from './Workbench.module.css';

interface WorkbenchFrameProps {
  assessment: WorkbenchAssessment;
  state: WorkState;
  /** The lines that pass the filter, from top to bottom. */
  order: readonly Line[];
  children: ReactNode;
}

/** Heading with both scores, the panes, the verbs for a selection, keys and dialogs. */
export function WorkbenchFrame({ assessment, state, order, children }: WorkbenchFrameProps) {
  const { workbench, chosen, setSelection, work, stopWork, expectChange } = state;
  return (
    <WorkbenchContext value={workbench}>
      <AssessmentFrame assessment={assessment} head={workbench.head} openScore={workbench.openScore}>
        <div className={styles.workbench}>
          {children}
          {chosen.length > 0 && <BulkBar lines={chosen} onClear={() => setSelection(new Set())} />}
        </div>
      </AssessmentFrame>
      <WorkbenchHotkeys onSelectAll={() => setSelection(allOf(order))} />
      {work && <WorkDialogs work={work} onClose={stopWork} onLinked={expectChange} />}
    </WorkbenchContext>
  );
}

/** The selection of all lines. */
export const allOf = (lines: readonly Line[]): ReadonlySet<string> =>
  new Set(lines.map((line) => line.control.id));

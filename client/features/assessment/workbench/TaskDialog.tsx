import { CreateTasksDialog, isGap } from '../../remediation';
import type { Line } from './lines';

/** Turns gaps among the chosen requirements into remediation tasks, prefilled with what the results say. */
export function TaskDialog({ lines, onClose }: { lines: readonly Line[]; onClose: () => void }) {
  const gaps = lines.filter((line) => line.asked && isGap(line));
  const [first] = gaps;
  const risky = gaps.some((line) => line.highRiskCases.length > 0);
  const key = gaps.some((line) => line.control.weight === 'KEY');
  return (
    <CreateTasksDialog
      results={gaps.map((line) => ({
        id: line.id,
        controlCode: line.control.code,
        name: line.control.name,
      }))}
      skipped={lines.length - gaps.length}
      unitId={first?.unit?.id ?? null}
      owner={first?.assignee ?? null}
      priority={risky ? 'CRITICAL' : key ? 'HIGH' : 'MEDIUM'}
      description={gaps.length === 1 ? (first?.suggestion ?? first?.gap ?? '') : ''}
      onClose={onClose}
      onDone={onClose}
    />
  );
}

import { useLingui } from '@lingui/react/macro';
import { lazyPart } from '../../../ui/lazyPart';
import { useWorkbench } from './context';
import type { Line } from './lines';
import { Unfold } from './Unfold';

const HistoryList = lazyPart(async () => (await import('../HistoryList')).HistoryList);

/** Every rating of this requirement, newest first. */
export function ResultHistory({ line }: { line: Line }) {
  const { t } = useLingui();
  const { assessmentId } = useWorkbench();
  return (
    <Unfold label={t`评定历史`}>
      <HistoryList assessmentId={assessmentId} controlId={line.control.id} />
    </Unfold>
  );
}

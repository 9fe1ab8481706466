import { useLingui } from '@lingui/react/macro';
import { lazyPart } from '../../../ui/lazyPart';
import { useWorkbench } from './context';
import { Unfold } from './Unfold';

const LinkHistoryList = lazyPart(async () => (await import('../LinkHistoryList')).LinkHistoryList);

/** What became of the proofs of one control, newest first. */
export function LinkHistory({ controlId }: { controlId: string }) {
  const { t } = useLingui();
  const { assessmentId } = useWorkbench();
  return (
    <Unfold label={t`关联记录`}>
      <LinkHistoryList assessmentId={assessmentId} controlId={controlId} />
    </Unfold>
  );
}

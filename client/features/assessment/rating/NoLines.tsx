import { useLingui } from '@lingui/react/macro';
import { EmptyState } from '../../../ui/States';
import { useWorkbench } from '../workbench/context';

/** An assessment without anything in sight of this person. */
export function NoLines() {
  const { t } = useLingui();
  const { head } = useWorkbench();
  return (
    <EmptyState icon="scale" title={t`没有可以查看的条款`}>
      {head.viewerCanManage ? t`这个标准没有可以评定的条款。` : t`这次测评里没有指派给您或您科室的条款。`}
    </EmptyState>
  );
}

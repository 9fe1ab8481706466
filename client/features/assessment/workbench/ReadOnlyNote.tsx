import { useLingui } from '@lingui/react/macro';
import { useAsOf } from '../../../lib/asOf';
import { formatDateTime } from '../../../lib/format';
import { Banner } from '../../../ui/States';
import { useWorkbench } from './context';

/** Why nothing can be changed here, when nothing can. */
export function ReadOnlyNote() {
  const { t } = useLingui();
  const { head, lines } = useWorkbench();
  const asOf = useAsOf();
  if (head.state === 'CLOSED') {
    return (
      <Banner tone="neutral" icon="lock" flush>
        {t`测评已于 ${formatDateTime(head.closedAt)} 关闭，只读。证据此后的变化不再影响这里的得分。`}
      </Banner>
    );
  }
  if (asOf !== null || lines.some((line) => line.viewerCanRate)) return null;
  return <Banner tone="info" icon="eye" flush>{t`您可以查看这次测评，但没有评定权限。`}</Banner>;
}

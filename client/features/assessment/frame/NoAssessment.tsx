import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { useAsOf, useKeepAsOf } from '../../../lib/asOf';
import { EmptyState } from '../../../ui/States';

/** The assessment of the address is not there: for this reader, or on this day. */
export function NoAssessment() {
  const { t } = useLingui();
  const asOf = useAsOf();
  const keepAsOf = useKeepAsOf();
  return (
    <EmptyState
      icon="scale"
      title={asOf === null ? t`没有这次测评` : t`那一天没有这次测评`}
      actions={<Link to={keepAsOf('/assessments')}>{t`查看全部测评`}</Link>}
    >
      {asOf === null
        ? t`可能已删除，或不属于本机构。`
        : t`那时还没有建立，或其中没有您可以查看的条款。换一天，或回到今天。`}
    </EmptyState>
  );
}

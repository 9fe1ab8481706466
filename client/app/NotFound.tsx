import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { usePageTitle } from '../lib/pageTitle';
import { EmptyState } from '../ui/States';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useLingui();
  usePageTitle(t`没有这个页面`);
  return (
    <EmptyState icon="search" title={t`没有这个页面`} actions={<Link to="/">{t`回到工作台`}</Link>}>
      {t`地址可能输错了，或者页面已经移走。`}
    </EmptyState>
  );
}

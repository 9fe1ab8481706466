import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import type { NavEntry } from '../../lib/feature';
import { Page } from '../../ui/Page';
import { EmptyState } from '../../ui/States';

/** A screen that this person's roles do not open, reached by a link: whom to ask, and the way back. */
export function NoPermission({ entry }: { entry: NavEntry }) {
  const { t } = useLingui();
  return (
    <Page title={t(entry.label)}>
      <EmptyState icon="lock" title={t`没有权限`} actions={<Link to="/">{t`回到工作台`}</Link>}>
        {t`您的角色不能打开这个页面。如工作需要，请联系安全管理员调整角色。`}
      </EmptyState>
    </Page>
  );
}

import { useLingui } from '@lingui/react/macro';
import { useCan } from '../../../lib/viewer';
import { Page } from '../../../ui/Page';
import { EmptyState } from '../../../ui/States';
import { EvidenceLibrary } from './EvidenceLibrary';

/** The evidence library, for those who may see evidence; who came by a link is told why there is nothing. */
export function EvidencePage() {
  const { t } = useLingui();
  const can = useCan();
  if (can('evidence:read')) return <EvidenceLibrary />;
  return (
    <Page title={t`证据库`}>
      <EmptyState icon="lock" title={t`没有权限查看证据`}>
        {t`您的角色不处理证据。如工作需要，请联系安全管理员调整角色。`}
      </EmptyState>
    </Page>
  );
}

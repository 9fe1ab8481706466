import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Suspense, useState } from 'react';
import { graphql } from '../../gql';
import { useViewer } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Card, Facts, Page } from '../../ui/Page';
import { Tag } from '../../ui/Tag';
import { showToast } from '../../ui/toastStore';
import { CalendarSettings, NoticeSettings } from '../notification';
import { PasswordForm } from '../session';
import { SkeletonRows } from '../../ui/Skeleton';
import { SessionItem } from './SessionItem';
import { useRoleName } from '../../lib/useRoleName';
import styles from './AccountPage.module.css';

const AccountQuery = graphql(/* GraphQL */ `
  query Account {
    sessions {
      id
      ...SessionItem_session
    }
  }
`);

/** The person's own account: who I am here, where I am signed in, my password. */
export function AccountPage() {
  const { t } = useLingui();
  const viewer = useViewer();
  const roleName = useRoleName();
  const { data } = useSuspenseQuery(AccountQuery, { fetchPolicy: 'cache-and-network' });
  const [changing, setChanging] = useState(false);
  return (
    <Page title={t`我的账号`} scroll>
      <div className={styles.columns}>
        <Card
          title={t`身份`}
          actions={<Button size="small" icon="key" onClick={() => setChanging(true)}>{t`修改密码`}</Button>}
        >
          <Facts
            items={[
              { label: t`姓名`, value: viewer.displayName },
              { label: t`用户名`, value: viewer.username },
              { label: t`机构`, value: viewer.organizationName },
              { label: t`科室`, value: viewer.unitPath ?? '—' },
              {
                label: t`角色`,
                value: (
                  <span className={styles.roles}>
                    {viewer.roles.map((role) => (
                      <Tag key={role} tone="accent">
                        {roleName(role)}
                      </Tag>
                    ))}
                  </span>
                ),
              },
            ]}
          />
        </Card>
        <Card title={t`登录中的设备`} flush>
          <ul>
            {data.sessions.map((session) => (
              <SessionItem key={session.id} session={session} />
            ))}
          </ul>
        </Card>
        <div className={styles.wide}>
          <Suspense fallback={<SkeletonRows />}>
            <NoticeSettings />
            <CalendarSettings />
          </Suspense>
        </div>
      </div>
      {changing && (
        <Dialog title={t`修改密码`} size="small" onClose={() => setChanging(false)}>
          <PasswordForm
            onDone={() => {
              setChanging(false);
              showToast(t`密码已修改，其他设备已退出`);
            }}
          />
        </Dialog>
      )}
    </Page>
  );
}

import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql';
import { formatDateTime, formatList } from '../../lib/format';
import { useRoleName } from '../../lib/useRoleName';
import { lazyPart } from '../../ui/lazyPart';
import { Button } from '../../ui/Button';
import { Dialog, Drawer } from '../../ui/Dialog';
import { Facts } from '../../ui/Page';
import { SkeletonRows } from '../../ui/Skeleton';
import { EmptyState, useErrorText } from '../../ui/States';
import { TextField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { SecretDialog } from './SecretDialog';
import styles from './People.module.css';

const EditMemberDialog = lazyPart(async () => (await import('./EditMemberDialog')).EditMemberDialog);
const RolesDialog = lazyPart(async () => (await import('./RolesDialog')).RolesDialog);

const MemberQuery = graphql(/* GraphQL */ `
  query Member($id: ID!) {
    node(id: $id) {
      id
      ... on Membership {
        username
        displayName
        roles
        state
        lockedUntil
        lastLoginAt
        validUntil
        packId
        viewerCanManage
        viewerCanGrantRoles
        unit {
          id
          path
        }
      }
    }
  }
`);

const SuspendMutation = graphql(/* GraphQL */ `
  mutation SuspendMember($id: ID!, $reason: String!) {
    suspendMember(id: $id, reason: $reason) {
      membership {
        id
        state
      }
    }
  }
`);

const ReinstateMutation = graphql(/* GraphQL */ `
  mutation ReinstateMember($id: ID!) {
    reinstateMember(id: $id) {
      membership {
        id
        state
      }
    }
  }
`);

const UnlockMutation = graphql(/* GraphQL */ `
  mutation UnlockMember($id: ID!) {
    unlockMember(id: $id) {
      membership {
        id
        lockedUntil
      }
    }
  }
`);

const ResetMutation = graphql(/* GraphQL */ `
  mutation ResetMemberPassword($id: ID!) {
    resetMemberPassword(id: $id) {
      initialPassword
      membership {
        id
        lockedUntil
      }
    }
  }
`);

/** One member: who it is, and what the viewer may change. */
export function MemberDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useLingui();
  const roleName = useRoleName();
  const errorText = useErrorText();
  const [open, setOpen] = useState<'edit' | 'roles' | 'suspend' | null>(null);
  const [reason, setReason] = useState('');
  const [secret, setSecret] = useState<string | null>(null);
  const { data, loading } = useQuery(MemberQuery, { variables: { id } });
  const onError = (error: unknown) => showToast(errorText(error), { tone: 'negative' });
  const [reinstate] = useMutation(ReinstateMutation, { variables: { id }, onError, errorPolicy: 'all' });
  const [suspend, suspending] = useMutation(SuspendMutation, { onError, errorPolicy: 'all' });
  const [unlock] = useMutation(UnlockMutation, { variables: { id }, onError, errorPolicy: 'all' });
  const [reset] = useMutation(ResetMutation, { variables: { id }, onError, errorPolicy: 'all' });
  const member = data?.node?.__typename === 'Membership' ? data.node : null;

  return (
    <Drawer title={member?.displayName ?? t`成员`} onClose={onClose}>
      {!member && (loading ? <SkeletonRows /> : <EmptyState icon="people" title={t`没有找到该成员`} />)}
      {member && (
        <div className={styles.form}>
          <Facts
            items={[
              { label: t`登录名`, value: member.username },
              { label: t`科室`, value: member.unit?.path ?? '—' },
              { label: t`角色`, value: formatList(member.roles.map(roleName)) },
              ...(member.packId ? [{ label: t`范围`, value: t`只看一个材料包` }] : []),
              { label: t`截止`, value: formatDateTime(member.validUntil) },
              { label: t`最近登录`, value: formatDateTime(member.lastLoginAt) },
              { label: t`锁定至`, value: formatDateTime(member.lockedUntil) },
            ]}
          />
          <div className={styles.actions}>
            {member.viewerCanManage && <Button onClick={() => setOpen('edit')}>{t`修改资料`}</Button>}
            {member.viewerCanGrantRoles && !member.packId && (
              <Button onClick={() => setOpen('roles')}>{t`设置角色`}</Button>
            )}
            {member.viewerCanGrantRoles && member.lockedUntil && (
              <Button onClick={() => void unlock()}>{t`解除锁定`}</Button>
            )}
            {member.viewerCanGrantRoles && (
              <Button
                onClick={() =>
                  void reset().then((result) =>
                    setSecret(result.data?.resetMemberPassword.initialPassword ?? null),
                  )
                }
              >{t`重置密码`}</Button>
            )}
            {member.viewerCanManage && member.state !== 'SUSPENDED' && (
              <Button variant="danger" onClick={() => setOpen('suspend')}>{t`停用`}</Button>
            )}
            {member.viewerCanManage && member.state === 'SUSPENDED' && (
              <Button onClick={() => void reinstate()}>{t`恢复`}</Button>
            )}
          </div>
        </div>
      )}
      {member && open === 'edit' && <EditMemberDialog member={member} onClose={() => setOpen(null)} />}
      {member && open === 'roles' && (
        <RolesDialog
          id={member.id}
          name={member.displayName}
          roles={member.roles}
          onClose={() => setOpen(null)}
        />
      )}
      {member && open === 'suspend' && (
        <Dialog
          title={t`停用 ${member.displayName}`}
          size="small"
          onClose={() => setOpen(null)}
          onSubmit={(event) => {
            event.preventDefault();
            void suspend({ variables: { id, reason } }).then((result) => result.data && setOpen(null));
          }}
          footer={<Button type="submit" variant="danger" busy={suspending.loading}>{t`停用`}</Button>}
        >
          <TextField
            label={t`原因`}
            hint={t`写入审计日志`}
            required
            autoFocus
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Dialog>
      )}
      {secret && (
        <SecretDialog
          title={t`密码已重置`}
          explanation={t`请当面告知新的初始密码，首次登录须修改。关闭后不再显示。`}
          secret={secret}
          onClose={() => setSecret(null)}
        />
      )}
    </Drawer>
  );
}

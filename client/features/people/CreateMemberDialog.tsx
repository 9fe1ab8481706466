import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql';
import type { Role } from '../../gql/graphql';
import { endOfDay } from '../../lib/format';
import { describeError } from '../../lib/errors';
import { useCan } from '../../lib/viewer';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { useErrorText } from '../../ui/States';
import { DateField, TextField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { UnitField } from '../organization';
import { RoleChoice } from './RoleChoice';
import { SecretDialog } from './SecretDialog';
import styles from './People.module.css';

const CreateMemberMutation = graphql(/* GraphQL */ `
  mutation CreateMember($input: CreateMemberInput!) {
    createMember(input: $input) {
      initialPassword
      membership {
        id
        displayName
      }
    }
  }
`);

/** Adds a person; the first password is shown once. */
export function CreateMemberDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const can = useCan();
  const errorText = useErrorText();
  const [username, setUsername] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [unitId, setUnitId] = useState<string | null>(null);
  const [roles, setRoles] = useState<Role[]>(['CONTRIBUTOR']);
  const [validUntil, setValidUntil] = useState('');
  const [create, { loading, error, data }] = useMutation(CreateMemberMutation, {
    refetchQueries: ['Members'],
    errorPolicy: 'all',
  });
  const fields = error ? describeError(error).fields : {};

  if (data) {
    return (
      <SecretDialog
        title={t`成员已添加`}
        explanation={t`请把初始密码当面告诉 ${data.createMember.membership.displayName}，首次登录须修改。关闭后不再显示。`}
        secret={data.createMember.initialPassword}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title={t`添加成员`}
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        void create({
          variables: {
            input: {
              username,
              displayName,
              unitId,
              roles,
              validUntil: validUntil ? endOfDay(validUntil) : null,
            },
          },
        }).then((result) => result.data && showToast(t`成员已添加`));
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`添加成员`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField
          label={t`登录名`}
          required
          autoFocus
          value={username}
          onChange={(event) => setUsername(event.target.value)}
          hint={t`3–40 个小写字母、数字、点、横线；以后不能修改`}
          error={fields.username}
        />
        <TextField
          label={t`姓名`}
          required
          value={displayName}
          onChange={(event) => setDisplayName(event.target.value)}
          error={fields.displayName}
        />
        <UnitField label={t`科室`} value={unitId} onChange={setUnitId} />
        <RoleChoice
          value={roles}
          onChange={setRoles}
          {...(can('member:grantRoles') ? {} : { allowed: ['CONTRIBUTOR'] as const })}
          error={fields.roles}
        />
        {!can('member:grantRoles') && <p>{t`其他角色由安全管理员授予。`}</p>}
        <DateField
          label={t`截止日期`}
          hint={t`检查人员必填；留空表示长期`}
          value={validUntil}
          onChange={(event) => setValidUntil(event.target.value)}
          error={fields.validUntil}
        />
        {error && Object.keys(fields).length === 0 && <p role="alert">{errorText(error)}</p>}
      </div>
    </Dialog>
  );
}

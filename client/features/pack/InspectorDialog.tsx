import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { describeError } from '../../lib/errors';
import { endOfDay, addDays, today } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Banner, useErrorText } from '../../ui/States';
import { DateField, TextField } from '../../ui/TextField';
import { SecretDialog } from '../people';
import { CreatePackInspectorDocument } from './changes';
import { type Pack } from './documents';
import styles from './Pack.module.css';

/** Whom the pack is lent to, and until when; the first password is shown once. */
export function InspectorDialog({ pack, onClose }: { pack: Pack; onClose: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [displayName, setDisplayName] = useState('');
  const [username, setUsername] = useState('');
  const [day, setDay] = useState(addDays(today(), 3));
  const [create, { data, loading, error }] = useMutation(CreatePackInspectorDocument, {
    refetchQueries: ['PackInspectors'],
    errorPolicy: 'all',
  });
  const fields = error ? describeError(error).fields : {};
  if (data) {
    const { initialPassword, membership } = data.createPackInspector;
    return (
      <SecretDialog
        title={t`检查账号已建立`}
        explanation={t`请把登录名 ${membership.username} 和初始密码当面交给 ${membership.displayName}，首次登录须修改密码。关闭后不再显示。`}
        secret={initialPassword}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title={t`新建检查账号`}
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        void create({
          variables: {
            input: {
              packId: pack.id,
              username: username.trim(),
              displayName: displayName.trim(),
              validUntil: endOfDay(day),
            },
          },
        });
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button
            type="submit"
            variant="primary"
            busy={loading}
            disabled={displayName.trim() === '' || username.trim() === '' || !day}
          >
            {t`建立账号`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        {pack.holdsSensitive && (
          <Banner tone="caution">{t`材料包中有敏感证据，检查人员可以查阅其中的全部内容。`}</Banner>
        )}
        <TextField
          label={t`姓名`}
          required
          autoFocus
          maxLength={60}
          value={displayName}
          hint={t`印在他打开的每个文件上，写明单位便于追溯`}
          onChange={(event) => setDisplayName(event.target.value)}
          error={fields['displayName']}
        />
        <TextField
          label={t`登录名`}
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={username}
          hint={t`3–40 个小写字母、数字、点、横线；以后不能修改`}
          onChange={(event) => setUsername(event.target.value)}
          error={fields['username']}
        />
        <DateField
          label={t`有效至`}
          required
          value={day}
          hint={t`最长 90 天，当天 24 时失效`}
          onChange={(event) => setDay(event.target.value)}
          error={fields['validUntil']}
        />
      </div>
    </Dialog>
  );
}

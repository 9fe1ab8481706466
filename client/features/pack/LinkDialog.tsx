import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { describeError } from '../../lib/errors';
import { endOfDay, addDays, today } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Banner, useErrorText } from '../../ui/States';
import { DateField, NumberField, TextField } from '../../ui/TextField';
import { SecretDialog } from '../people';
import { CreatePackLinkDocument } from './changes';
import styles from './Pack.module.css';

/** For whom, until when, how often; its address is shown once. */
export function LinkDialog({ packId, onClose }: { packId: string; onClose: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [recipient, setRecipient] = useState('');
  const [password, setPassword] = useState('');
  const [day, setDay] = useState(addDays(today(), 7));
  const [times, setTimes] = useState('3');
  const [create, { data, loading, error }] = useMutation(CreatePackLinkDocument, {
    refetchQueries: ['PackLinks'],
    errorPolicy: 'all',
  });
  const fields = error ? describeError(error).fields : {};
  if (data?.createPackLink.path) {
    return (
      <SecretDialog
        title={t`链接已建立`}
        explanation={t`把链接发给对方，密码另行告知。关闭后不再显示。`}
        secret={`${window.location.origin}${data.createPackLink.path}`}
        onClose={onClose}
      />
    );
  }
  const submit = () =>
    create({
      variables: {
        input: {
          packId,
          recipient: recipient.trim(),
          password,
          expiresAt: endOfDay(day),
          mostDownloads: Number(times),
        },
      },
    });
  return (
    <Dialog
      title={t`新建分享链接`}
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button
            type="submit"
            variant="primary"
            busy={loading}
            disabled={recipient.trim() === '' || password === '' || !day || !times}
          >
            {t`建立链接`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <TextField
          label={t`接收单位或人员`}
          required
          autoFocus
          maxLength={80}
          value={recipient}
          hint={t`会写入每次下载的审计记录`}
          onChange={(event) => setRecipient(event.target.value)}
          error={fields['recipient']}
        />
        <TextField
          label={t`提取密码`}
          required
          maxLength={128}
          autoComplete="off"
          value={password}
          hint={t`8 个字符以上`}
          onChange={(event) => setPassword(event.target.value)}
          error={fields['password']}
        />
        <div className={styles.pair}>
          <DateField
            label={t`有效至`}
            required
            value={day}
            hint={t`最长 90 天，当天 24 时失效`}
            onChange={(event) => setDay(event.target.value)}
            error={fields['expiresAt']}
          />
          <NumberField
            label={t`最多下载`}
            unit={t`次`}
            min={1}
            max={1000}
            required
            value={times}
            hint={t`每下载一卷算一次`}
            onChange={(event) => setTimes(event.target.value)}
            error={fields['mostDownloads']}
          />
        </div>
      </div>
    </Dialog>
  );
}

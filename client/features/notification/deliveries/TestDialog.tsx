import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { describeError } from '../../../lib/errors';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Banner, useErrorText } from '../../../ui/States';
import { TextField } from '../../../ui/TextField';
import type { Channel } from './Channels';
import styles from './Deliveries.module.css';
import { SendTestMessageDocument } from './documents';

/** Sends one message now and says what came of it. */
export function TestDialog({ channel, onClose }: { channel: Channel | null; onClose: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [to, setTo] = useState('');
  const [send, { loading, error, data }] = useMutation(SendTestMessageDocument, { errorPolicy: 'all' });
  const fields = error ? describeError(error).fields : {};
  const refused = data?.sendTestMessage.error;
  return (
    <Dialog
      title={channel ? t`测试“${channel.name}”` : t`发送测试邮件`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void send({ variables: { channelId: channel?.id ?? null, to: to || null } });
      }}
      footer={<Button type="submit" variant="primary" busy={loading}>{t`发送测试消息`}</Button>}
    >
      <div className={styles.form}>
        {channel === null || channel.kind === 'SMS' ? (
          <TextField
            label={channel ? t`手机号` : t`收件邮箱`}
            required
            value={to}
            error={fields.to}
            onChange={(event) => setTo(event.target.value)}
          />
        ) : (
          <p>{t`向该渠道发送一条测试消息。`}</p>
        )}
        {data && (
          <Banner tone={refused ? 'negative' : 'info'}>
            {refused ? t`对方没有接收：${refused}` : t`对方已接收，请到那边确认。`}
          </Banner>
        )}
        {error && Object.keys(fields).length === 0 && <p role="alert">{errorText(error)}</p>}
      </div>
    </Dialog>
  );
}

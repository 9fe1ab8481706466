import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { NoticeChannelKind, NoticeKind } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { Button } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { Dialog } from '../../../ui/Dialog';
import { Select } from '../../../ui/Select';
import { useErrorText } from '../../../ui/States';
import { TextField } from '../../../ui/TextField';
import { showToast } from '../../../ui/toastStore';
import { groups, useNoticeNames } from '../useNoticeNames';
import type { Channel } from './Channels';
import styles from './Deliveries.module.css';
import { SaveNoticeChannelDocument } from './documents';
import { useChannelNames } from './useChannelNames';

const allKinds: readonly NoticeKind[] = Object.values(groups).flat();
// What the server puts the number and the words in for.
const phonePlace = '{{phone}}';
const textPlace = '{{text}}';
const channelKinds: readonly NoticeChannelKind[] = ['WECOM', 'DINGTALK', 'FEISHU', 'STANDARD', 'SMS'];

/** Adds or changes a way out; what is secret is written and never shown again. */
export function ChannelDialog({ channel, onClose }: { channel: Channel | null; onClose: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const names = useChannelNames();
  const noticeNames = useNoticeNames();
  const [kind, setKind] = useState<NoticeChannelKind>(channel?.kind ?? 'WECOM');
  const [name, setName] = useState(channel?.name ?? '');
  const [url, setUrl] = useState('');
  const [secret, setSecret] = useState('');
  const [template, setTemplate] = useState(channel?.template ?? '{"phone":"{{phone}}","text":"{{text}}"}');
  const [kinds, setKinds] = useState<readonly NoticeKind[]>(channel?.noticeKinds ?? []);
  const [enabled, setEnabled] = useState(channel?.enabled ?? true);
  const [save, { loading, error }] = useMutation(SaveNoticeChannelDocument, {
    refetchQueries: ['DeliveryOverview'],
    errorPolicy: 'all',
  });
  const fields = error ? describeError(error).fields : {};
  const keeps = channel ? t`留空则保持不变` : undefined;
  return (
    <Dialog
      title={channel ? t`修改渠道` : t`添加渠道`}
      sticky
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        const input = {
          id: channel?.id ?? null,
          kind,
          name,
          url: url || null,
          secret: secret || null,
          template: kind === 'SMS' ? template : null,
          noticeKinds: [...kinds],
          enabled,
        };
        void save({ variables: { input } }).then(({ data }) => {
          if (!data) return;
          showToast(t`渠道已保存`);
          onClose();
        });
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`保存`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select
          label={t`类型`}
          value={kind}
          options={channelKinds.map((value) => ({ value, label: names[value] }))}
          onChange={(event) => setKind(channelKinds.find((one) => one === event.target.value) ?? kind)}
        />
        <TextField
          label={t`名称`}
          required
          value={name}
          error={fields.name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t`地址`}
          required={!channel}
          type="url"
          autoComplete="off"
          value={url}
          hint={keeps ?? t`保存后不再显示`}
          error={fields.url}
          onChange={(event) => setUrl(event.target.value)}
        />
        {kind !== 'WECOM' && (
          <TextField
            label={kind === 'SMS' ? t`Authorization 请求头` : t`签名密钥`}
            type="password"
            autoComplete="off"
            value={secret}
            hint={keeps ?? t`保存后不再显示`}
            error={fields.secret}
            onChange={(event) => setSecret(event.target.value)}
          />
        )}
        {kind === 'SMS' && (
          <TextField
            label={t`请求内容模板`}
            required
            value={template}
            hint={t`JSON 或表单，须含 ${phonePlace} 和 ${textPlace}`}
            error={fields.template}
            onChange={(event) => setTemplate(event.target.value)}
          />
        )}
        <fieldset className={styles.kinds}>
          <legend>{t`发送哪些消息`}</legend>
          {allKinds.map((one) => (
            <Checkbox
              key={one}
              label={noticeNames[one]}
              checked={kinds.includes(one)}
              onChange={(event) =>
                setKinds(event.target.checked ? [...kinds, one] : kinds.filter((other) => other !== one))
              }
            />
          ))}
        </fieldset>
        <Checkbox label={t`启用`} checked={enabled} onChange={(event) => setEnabled(event.target.checked)} />
        {error && Object.keys(fields).length === 0 && <p role="alert">{errorText(error)}</p>}
      </div>
    </Dialog>
  );
}

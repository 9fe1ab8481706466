import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { DeliveryOverviewQuery } from '../../../gql/graphql';
import { Button } from '../../../ui/Button';
import { ConfirmDialog } from '../../../ui/Dialog';
import { lazyPart } from '../../../ui/lazyPart';
import { MoreMenu } from '../../../ui/Menu';
import { Card } from '../../../ui/Page';
import { EmptyState, useErrorText } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import { showToast } from '../../../ui/toastStore';
import styles from './Deliveries.module.css';
import { DeleteNoticeChannelDocument } from './documents';
import { useChannelNames } from './useChannelNames';

const ChannelDialog = lazyPart(async () => (await import('./ChannelDialog')).ChannelDialog);
const TestDialog = lazyPart(async () => (await import('./TestDialog')).TestDialog);

export type Channel = DeliveryOverviewQuery['deliveryOverview']['channels'][number];

/** The ways out of the application. */
export function Channels({ mailFrom, channels }: DeliveryOverviewQuery['deliveryOverview']) {
  const { t } = useLingui();
  const names = useChannelNames();
  const errorText = useErrorText();
  const [editing, setEditing] = useState<Channel | 'new' | null>(null);
  const [testing, setTesting] = useState<Channel | 'mail' | null>(null);
  const [deleting, setDeleting] = useState<Channel | null>(null);
  const [remove, { loading }] = useMutation(DeleteNoticeChannelDocument, {
    refetchQueries: ['DeliveryOverview', 'Deliveries'],
    onError: (error) => showToast(errorText(error), { tone: 'negative' }),
  });
  return (
    <Card
      title={t`通知渠道`}
      flush
      actions={<Button size="small" icon="plus" onClick={() => setEditing('new')}>{t`添加渠道`}</Button>}
    >
      <ul>
        <li className={styles.channel}>
          <span className={styles.what}>
            <strong>{t`邮件`}</strong>
            <span className={styles.faint}>
              {mailFrom ?? t`未配置：在服务器上设置 HENGJIAN_SMTP 和 HENGJIAN_MAIL_FROM`}
            </span>
          </span>
          <Button size="small" disabled={mailFrom === null} onClick={() => setTesting('mail')}>
            {t`发送测试邮件`}
          </Button>
        </li>
        {channels.map((channel) => (
          <li key={channel.id} className={styles.channel}>
            <span className={styles.what}>
              <strong>{channel.name}</strong>
              <span className={styles.faint}>
                {names[channel.kind]} · {channel.host} · {t`${channel.noticeKinds.length} 类消息`}
              </span>
            </span>
            {!channel.enabled && <Status tone="caution">{t`已停用`}</Status>}
            <Button size="small" onClick={() => setTesting(channel)}>{t`测试`}</Button>
            <MoreMenu
              label={t`${channel.name} 的操作`}
              items={[
                { id: 'edit', label: t`修改`, icon: 'pencil', run: () => setEditing(channel) },
                {
                  id: 'delete',
                  label: t`删除`,
                  icon: 'trash',
                  danger: true,
                  run: () => setDeleting(channel),
                },
              ]}
            />
          </li>
        ))}
      </ul>
      {channels.length === 0 && (
        <EmptyState compact title={t`没有其他渠道`}>
          {t`可把消息发到企业微信、钉钉、飞书的群，或短信网关和其他系统。没有配置时，任何内容都不会离开本系统。`}
        </EmptyState>
      )}
      {editing && (
        <ChannelDialog channel={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
      {testing && (
        <TestDialog channel={testing === 'mail' ? null : testing} onClose={() => setTesting(null)} />
      )}
      {deleting && (
        <ConfirmDialog
          title={t`删除渠道`}
          confirm={t`删除`}
          danger
          busy={loading}
          onConfirm={() => void remove({ variables: { id: deleting.id } }).then(() => setDeleting(null))}
          onClose={() => setDeleting(null)}
        >
          {t`“${deleting.name}”不再收到消息，等待发送的内容也一并删除。`}
        </ConfirmDialog>
      )}
    </Card>
  );
}

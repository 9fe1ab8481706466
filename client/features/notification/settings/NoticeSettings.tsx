import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { NoticeKind, NoticeRule, NoticeSettingsQuery } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Page';
import { Select } from '../../../ui/Select';
import { SkeletonRows } from '../../../ui/Skeleton';
import { Banner, ErrorState, useErrorText } from '../../../ui/States';
import { TextField } from '../../../ui/TextField';
import { showToast } from '../../../ui/toastStore';
import { useNoticeNames } from '../useNoticeNames';
import { NoticeSettingsDocument, SaveNoticeSettingsDocument } from './documents';
import styles from './NoticeSettings.module.css';

/** How the viewer wants to be told. */
export function NoticeSettings() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(NoticeSettingsDocument, { fetchPolicy: 'cache-and-network' });
  return (
    <Card title={t`通知方式`}>
      {data ? (
        <SettingsForm settings={data.noticeSettings} />
      ) : error ? (
        <ErrorState error={error} compact onRetry={() => void refetch().catch(() => undefined)} />
      ) : (
        <SkeletonRows />
      )}
    </Card>
  );
}

type Rules = Partial<Record<NoticeKind, NoticeRule>>;

function SettingsForm({ settings }: { settings: NoticeSettingsQuery['noticeSettings'] }) {
  const { t } = useLingui();
  const names = useNoticeNames();
  const errorText = useErrorText();
  const [email, setEmail] = useState(settings.email ?? '');
  const [phone, setPhone] = useState(settings.phone ?? '');
  const [quietFrom, setQuietFrom] = useState(settings.quietFrom ?? '');
  const [quietTo, setQuietTo] = useState(settings.quietTo ?? '');
  const [changed, setChanged] = useState<Rules>({});
  const [save, { loading, error }] = useMutation(SaveNoticeSettingsDocument, { errorPolicy: 'all' });
  const fields = error ? describeError(error).fields : {};
  const options = (asks: boolean) => [
    { value: 'AT_ONCE', label: t`立即发送` },
    { value: 'DIGEST', label: t`每日 8:00 汇总` },
    { value: 'INBOX', label: t`仅站内` },
    ...(asks ? [] : [{ value: 'OFF', label: t`不通知` }]),
  ];
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const rules = settings.rules.flatMap(({ kind }) => {
          const rule = changed[kind];
          return rule ? [{ kind, rule }] : [];
        });
        void save({ variables: { input: { email, phone, quietFrom, quietTo, rules } } }).then(
          ({ data }) => data && showToast(t`通知方式已保存`),
        );
      }}
    >
      {!settings.isMailReady && (
        <Banner>{t`系统还没有配置邮件服务器，暂不发送邮件；站内消息不受影响。`}</Banner>
      )}
      <div className={styles.fields}>
        <TextField
          label={t`邮箱`}
          type="email"
          autoComplete="email"
          value={email}
          hint={t`留空则不发邮件`}
          error={fields.email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={t`手机号`}
          type="tel"
          autoComplete="tel"
          value={phone}
          hint={t`管理员配置短信网关后，立即发送的消息也发短信`}
          error={fields.phone}
          onChange={(event) => setPhone(event.target.value)}
        />
        <TextField
          label={t`免打扰开始`}
          placeholder="22:00"
          value={quietFrom}
          hint={t`北京时间；期间的邮件和短信等到结束后再发`}
          error={fields.quietFrom}
          onChange={(event) => setQuietFrom(event.target.value)}
        />
        <TextField
          label={t`免打扰结束`}
          placeholder="07:30"
          value={quietTo}
          error={fields.quietTo}
          onChange={(event) => setQuietTo(event.target.value)}
        />
      </div>
      <ul className={styles.rules}>
        {settings.rules.map(({ kind, rule, asks }) => (
          <li key={kind} className={styles.rule}>
            <span aria-hidden>{names[kind]}</span>
            <Select
              label={names[kind]}
              labelHidden
              value={changed[kind] ?? rule}
              options={options(asks)}
              onChange={(event) => {
                const wanted = options(asks).find((one) => one.value === event.target.value);
                if (wanted) setChanged({ ...changed, [kind]: wanted.value });
              }}
            />
          </li>
        ))}
      </ul>
      {error && Object.keys(fields).length === 0 && <p role="alert">{errorText(error)}</p>}
      <div className={styles.end}>
        <Button type="submit" variant="primary" busy={loading}>{t`保存`}</Button>
      </div>
    </form>
  );
}

import { useApolloClient, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { graphql } from '../../gql';
import type { PolicyEditQuery } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { formatBytes } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Page } from '../../ui/Page';
import { Banner, EmptyState, useErrorText } from '../../ui/States';
import { Segments } from '../../ui/Tabs';
import { Status } from '../../ui/Tag';
import { TextArea } from '../../ui/TextArea';
import { DateField, NumberField, TextField } from '../../ui/TextField';
import { DraftFile } from './DraftFile';
import { refreshed } from './verbs';
import { PolicyText } from './PolicyText';
import { forgetDraft, keptDraft, useDraftSaver, type Draft, type SaveState } from './useDraftSaver';
import styles from './Policy.module.css';

const PolicyEditDocument = graphql(/* GraphQL */ `
  query PolicyEdit($id: ID!) {
    policy(id: $id) {
      id
      code
      name
      openVersion {
        id
        number
        version
        kind
        text
        fileName
        byteSize
        changeNote
        effectiveOn
        reviewMonths
        returnReason
        viewerCanEdit
      }
    }
  }
`);

type PolicyOfEditor = NonNullable<PolicyEditQuery['policy']>;
type OpenVersion = NonNullable<PolicyOfEditor['openVersion']>;

/** Writing a draft: it is saved while one writes. */
export function PolicyEditPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const { data } = useSuspenseQuery(PolicyEditDocument, { variables: { id }, fetchPolicy: 'network-only' });
  const version = data.policy?.openVersion;
  if (!data.policy || !version?.viewerCanEdit) {
    return (
      <EmptyState
        icon="file"
        title={t`没有可以编写的草稿`}
        actions={<Link to={data.policy ? `/policies/${id}` : '/policies'}>{t`返回制度`}</Link>}
      >
        {t`只有草稿可以修改；已提交的版本请先退回。`}
      </EmptyState>
    );
  }
  return <Editor key={version.id} policy={data.policy} version={version} />;
}

const draftOf = (version: OpenVersion): Draft => ({
  kind: version.kind,
  text: version.text ?? '',
  changeNote: version.changeNote ?? '',
  effectiveOn: version.effectiveOn ?? null,
  reviewMonths: version.reviewMonths ?? null,
});

function Editor({ policy, version }: { policy: PolicyOfEditor; version: OpenVersion }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const client = useApolloClient();
  const errorText = useErrorText();
  const [draft, setDraft] = useState(() => draftOf(version));
  const [kept, setKept] = useState(() => keptDraft(version.id));
  const [file, setFile] = useState(
    version.fileName ? { name: version.fileName, size: version.byteSize ?? 0 } : null,
  );
  const saver = useDraftSaver(version.id, version.version);
  const change = (changes: Partial<Draft>) => {
    const next = { ...draft, ...changes };
    setDraft({ ...next, uploadId: null });
    // A file that has not been chosen yet is nothing to save.
    if (next.kind === 'TEXT' || file || next.uploadId) saver.change(next);
  };
  const fields = saver.error ? describeError(saver.error).fields : {};
  const finish = async () => {
    if (!(await saver.flush())) return;
    void client.refetchQueries({ include: refreshed }).catch(() => undefined);
    void navigate(`/policies/${policy.id}?v=${version.number}`);
  };
  return (
    <Page
      title={t`编写：${policy.name}`}
      titleExtra={<SaveMark state={saver.state} />}
      crumbs={[
        { label: t`制度`, to: '/policies' },
        { label: policy.code, to: `/policies/${policy.id}?v=${version.number}` },
      ]}
      actions={<Button variant="primary" icon="check" onClick={() => void finish()}>{t`完成`}</Button>}
      scroll
    >
      <div className={styles.banners}>
        {version.returnReason && <Banner tone="negative">{t`已退回：${version.returnReason}`}</Banner>}
        {kept && (
          <Banner
            actions={
              <>
                <Button
                  size="small"
                  onClick={() => {
                    change(kept);
                    setKept(null);
                  }}
                >
                  {t({ message: '恢复', context: 'policy' })}
                </Button>
                <Button
                  size="small"
                  variant="quiet"
                  onClick={() => {
                    forgetDraft(version.id);
                    setKept(null);
                  }}
                >{t`丢弃`}</Button>
              </>
            }
          >
            {t`这台电脑上有一份没有保存到服务器的修改。`}
          </Banner>
        )}
        {saver.state === 'conflict' && (
          <Banner tone="negative">
            {t`别人刚刚改过这份草稿，您的修改没有覆盖它，已留在这台电脑上。请刷新页面后选择恢复或丢弃。`}
          </Banner>
        )}
        {saver.state === 'failed' && (
          <Banner
            tone="negative"
            actions={<Button size="small" onClick={() => void saver.flush()}>{t`重试`}</Button>}
          >
            {Object.values(fields)[0] ?? errorText(saver.error)} {t`修改留在这台电脑上，没有丢失。`}
          </Banner>
        )}
      </div>
      <div className={styles.fields}>
        <DateField
          label={t`施行日期`}
          value={draft.effectiveOn ?? ''}
          error={fields['effectiveOn']}
          onChange={(event) => change({ effectiveOn: event.target.value || null })}
        />
        <NumberField
          label={t`评审周期`}
          unit={t`个月`}
          value={draft.reviewMonths ?? ''}
          error={fields['reviewMonths']}
          onChange={(event) => {
            const digits = event.target.value.replace(/\D/g, '').slice(0, 3);
            change({ reviewMonths: digits ? Number(digits) : null });
          }}
        />
        <TextField
          label={t`修订说明`}
          maxLength={2000}
          value={draft.changeNote ?? ''}
          error={fields['changeNote']}
          onChange={(event) => change({ changeNote: event.target.value })}
        />
      </div>
      <div className={styles.bar}>
        <Segments
          label={t`形式`}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          options={[
            { id: 'TEXT', label: t`在线编写` },
            { id: 'FILE', label: t`上传文件` },
          ]}
        />
        {draft.kind === 'TEXT' && (
          <span className={styles.faint}>{t`行首 # 是标题，- 或 1. 是列表，其余都是正文。`}</span>
        )}
      </div>
      {draft.kind === 'TEXT' ? (
        <div className={styles.editor}>
          <TextArea
            label={t({ message: '正文', context: 'policy' })}
            value={draft.text ?? ''}
            maxLength={100_000}
            error={fields['text']}
            onChange={(event) => change({ text: event.target.value })}
          />
          <section aria-label={t`预览`}>
            <h2>{t`预览`}</h2>
            <div className={styles.sheet} tabIndex={0} role="region" aria-label={t`正文预览`}>
              {draft.text?.trim() ? (
                <PolicyText text={draft.text} />
              ) : (
                <EmptyState compact icon="file" title={t`还没有正文`} />
              )}
            </div>
          </section>
        </div>
      ) : (
        <>
          {file && (
            <p>
              {t`当前文件：${file.name}`} <span className={styles.faint}>{formatBytes(file.size)}</span>
            </p>
          )}
          <DraftFile
            onUploaded={(uploadId, uploaded) => {
              setFile(uploaded);
              const next = { ...draft, kind: 'FILE' as const, uploadId };
              setDraft({ ...next, uploadId: null });
              saver.change(next);
            }}
          />
        </>
      )}
    </Page>
  );
}

function SaveMark({ state }: { state: SaveState }) {
  const { t } = useLingui();
  if (state === 'saved') return <Status tone="positive">{t`已保存`}</Status>;
  if (state === 'changed' || state === 'saving') return <Status tone="info">{t`正在保存`}</Status>;
  return <Status tone="negative">{t`没有保存`}</Status>;
}

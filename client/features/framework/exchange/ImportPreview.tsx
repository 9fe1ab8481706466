import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { Link, useNavigate } from 'react-router';
import { graphql } from '../../../gql';
import { describeError } from '../../../lib/errors';
import { formatBytes, formatNumber } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { Card, Facts } from '../../../ui/Page';
import { Select } from '../../../ui/Select';
import { Banner, EmptyState, useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { HeadFields } from '../own/HeadFields';
import { startHead, thisYear, toHeadInput, type HeadValues } from '../own/headForm';
import { useOwnBookNames } from '../own/useOwnBookNames';
import { useFrameworkNames } from '../useFrameworkNames';
import { MappingSets } from './MappingSets';
import { ProblemTable } from './ProblemTable';
import { SampleTree } from './SampleTree';
import styles from './Exchange.module.css';

const FrameworkImportQuery = graphql(/* GraphQL */ `
  query FrameworkImport($id: ID!) {
    frameworkImport(id: $id) {
      id
      state
      fileName
      byteSize
      format
      encoding
      scoringKind
      nodeCount
      assessableCount
      errorCount
      warningCount
      levels
      part
      counts {
        kind
        count
      }
      parts {
        name
        nodes
      }
      head {
        code
        name
        shortName
        edition
        issuer
        documentNumber
        publishedOn
        effectiveOn
      }
      framework {
        id
        code
        shortName
      }
      ...MappingSets_import
      ...SampleTree_import
      ...ProblemTable_import
    }
  }
`);

const ApplyFrameworkImportMutation = graphql(/* GraphQL */ `
  mutation ApplyFrameworkImport($input: ApplyFrameworkImportInput!) {
    applyFrameworkImport(input: $input) {
      framework {
        id
        code
      }
    }
  }
`);

const DiscardFrameworkImportMutation = graphql(/* GraphQL */ `
  mutation DiscardFrameworkImport($id: ID!) {
    discardFrameworkImport(id: $id) {
      frameworkImport {
        id
        state
      }
    }
  }
`);

interface ImportPreviewProps {
  id: string;
  /** Reads another rule book of the same file; only while the file is still at hand. */
  onPart?: ((part: number) => void) | undefined;
  onAnother: () => void;
}

/** What a file holds, what is wrong with it, and the head under which it will be written. */
export function ImportPreview({ id, onPart, onAnother }: ImportPreviewProps) {
  const { t } = useLingui();
  const names = useFrameworkNames();
  const own = useOwnBookNames();
  const { data } = useSuspenseQuery(FrameworkImportQuery, { variables: { id }, fetchPolicy: 'network-only' });
  const shown = data.frameworkImport;
  if (!shown)
    return (
      <EmptyState
        icon="upload"
        title={t`这次导入已过期`}
        actions={<Button onClick={onAnother}>{t`重新选择文件`}</Button>}
      >
        {t`预览保留一天，过期后请重新上传。`}
      </EmptyState>
    );
  if (shown.state === 'APPLIED')
    return (
      <EmptyState
        icon="check"
        title={t`${shown.fileName} 已导入`}
        actions={
          <>
            {shown.framework && (
              <Link to={`/frameworks/${shown.framework.code}`}>{t`打开 ${shown.framework.shortName}`}</Link>
            )}
            <Button onClick={onAnother}>{t`再导入一个`}</Button>
          </>
        }
      />
    );
  if (shown.state === 'DISCARDED')
    return (
      <EmptyState
        icon="trash"
        title={t`这次导入已放弃`}
        actions={<Button onClick={onAnother}>{t`重新选择文件`}</Button>}
      />
    );
  const ready = shown.state === 'READY';
  return (
    <>
      {ready ? (
        <Banner tone="positive" icon="check">
          {t`检查通过：${formatNumber(shown.nodeCount)} 个节点，其中 ${formatNumber(shown.assessableCount)} 条可作答。填写标准信息后导入为草稿。`}
        </Banner>
      ) : (
        <Banner tone="negative" actions={<Button size="small" onClick={onAnother}>{t`重新选择文件`}</Button>}>
          {shown.errorCount > 0
            ? t`有 ${formatNumber(shown.errorCount)} 处错误，没有写入任何内容。请按下表改正文件后重新上传。`
            : t`文件里没有可以导入的标准。`}
        </Banner>
      )}
      <div className={styles.columns}>
        <Card title={t`文件`}>
          <Facts
            items={[
              { label: t`文件名`, value: `${shown.fileName} · ${formatBytes(shown.byteSize)}` },
              {
                label: t`识别为`,
                value: shown.format
                  ? [own.format(shown.format), shown.encoding].filter(Boolean).join(' · ')
                  : t`无法识别`,
              },
              ...(shown.scoringKind ? [{ label: t`计分方式`, value: names.scoring(shown.scoringKind) }] : []),
              ...(shown.counts.length > 0
                ? [
                    {
                      label: t`节点`,
                      value: shown.counts
                        .map((one) => `${names.kind(one.kind)} ${formatNumber(one.count)}`)
                        .join(' · '),
                    },
                  ]
                : []),
              ...(shown.levels.length > 0 ? [{ label: t`等级`, value: shown.levels.join('、') }] : []),
            ]}
          />
          {shown.parts.length > 1 && (
            <Select
              label={t`文件里有 ${shown.parts.length} 部标准，选择要导入的一部`}
              value={String(shown.part)}
              disabled={!onPart}
              hint={onPart ? undefined : t`要换一部，请重新选择文件`}
              options={shown.parts.map((part, at) => ({
                value: String(at),
                label: t`${part.name}（${formatNumber(part.nodes)} 个节点）`,
              }))}
              onChange={(event) => onPart?.(Number(event.target.value))}
            />
          )}
        </Card>
        {ready && <ApplyForm id={id} head={shown.head} onAnother={onAnother} />}
      </div>
      <ProblemTable from={shown} />
      <MappingSets from={shown} />
      <SampleTree from={shown} />
    </>
  );
}

interface ApplyFormProps {
  id: string;
  head: Parameters<typeof startHead>[0];
  onAnother: () => void;
}

function ApplyForm({ id, head, onAnother }: ApplyFormProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const form = useForm<HeadValues>({
    defaultValues: startHead({ ...head, edition: head?.edition ?? thisYear() }),
  });
  const [apply, { error, loading }] = useMutation(ApplyFrameworkImportMutation, {
    errorPolicy: 'all',
    refetchQueries: ['FrameworkList'],
  });
  const [discard] = useMutation(DiscardFrameworkImportMutation, { errorPolicy: 'all' });
  const wrong = error ? describeError(error).fields : {};
  const submit = form.handleSubmit(async (values) => {
    const { data } = await apply({ variables: { input: { id, ...toHeadInput(values) } } });
    if (!data) return;
    showToast(t`已导入 ${values.shortName}，请检查后发布`);
    await navigate(`/frameworks/${data.applyFrameworkImport.framework.code}`);
  });
  return (
    <Card title={t`标准信息`}>
      <form
        className={styles.apply}
        aria-label={t`标准信息`}
        noValidate
        onSubmit={(event) => void submit(event)}
      >
        {error && Object.keys(wrong).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <HeadFields form={form} wrong={wrong} />
        <div className={styles.buttons}>
          <Button onClick={() => void discard({ variables: { id } }).then(onAnother)}>{t`放弃`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`导入为草稿`}</Button>
        </div>
      </form>
    </Card>
  );
}

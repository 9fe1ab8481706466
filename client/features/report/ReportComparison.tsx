import { useQuery, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ReportComparisonQuery } from '../../gql/graphql';
import { formatDateTime, formatNumber } from '../../lib/format';
import { Part } from '../../ui/ErrorBoundary';
import { MoreButton } from '../../ui/MoreButton';
import { Select } from '../../ui/Select';
import { Bone, SkeletonLines } from '../../ui/Skeleton';
import { EmptyState, ErrorState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import {
  ReportComparisonDocument,
  ReportsDocument,
  ReportVersionsDocument,
  type ReportRow,
} from './documents';
import styles from './Report.module.css';

type Change = ReportComparisonQuery['reportComparison']['nodes'][number];

const tones = { ADDED: 'positive', REMOVED: 'negative', CHANGED: 'info' } as const;

/** What a report says otherwise than another one of its kind: an earlier version first, or any that somebody chooses. */
export function ReportComparison({ report }: { report: ReportRow }) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<string | null>(null);
  const versions = useQuery(ReportVersionsDocument, { variables: { id: report.id } });
  const others = useQuery(ReportsDocument, {
    variables: { filter: { kind: report.kind, states: ['READY'] } },
  });
  const failed = versions.error ?? others.error;
  if (failed && (!versions.data || !others.data))
    return (
      <ErrorState
        compact
        error={failed}
        onRetry={() => {
          void versions.refetch().catch(() => undefined);
          void others.refetch().catch(() => undefined);
        }}
      />
    );
  if (!versions.data || !others.data) return <Bone />;
  const own = (versions.data.report?.versions ?? []).filter(
    ({ id, state, downloadUrl }) => id !== report.id && state === 'READY' && downloadUrl,
  );
  const known = new Set(own.map(({ id }) => id));
  const rest = others.data.reports.nodes.filter(
    ({ id, downloadUrl }) => id !== report.id && downloadUrl && !known.has(id),
  );
  const choices = [
    ...own.map(({ id, number, dataAt }) => ({ value: id, label: `${number} · ${formatDateTime(dataAt)}` })),
    ...rest.map(({ id, number, title }) => ({ value: id, label: `${number} · ${title}` })),
  ];
  if (choices.length === 0)
    return (
      <EmptyState compact title={t`没有可对比的报告`}>
        {t`用现在的数据生成新版本，就能看到两次之间变了什么。`}
      </EmptyState>
    );
  const from = chosen ?? own[0]?.id ?? '';
  return (
    <div className={styles.comparison}>
      <Select
        label={t`与哪一份对比`}
        value={from}
        onChange={(event) => setChosen(event.target.value)}
        options={[...(own[0] ? [] : [{ value: '', label: t`请选择` }]), ...choices]}
        hint={t`左为所选的一份，右为当前这一份。`}
      />
      {from !== '' && (
        <Part resetKey={from} fallback={<SkeletonLines lines={6} />}>
          <Changes from={from} to={report.id} />
        </Part>
      )}
    </div>
  );
}

function Changes({ from, to }: { from: string; to: string }) {
  const { t } = useLingui();
  const { data, fetchMore } = useSuspenseQuery(ReportComparisonDocument, { variables: { from, to } });
  const { nodes, totalCount, pageInfo } = data.reportComparison;
  if (totalCount === 0) return <EmptyState compact title={t`两份报告说的完全相同`} />;
  const chapters = [...Map.groupBy(nodes, ({ chapter }) => chapter.join(' › '))];
  return (
    <>
      <p className={styles.note}>{t`${formatNumber(totalCount)} 处不同`}</p>
      {chapters.map(([chapter, changes]) => (
        <section key={chapter} className={styles.chapter}>
          <h3>{chapter || t`正文`}</h3>
          <ul>
            {changes.map((change, at) => (
              <ChangeLine key={at} change={change} />
            ))}
          </ul>
        </section>
      ))}
      <MoreButton pageInfo={pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />
    </>
  );
}

function ChangeLine({ change }: { change: Change }) {
  const { t } = useLingui();
  const kinds = { ADDED: t`新增`, REMOVED: t`去掉`, CHANGED: t`变化` };
  const places = { CHAPTER: t`整章`, PARAGRAPH: t`段落`, ROW: t`表格行`, FIGURE: t`关键数字` };
  return (
    <li className={styles.change}>
      <div>
        <Status tone={tones[change.kind]}>{kinds[change.kind]}</Status> {change.name || places[change.what]}
      </div>
      {change.parts.length > 0 && (
        <table className={styles.parts}>
          <tbody>
            {change.parts.map((part, at) => (
              <tr key={at}>
                {change.what === 'ROW' && <th scope="row">{part.label}</th>}
                {change.kind !== 'ADDED' && <td>{part.before || '—'}</td>}
                {change.kind !== 'REMOVED' && <td>{part.after || '—'}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </li>
  );
}

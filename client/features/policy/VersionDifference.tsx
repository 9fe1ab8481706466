import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useView } from '../../lib/useView';
import { Select } from '../../ui/Select';
import { EmptyState } from '../../ui/States';
import { WordRuns } from '../framework';
import { PolicyDifferenceDocument, type VersionOfPage } from './documents';
import styles from './Policy.module.css';

interface VersionDifferenceProps {
  versions: readonly VersionOfPage[];
  version: VersionOfPage;
}

/** What a version says differently from another one, line by line, with the words marked. */
export function VersionDifference({ versions, version }: VersionDifferenceProps) {
  const { t } = useLingui();
  const view = useView();
  const others = versions.filter((one) => one.id !== version.id && one.kind === 'TEXT');
  const older =
    others.find((one) => one.number === Number(view.get('with'))) ??
    others.find((one) => one.number < version.number) ??
    others[0];
  if (version.kind === 'FILE')
    return (
      <EmptyState
        compact
        icon="file"
        title={t`上传的文件不能逐句对照`}
      >{t`请下载两个版本后对照。`}</EmptyState>
    );
  if (!older) return <EmptyState compact icon="history" title={t`没有可以对照的其他版本`} />;
  return (
    <>
      <div className={styles.bar}>
        <Select
          label={t`与哪一版对照`}
          value={String(older.number)}
          options={others.map((one) => ({ value: String(one.number), label: t`第 ${one.number} 版` }))}
          onChange={(event) => view.set({ with: event.target.value })}
        />
      </div>
      <Lines olderId={older.id} newerId={version.id} />
    </>
  );
}

function Lines({ olderId, newerId }: { olderId: string; newerId: string }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(PolicyDifferenceDocument, {
    variables: { olderId, newerId },
    fetchPolicy: 'cache-and-network',
  });
  const lines = data.policyDifference;
  if (lines.every((line) => line.before === line.after))
    return <EmptyState compact icon="check" title={t`两个版本的正文相同`} />;
  return (
    <div className={styles.difference}>
      {lines.map(({ before, after, words }, at) => {
        if (before === after)
          return (
            <p key={at} className={styles.kept}>
              {shortened(after ?? '')}
            </p>
          );
        return (
          <div key={at}>
            {before !== null && (
              <p className={styles.out}>
                {words.length > 0 ? <WordRuns runs={words} side="before" /> : <del>{before}</del>}
              </p>
            )}
            {after !== null && (
              <p className={styles.in}>
                {words.length > 0 ? <WordRuns runs={words} side="after" /> : <ins>{after}</ins>}
              </p>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Of what stayed the same, the lines next to a change are enough. */
function shortened(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length <= 4 ? lines.join('\n') : [...lines.slice(0, 2), '…', ...lines.slice(-2)].join('\n');
}

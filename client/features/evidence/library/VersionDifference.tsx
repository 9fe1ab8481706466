import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../../gql';
import { Drawer } from '../../../ui/Dialog';
import { SkeletonLines } from '../../../ui/Skeleton';
import { Banner, EmptyState, ErrorState } from '../../../ui/States';
import { WordRuns } from '../../framework';
import styles from './Library.module.css';

const VersionDifferenceDocument = graphql(/* GraphQL */ `
  query VersionDifference($versionId: ID!, $againstId: ID!) {
    evidenceDifference(versionId: $versionId, againstId: $againstId) {
      comparison
      fromNumber
      toNumber
      more
      cut
      changes {
        line
        runs {
          change
          text
        }
      }
    }
  }
`);

interface VersionDifferenceProps {
  title: string;
  versionId: string;
  againstId: string;
  onClose: () => void;
}

/** What changed from one version to the next, by the text inside; where there is none, it says why. */
export function VersionDifference({ title, versionId, againstId, onClose }: VersionDifferenceProps) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(VersionDifferenceDocument, {
    variables: { versionId, againstId },
    fetchPolicy: 'network-only',
  });
  const found = data?.evidenceDifference;
  const reasons = {
    COMPARED: t`两版的文字完全相同`,
    SAME_BYTES: t`两版是同一个文件`,
    WAITING: t`正在读取文件里的文字，请稍后再看`,
    NO_TEXT: t`其中一版没有可读的文字（例如图片、扫描件），请分别打开查看`,
  };
  return (
    <Drawer
      title={found ? t`${title} · 第 ${found.fromNumber} 版与第 ${found.toNumber} 版的差异` : title}
      size="wide"
      onClose={onClose}
    >
      {error && !found ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !found ? (
        <SkeletonLines lines={8} />
      ) : found.changes.length === 0 ? (
        <EmptyState icon="copy" title={reasons[found.comparison]} />
      ) : (
        <>
          {found.cut && <Banner tone="caution">{t`文字很长，只比较了前 20 万字`}</Banner>}
          <ol className={styles.changes} aria-label={t`不同之处`}>
            {found.changes.map((change, at) => (
              <li key={at}>
                <span className={styles.meta}>{t`第 ${change.line} 行`}</span>
                <div className={styles.pair}>
                  <p>
                    <WordRuns runs={change.runs} side="before" />
                  </p>
                  <p>
                    <WordRuns runs={change.runs} side="after" />
                  </p>
                </div>
              </li>
            ))}
          </ol>
          {found.more && <Banner tone="caution">{t`不同之处超过 100 处，其余请打开文件对照`}</Banner>}
        </>
      )}
    </Drawer>
  );
}

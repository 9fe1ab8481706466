import { useLingui } from '@lingui/react/macro';
import type { VersionComparison, WordChange } from '../../../gql/graphql';
import { Banner, EmptyState } from '../../../ui/States';
import { WordRuns } from '../../framework';
import styles from './TextDifference.module.css';

interface TextDifferenceProps {
  difference: {
    comparison: VersionComparison;
    more: boolean;
    cut: boolean;
    changes: readonly {
      line: number;
      runs: readonly { change: WordChange; text: string }[];
    }[];
  };
}

/** Where two versions differ, side by side with the lines around it; where nothing can be shown, it says why. */
export function TextDifference({ difference }: TextDifferenceProps) {
  const { t } = useLingui();
  const { comparison, changes, more, cut } = difference;
  const reasons = {
    COMPARED: t`两版的文字完全相同`,
    SAME_BYTES: t`两版是同一个文件`,
    WAITING: t`正在读取文件里的文字，请稍后再看`,
    NO_TEXT: t`其中一版没有可读的文字（例如图片、扫描件），请分别打开查看`,
  };
  if (changes.length === 0) return <EmptyState icon="copy" title={reasons[comparison]} />;
  return (
    <>
      {cut && <Banner tone="caution">{t`文字很长，只比较了前 20 万字`}</Banner>}
      <ol className={styles.changes} aria-label={t`不同之处`}>
        {changes.map(({ line, runs }, at) => (
          <li key={at}>
            <span className={styles.line}>{t`第 ${line} 行`}</span>
            <div className={styles.pair}>
              <p>
                <WordRuns runs={runs} side="before" />
              </p>
              <p>
                <WordRuns runs={runs} side="after" />
              </p>
            </div>
          </li>
        ))}
      </ol>
      {more && <Banner tone="caution">{t`不同之处超过 100 处，其余请打开文件对照`}</Banner>}
    </>
  );
}

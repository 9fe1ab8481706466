import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEditionNames, WordRuns } from '../../framework';
import { ResultOriginDocument } from './documents';
import styles from './Move.module.css';

/** What changed in the words since the answer was given: whoever confirms it sees what he confirms. */
export function OriginNote({ resultId }: { resultId: string }) {
  const { t } = useLingui();
  const names = useEditionNames();
  const { data } = useSuspenseQuery(ResultOriginDocument, { variables: { id: resultId } });
  const origin = data.node?.__typename === 'Result' ? data.node.origin : null;
  if (!origin) return null;
  const { nameWords, textWords, termsChanged, result } = origin;
  const control = result?.control;
  return (
    <div className={styles.origin}>
      <p>
        {control
          ? t`“${control.framework.shortName}（${control.framework.edition}）”${control.code}：${names.change(origin.change)}`
          : names.change(origin.change)}
      </p>
      {[nameWords, textWords].map(
        (runs, at) =>
          runs.length > 0 && (
            <div key={at} className={styles.words}>
              <span>{t`旧版`}</span>
              <span>
                <WordRuns runs={runs} side="before" />
              </span>
              <span>{t`新版`}</span>
              <span>
                <WordRuns runs={runs} side="after" />
              </span>
            </div>
          ),
      )}
      {termsChanged && <p>{t`责任主体、频次、数量、应/宜/可或质量检查等要求有变。`}</p>}
    </div>
  );
}

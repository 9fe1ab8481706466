import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql';
import { formatDateTime } from '../../lib/format';
import { Button } from '../../ui/Button';
import { SkeletonLines } from '../../ui/Skeleton';
import { ErrorState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import { useAssessmentNames, verdictTones } from './useAssessmentNames';
import styles from './HistoryList.module.css';

const ResultHistoryDocument = graphql(/* GraphQL */ `
  query ResultHistory($id: ID!, $controlId: ID!, $asOf: AsOf) {
    assessment(id: $id, asOf: $asOf) {
      id
      result(controlId: $controlId) {
        id
        history {
          at
          actorName
          verdict
          note
        }
      }
    }
  }
`);

const step = 20;

/** The ratings of one requirement, newest first. */
export function HistoryList({ assessmentId, controlId }: { assessmentId: string; controlId: string }) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const [shown, setShown] = useState(step);
  const { data, loading, error, refetch } = useQuery(ResultHistoryDocument, {
    variables: { id: assessmentId, controlId },
    fetchPolicy: 'network-only',
  });
  if (error) return <ErrorState compact error={error} onRetry={() => void refetch()} />;
  const history = data?.assessment?.result?.history;
  if (!history) return loading ? <SkeletonLines lines={2} /> : null;
  const newest = [...history].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <>
      <ol className={styles.history}>
        {newest.length === 0 && <li className={styles.muted}>{t`还没有评定过`}</li>}
        {newest.slice(0, shown).map((change) => (
          <li key={`${change.at}-${change.verdict}`}>
            <span className={styles.muted}>{formatDateTime(change.at)}</span>
            <Status tone={verdictTones[change.verdict]}>{names.verdict(change.verdict)}</Status>
            <span>{change.actorName}</span>
            {change.note && <span className={styles.note}>{change.note}</span>}
          </li>
        ))}
      </ol>
      {newest.length > shown && (
        <Button size="small" variant="quiet" onClick={() => setShown(shown + step)}>{t`再看一些`}</Button>
      )}
    </>
  );
}

import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../../gql';
import { formatDateTime } from '../../../lib/format';
import { SkeletonLines } from '../../../ui/Skeleton';
import { ErrorState } from '../../../ui/States';
import { Status } from '../../../ui/Tag';
import { useAssessmentNames, verdictTones } from '../useAssessmentNames';
import { useWorkbench } from './context';
import type { Line } from './lines';
import styles from './Result.module.css';

const ResultHistoryDocument = graphql(/* GraphQL */ `
  query ResultHistory($id: ID!, $controlId: ID!) {
    assessment(id: $id) {
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

/** The ratings of one requirement, newest first. */
export function HistoryList({ line }: { line: Line }) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const { assessmentId } = useWorkbench();
  const { data, loading, error, refetch } = useQuery(ResultHistoryDocument, {
    variables: { id: assessmentId, controlId: line.control.id },
    fetchPolicy: 'network-only',
  });
  if (error) return <ErrorState compact error={error} onRetry={() => void refetch()} />;
  const history = data?.assessment?.result?.history;
  if (!history) return loading ? <SkeletonLines lines={2} /> : null;
  const newest = [...history].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <ol className={styles.history}>
      {newest.length === 0 && <li className={styles.muted}>{t`还没有评定过`}</li>}
      {newest.map((change) => (
        <li key={`${change.at}-${change.verdict}`}>
          <span className={styles.muted}>{formatDateTime(change.at)}</span>
          <Status tone={verdictTones[change.verdict]}>{names.verdict(change.verdict)}</Status>
          <span>{change.actorName}</span>
          {change.note && <span className={styles.note}>{change.note}</span>}
        </li>
      ))}
    </ol>
  );
}

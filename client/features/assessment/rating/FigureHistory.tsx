import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../../gql';
import { formatDateTime, formatNumber } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { SkeletonLines } from '../../../ui/Skeleton';
import { ErrorState } from '../../../ui/States';
import { useWorkbench } from '../workbench/context';
import styles from './Rating.module.css';

const FigureHistoryDocument = graphql(/* GraphQL */ `
  query FigureHistory($id: ID!, $controlId: ID!, $asOf: AsOf) {
    assessment(id: $id, asOf: $asOf) {
      id
      measures(controlId: $controlId) {
        id
        kind
        level
        history {
          at
          actorName
          share
          count
          grade
          note
        }
      }
    }
  }
`);

/** What was recorded of one item or indicator, newest first; asked when it is opened. */
export function FigureHistory({ controlId }: { controlId: string }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button
        size="small"
        variant="quiet"
        icon={open ? 'chevronDown' : 'chevronRight'}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t`数据历史`}
      </Button>
      {open && <Changes controlId={controlId} />}
    </div>
  );
}

function Changes({ controlId }: { controlId: string }) {
  const { t } = useLingui();
  const { assessmentId } = useWorkbench();
  const { data, error, refetch } = useQuery(FigureHistoryDocument, {
    variables: { id: assessmentId, controlId },
    fetchPolicy: 'cache-and-network',
  });
  if (error) return <ErrorState compact error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonLines lines={2} />;
  const changes = (data.assessment?.measures ?? [])
    .flatMap(({ kind, level, history }) => history.map((change) => ({ kind, level, ...change })))
    .sort((a, b) => b.at.localeCompare(a.at));
  if (changes.length === 0) return <p className={styles.hidden}>{t`还没有记录过`}</p>;
  return (
    <ol className={styles.history}>
      {changes.map((change) => (
        <li key={`${change.at}-${change.kind}-${change.level ?? ''}`}>
          <span>{formatDateTime(change.at)}</span>
          <span>{change.actorName}</span>
          <b>
            {change.kind === 'USE' && t`有效应用`}
            {change.kind === 'QUALITY' && t`数据质量 ${change.level ?? ''} 级`}{' '}
            {change.share === null ? (change.count ?? change.grade ?? '—') : formatNumber(change.share, 4)}
          </b>
          {change.note && <span>{change.note}</span>}
        </li>
      ))}
    </ol>
  );
}

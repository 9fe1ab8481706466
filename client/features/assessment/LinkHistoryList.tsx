import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import type { EvidenceLinkChangeKind } from '../../gql/graphql';
import { formatDateTime } from '../../lib/format';
import { SkeletonLines } from '../../ui/Skeleton';
import { ErrorState } from '../../ui/States';
import { Status } from '../../ui/Tag';
import type { Tone } from '../../ui/tone';
import styles from './HistoryList.module.css';

const LinkHistoryDocument = graphql(/* GraphQL */ `
  query LinkHistory($id: ID!, $controlId: ID!, $asOf: AsOf) {
    assessment(id: $id, asOf: $asOf) {
      id
      result(controlId: $controlId) {
        id
        evidenceLinkHistory {
          at
          kind
          actorName
          evidenceId
          evidenceTitle
          ofSubject
        }
      }
    }
  }
`);

const tones: Record<EvidenceLinkChangeKind, Tone> = {
  LINKED: 'positive',
  PROPOSED: 'info',
  CONFIRMED: 'positive',
  UNLINKED: 'negative',
};

/** Links of one requirement that were made, confirmed and taken away, newest first. */
export function LinkHistoryList({ assessmentId, controlId }: { assessmentId: string; controlId: string }) {
  const { t } = useLingui();
  const { data, loading, error, refetch } = useQuery(LinkHistoryDocument, {
    variables: { id: assessmentId, controlId },
    fetchPolicy: 'network-only',
  });
  if (error) return <ErrorState compact error={error} onRetry={() => void refetch()} />;
  const history = data?.assessment?.result?.evidenceLinkHistory;
  if (!history) return loading ? <SkeletonLines lines={2} /> : null;
  const names: Record<EvidenceLinkChangeKind, string> = {
    LINKED: t`已关联`,
    PROPOSED: t`来自对标`,
    CONFIRMED: t`已确认`,
    UNLINKED: t`已取消关联`,
  };
  return (
    <ol className={styles.history}>
      {history.length === 0 && <li className={styles.muted}>{t`还没有关联过证据`}</li>}
      {history.map((change) => (
        <li key={`${change.at} ${change.kind} ${change.evidenceId}`}>
          <span className={styles.muted}>{formatDateTime(change.at)}</span>
          <Status tone={tones[change.kind]}>{names[change.kind]}</Status>
          <span>{change.actorName || t`系统`}</span>
          <span className={styles.note}>
            {change.ofSubject ? t`${change.evidenceTitle}（仅本系统）` : change.evidenceTitle}
          </span>
        </li>
      ))}
    </ol>
  );
}

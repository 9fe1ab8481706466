import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { graphql } from '../../gql';
import { MoreButton } from '../../ui/MoreButton';
import { Card } from '../../ui/Page';
import { EmptyState } from '../../ui/States';
import { useLiveChanges } from '../activity';
import { RequestDue } from './RequestDue';
import { usePeriodName } from './useRequestNames';
import styles from './Request.module.css';

const AskedListDocument = graphql(/* GraphQL */ `
  query AskedList($after: String) {
    evidenceRequests(filter: { askedOfMe: true }, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        title
        state
        dueOn
        daysLeft
        overdue
        dueSoon
        reason
        periodStart
        periodEnd
        unit {
          id
          name
        }
        createdBy {
          id
          displayName
        }
      }
    }
  }
`);

const watched = ['EvidenceRequest'];

/** What the viewer has to hand in, overdue first; a reason for a return comes before everything else. */
export function AskedList() {
  const { t } = useLingui();
  const periodName = usePeriodName();
  const { data, fetchMore, refetch } = useSuspenseQuery(AskedListDocument, {
    variables: { after: null },
    fetchPolicy: 'cache-and-network',
  });
  useLiveChanges(watched, () => void refetch().catch(() => undefined));
  const { nodes, pageInfo, totalCount } = data.evidenceRequests;
  if (totalCount === 0) {
    return (
      <EmptyState icon="check" title={t`没有要交的证据`}>
        {t`合规人员向您的科室或您本人征集证据时，会列在这里。`}
      </EmptyState>
    );
  }
  return (
    <Card flush title={t`待交证据 ${totalCount}`}>
      <ul>
        {nodes.map((request) => (
          <li key={request.id}>
            <Link to={`/requests/${request.id}`} className={styles.item}>
              {request.state === 'RETURNED' && request.reason && (
                <span className={styles.reason}>{t`退回原因：${request.reason}`}</span>
              )}
              <span className={styles.itemTitle}>
                {request.title}
                {request.periodStart && request.periodEnd && (
                  <span className={styles.faint}>{periodName(request.periodStart, request.periodEnd)}</span>
                )}
              </span>
              <span className={styles.facts}>
                <RequestDue {...request} />
                <span>{request.unit.name}</span>
                {request.createdBy && <span>{t`${request.createdBy.displayName} 发起`}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <MoreButton pageInfo={pageInfo} onMore={(after) => fetchMore({ variables: { after } })} />
    </Card>
  );
}

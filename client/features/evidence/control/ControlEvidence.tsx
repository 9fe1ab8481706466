import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { graphql } from '../../../gql';
import { Part } from '../../../ui/ErrorBoundary';
import { LineItem, LineList, LineNote } from '../../../ui/LineList';
import { Card } from '../../../ui/Page';
import { EmptyState } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { ProofStanding } from './ProofStanding';
import { EvidenceKindIcon, EvidenceLabelChip, EvidenceStateChip, ValidUntil } from '../EvidenceChips';

const ControlEvidenceQuery = graphql(/* GraphQL */ `
  query ControlEvidence($id: ID!, $first: Int!, $after: String) {
    evidences(filter: { controlId: $id }, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        title
        kind
        state
        label
        validity
        validFrom
        validUntil
        proves
        owner {
          id
          displayName
        }
      }
    }
  }
`);

const page = 10;

/** The proofs linked to one control, as far as the reader may see them. */
export function ControlEvidence({ controlId }: { controlId: string }) {
  const { t } = useLingui();
  const { data, fetchMore } = useSuspenseQuery(ControlEvidenceQuery, {
    variables: { id: controlId, first: page },
    fetchPolicy: 'cache-and-network',
  });
  const { nodes, totalCount, pageInfo } = data.evidences;
  return (
    <Card flush title={t`关联的证据 ${totalCount}`}>
      <Part fallback={null} resetKey={controlId} compact>
        <ProofStanding controlId={controlId} />
      </Part>
      {totalCount === 0 && (
        <EmptyState compact title={t`还没有证据`}>
          {t`在证据库选中证据，用“关联条款”关联到这一条。`}
        </EmptyState>
      )}
      <LineList
        onMore={
          pageInfo.hasNextPage
            ? () => void fetchMore({ variables: { after: pageInfo.endCursor } })
            : undefined
        }
      >
        {nodes.map((evidence) => (
          <LineItem
            key={evidence.id}
            head={
              <>
                <EvidenceKindIcon kind={evidence.kind} />
                <Link to={`/evidence/${evidence.id}`}>{evidence.title}</Link>
              </>
            }
          >
            <EvidenceStateChip state={evidence.state} />
            <ValidUntil
              validUntil={evidence.validUntil}
              validFrom={evidence.validFrom}
              validity={evidence.validity}
            />
            {evidence.label !== 'INTERNAL' && <EvidenceLabelChip label={evidence.label} />}
            {!evidence.proves && <Tag tone="caution">{t`不计入`}</Tag>}
            <LineNote>{evidence.owner.displayName}</LineNote>
          </LineItem>
        ))}
      </LineList>
    </Card>
  );
}

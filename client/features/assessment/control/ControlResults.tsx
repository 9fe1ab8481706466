import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'react-router';
import { graphql } from '../../../gql';
import type { ControlResultsQuery as Found } from '../../../gql/graphql';
import { formatDate } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { LineItem, LineList, LineNote } from '../../../ui/LineList';
import { Card } from '../../../ui/Page';
import { EmptyState } from '../../../ui/States';
import { Status, Tag } from '../../../ui/Tag';
import { HistoryList } from '../HistoryList';
import { proofTones, useAssessmentNames, verdictTones } from '../useAssessmentNames';

const ControlResultsQuery = graphql(/* GraphQL */ `
  query ControlResults($id: ID!, $first: Int!, $after: String) {
    control(id: $id) {
      id
      results(first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          verdict
          provenVerdict
          proofState
          ratedAt
          carriedFromOn
          ratedBy {
            id
            displayName
          }
          assessment {
            id
            name
            period
            state
          }
        }
      }
    }
  }
`);

type Row = NonNullable<Found['control']>['results']['nodes'][number];

const page = 10;

/** How one control stands in every assessment that the reader may see: as declared, as proven, and how it came to that. */
export function ControlResults({ controlId }: { controlId: string }) {
  const { t } = useLingui();
  const { data, fetchMore } = useSuspenseQuery(ControlResultsQuery, {
    variables: { id: controlId, first: page },
    fetchPolicy: 'cache-and-network',
  });
  const results = data.control?.results;
  if (!results) return null;
  const { endCursor, hasNextPage } = results.pageInfo;
  return (
    <Card flush title={t`测评结果 ${results.totalCount}`}>
      {results.totalCount === 0 && (
        <EmptyState compact title={t`还没有测评用到这一条`}>
          {t`在“测评”里为系统新建测评，条款会按定级自动选好。`}
        </EmptyState>
      )}
      <LineList onMore={hasNextPage ? () => void fetchMore({ variables: { after: endCursor } }) : undefined}>
        {results.nodes.map((result) => (
          <Line key={result.id} result={result} controlId={controlId} />
        ))}
      </LineList>
    </Card>
  );
}

function Line({ result, controlId }: { result: Row; controlId: string }) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const [open, setOpen] = useState(false);
  const { assessment } = result;
  const rated = [result.ratedBy?.displayName, result.ratedAt && formatDate(result.ratedAt)].filter(Boolean);
  return (
    <LineItem
      head={
        <>
          <Link to={`/assessments/${assessment.id}?control=${controlId}`}>{assessment.name}</Link>
          {assessment.state === 'CLOSED' && <Tag outline>{t`已关闭`}</Tag>}
        </>
      }
      below={open && <HistoryList assessmentId={assessment.id} controlId={controlId} />}
    >
      <span>
        {t`自报`} <Status tone={verdictTones[result.verdict]}>{names.verdict(result.verdict)}</Status>
      </span>
      <span>
        {t`实证`}{' '}
        <Status tone={verdictTones[result.provenVerdict]}>{names.verdict(result.provenVerdict)}</Status>
      </span>
      {result.proofState !== 'NOT_NEEDED' && (
        <Status tone={proofTones[result.proofState]}>{names.proof(result.proofState)}</Status>
      )}
      <LineNote>
        {result.carriedFromOn ? t`沿用 ${formatDate(result.carriedFromOn)}` : rated.join(' ')}
      </LineNote>
      <Button
        size="small"
        variant="quiet"
        icon={open ? 'chevronDown' : 'chevronRight'}
        aria-expanded={open}
        aria-label={t`${assessment.name}的评定历史`}
        onClick={() => setOpen(!open)}
      >
        {t`评定历史`}
      </Button>
    </LineItem>
  );
}

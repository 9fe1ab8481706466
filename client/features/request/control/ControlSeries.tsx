import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../../gql';
import { Card } from '../../../ui/Page';
import { useLiveChanges } from '../../activity';
import { SeriesItem } from '../SeriesItem';

const ControlSeriesDocument = graphql(/* GraphQL */ `
  query ControlSeries($controlId: ID!) {
    evidenceRequestSeries(filter: { controlId: $controlId }, first: 10) {
      totalCount
      nodes {
        id
        ...SeriesItem_series
      }
    }
  }
`);

const watched = ['EvidenceRequest', 'EvidenceRequestSeries'];

/** How many proofs a year this control asks for, and which period has none; nothing where none is asked for. */
export function ControlSeries({ controlId }: { controlId: string }) {
  const { t } = useLingui();
  const { data, refetch } = useSuspenseQuery(ControlSeriesDocument, {
    variables: { controlId },
    fetchPolicy: 'cache-and-network',
  });
  useLiveChanges(watched, () => void refetch().catch(() => undefined));
  const { nodes, totalCount } = data.evidenceRequestSeries;
  if (totalCount === 0) return null;
  return (
    <Card flush title={t`周期征集 ${totalCount}`}>
      <ul>
        {nodes.map((series) => (
          <SeriesItem key={series.id} series={series} />
        ))}
      </ul>
    </Card>
  );
}

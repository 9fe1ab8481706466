import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { graphql } from '../../gql';

const ReportChangedSubscription = graphql(/* GraphQL */ `
  subscription ReportChanged($id: ID!) {
    reportChanged(id: $id) {
      id
      state
      progress
      failure
      completedAt
      byteSize
      sha256
      downloadUrl
    }
  }
`);

const safetyMs = 4_000;

/** Follows the reports that are being made; the cache takes what comes, so the rows move by themselves. */
export function useReportLive(reports: readonly { id: string; state: string }[]): void {
  const client = useApolloClient();
  const running = reports
    .filter(({ state }) => state === 'QUEUED' || state === 'RENDERING')
    .map(({ id }) => id)
    .join();
  useEffect(() => {
    if (!running) return undefined;
    const streams = running
      .split(',')
      .map((id) => client.subscribe({ query: ReportChangedSubscription, variables: { id } }).subscribe({ error: () => undefined }));
    // What happened between the list and the subscription, or while the socket was away.
    const timer = setInterval(() => void client.refetchQueries({ include: ['Reports'] }), safetyMs);
    return () => {
      clearInterval(timer);
      for (const stream of streams) stream.unsubscribe();
    };
  }, [client, running]);
}

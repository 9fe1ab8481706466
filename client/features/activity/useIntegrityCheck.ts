import { useMutation, useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { graphql } from '../../gql';
import type { LastIntegrityCheckQuery } from '../../gql/graphql';

const LastIntegrityCheck = graphql(/* GraphQL */ `
  query LastIntegrityCheck {
    lastIntegrityCheck {
      id
      state
      requestedByName
      requestedAt
      finishedAt
      seals
      events
      unsealed
      headNumber
      headHash
      files
      bytes
      findingCount
      findings {
        kind
        message
        eventId
        since
      }
      lastCleanAt
    }
    storageUse {
      isScanned
      unscanned
      infected
    }
  }
`);

const StartIntegrityCheck = graphql(/* GraphQL */ `
  mutation StartIntegrityCheck {
    startIntegrityCheck {
      check {
        id
      }
    }
  }
`);

export type IntegrityCheck = NonNullable<LastIntegrityCheckQuery['lastIntegrityCheck']>;

/** Only while one is under way: asking for ever would keep a session alive that nobody uses. */
const pollMs = 1_500;

/** The last integrity check, followed while it runs, and how to start another. */
export function useIntegrityCheck() {
  const { data, error, refetch, startPolling, stopPolling } = useQuery(LastIntegrityCheck, {
    fetchPolicy: 'cache-and-network',
  });
  const check = data?.lastIntegrityCheck ?? null;
  const running = check?.state === 'QUEUED' || check?.state === 'RUNNING';
  useEffect(() => {
    if (!running) return;
    startPolling(pollMs);
    return stopPolling;
  }, [running, startPolling, stopPolling]);
  const [start, starting] = useMutation(StartIntegrityCheck, {
    onCompleted: () => void refetch(),
    onError: () => undefined,
  });
  return {
    check,
    scanning: data?.storageUse,
    running,
    loaded: data !== undefined,
    error: error ?? starting.error,
    starting: starting.loading,
    start: () => void start(),
  };
}

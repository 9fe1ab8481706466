import { useApolloClient, useSubscription } from '@apollo/client/react';
import { useCallback, useEffect, useRef } from 'react';
import { graphql } from '../../../gql';
import { useCameBack } from '../../../lib/useCameBack';

const FollowAssessmentDocument = graphql(/* GraphQL */ `
  subscription FollowAssessment($id: ID!) {
    assessmentChanged(id: $id) {
      assessment {
        id
        ...AssessmentHead_assessment
      }
    }
  }
`);

/** How long changes are gathered before what stands behind the numbers is read again. */
const gathering = 250;

/** Keeps a screen that shows what an assessment comes to as of now: the head by itself, the rest by reading it again. */
export function useFollowAssessment(id: string, queries: readonly string[]): void {
  const client = useApolloClient();
  const timer = useRef(0);
  const names = queries.join();
  const readAgain = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      void client.refetchQueries({ include: names.split(',') }).catch(() => undefined);
    }, gathering);
  }, [client, names]);
  useSubscription(FollowAssessmentDocument, { variables: { id }, ignoreResults: true, onData: readAgain });
  useCameBack(readAgain);
  useEffect(() => () => window.clearTimeout(timer.current), []);
}

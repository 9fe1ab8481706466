import { useQuery } from '@apollo/client/react';
import { graphql } from '../../../gql';
import { NewVersionDialog } from './NewVersionDialog';

const ResubmitDocument = graphql(/* GraphQL */ `
  query ResubmitEvidence($id: ID!) {
    evidence(id: $id) {
      id
      title
      kind
      version
      validUntil
      currentVersion {
        id
        url
        text
      }
    }
  }
`);

/** A new version of what was given back, handed in at once. */
export function ResubmitDialog({ evidenceId, onClose }: { evidenceId: string; onClose: () => void }) {
  // Never from the cache: the version must be the one that stands now.
  const { data } = useQuery(ResubmitDocument, { variables: { id: evidenceId }, fetchPolicy: 'network-only' });
  const evidence = data?.evidence;
  if (!evidence) return null;
  return (
    <NewVersionDialog submit evidence={{ ...evidence, current: evidence.currentVersion }} onClose={onClose} />
  );
}

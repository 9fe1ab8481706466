import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../../gql';
import { Drawer } from '../../../ui/Dialog';
import { SkeletonLines } from '../../../ui/Skeleton';
import { ErrorState } from '../../../ui/States';
import { TextDifference } from '../difference/TextDifference';

const VersionDifferenceDocument = graphql(/* GraphQL */ `
  query VersionDifference($versionId: ID!, $againstId: ID!) {
    evidenceDifference(versionId: $versionId, againstId: $againstId) {
      comparison
      fromNumber
      toNumber
      more
      cut
      changes {
        line
        runs {
          change
          text
        }
      }
    }
  }
`);

interface VersionDifferenceProps {
  title: string;
  versionId: string;
  againstId: string;
  onClose: () => void;
}

/** What changed from one version to the next, by the text inside; where there is none, it says why. */
export function VersionDifference({ title, versionId, againstId, onClose }: VersionDifferenceProps) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(VersionDifferenceDocument, {
    variables: { versionId, againstId },
    fetchPolicy: 'network-only',
  });
  const found = data?.evidenceDifference;
  return (
    <Drawer
      title={found ? t`${title} · 第 ${found.fromNumber} 版与第 ${found.toNumber} 版的差异` : title}
      size="wide"
      onClose={onClose}
    >
      {error && !found ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !found ? (
        <SkeletonLines lines={8} />
      ) : (
        <TextDifference difference={found} />
      )}
    </Drawer>
  );
}

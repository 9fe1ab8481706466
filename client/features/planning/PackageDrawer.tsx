import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import type { RoadmapPackageQuery } from '../../gql/graphql';
import { Drawer } from '../../ui/Dialog';
import { SkeletonRows } from '../../ui/Skeleton';
import { EmptyState, ErrorState } from '../../ui/States';
import { RoadmapPackageDocument, type Roadmap } from './documents';
import { PackageForm } from './PackageForm';

export type PackageDetail = NonNullable<RoadmapPackageQuery['roadmapPackage']>;

interface PackageDrawerProps {
  roadmap: Roadmap;
  /** Null: a new one. */
  id: string | null;
  onClose: () => void;
}

/** One package with everything it closes. */
export function PackageDrawer({ roadmap, id, onClose }: PackageDrawerProps) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(RoadmapPackageDocument, {
    variables: { id: id ?? '' },
    skip: id === null,
    fetchPolicy: 'network-only',
  });
  if (id === null) return <PackageForm roadmap={roadmap} detail={null} onClose={onClose} />;
  if (data?.roadmapPackage)
    return (
      <PackageForm
        key={data.roadmapPackage.version}
        roadmap={roadmap}
        detail={data.roadmapPackage}
        onClose={onClose}
      />
    );
  return (
    <Drawer title={t`工作包`} onClose={onClose}>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch().catch(() => undefined)} />
      ) : data ? (
        <EmptyState icon="folder" title={t`没有这个工作包`}>{t`可能已删除。`}</EmptyState>
      ) : (
        <SkeletonRows rows={8} />
      )}
    </Drawer>
  );
}

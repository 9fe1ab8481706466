import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { Select } from '../../ui/Select';
import { Bone } from '../../ui/Skeleton';
import { EmptyState, ErrorState } from '../../ui/States';

const ReportRoadmapsQuery = graphql(/* GraphQL */ `
  query ReportRoadmaps {
    roadmaps(first: 100) {
      totalCount
      nodes {
        id
        name
      }
    }
  }
`);

interface RoadmapFieldProps {
  value: string | null;
  onChange: (id: string) => void;
}

/** Which roadmap; nothing is chosen for the reader. */
export function RoadmapField({ value, onChange }: RoadmapFieldProps) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(ReportRoadmapsQuery);
  if (error && !data)
    return <ErrorState compact error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data) return <Bone />;
  const { nodes, totalCount } = data.roadmaps;
  if (nodes.length === 0)
    return <EmptyState compact title={t`还没有规划`}>{t`报告写的是一份规划：先建立规划。`}</EmptyState>;
  return (
    <>
      <p>{t`一页结论和待决事项，附工作包、方案对比、逐年效果和水平对比。`}</p>
      <Select
        label={t`规划`}
        required
        placeholder={t`请选择`}
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value)}
        options={nodes.map((one) => ({ value: one.id, label: one.name }))}
        hint={totalCount > nodes.length ? t`只列出最近的 ${nodes.length} 份。` : undefined}
      />
    </>
  );
}

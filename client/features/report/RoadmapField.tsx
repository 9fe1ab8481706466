import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { EmptyState } from '../../ui/States';
import { SubjectField } from './SubjectField';

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
  const asked = useQuery(ReportRoadmapsQuery);
  const { nodes, totalCount } = asked.data?.roadmaps ?? {};
  return (
    <SubjectField
      label={t`规划`}
      asked={asked}
      choices={nodes?.map((one) => ({ value: one.id, label: one.name }))}
      note={t`一页结论和待决事项，附工作包、方案对比、逐年效果和水平对比。`}
      hint={nodes && totalCount! > nodes.length ? t`只列出最近的 ${nodes.length} 份。` : undefined}
      empty={<EmptyState compact title={t`还没有规划`}>{t`报告写的是一份规划：先建立规划。`}</EmptyState>}
      value={value}
      onChange={onChange}
    />
  );
}

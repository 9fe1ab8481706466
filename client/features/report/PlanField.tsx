import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { Select } from '../../ui/Select';
import { Bone } from '../../ui/Skeleton';
import { EmptyState, ErrorState } from '../../ui/States';

const ReportPlansQuery = graphql(/* GraphQL */ `
  query ReportPlans {
    remediationPlans(first: 100) {
      totalCount
      nodes {
        id
        name
      }
    }
  }
`);

interface PlanFieldProps {
  value: string | null;
  onChange: (id: string) => void;
}

/** Which remediation plan; nothing is chosen for the reader. */
export function PlanField({ value, onChange }: PlanFieldProps) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(ReportPlansQuery);
  if (error && !data)
    return <ErrorState compact error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data) return <Bone />;
  const { nodes, totalCount } = data.remediationPlans;
  if (nodes.length === 0)
    return (
      <EmptyState compact title={t`还没有整改计划`}>{t`文件写的是一份整改计划：先建立计划。`}</EmptyState>
    );
  return (
    <Select
      label={t`整改计划`}
      required
      placeholder={t`请选择`}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
      options={nodes.map((one) => ({ value: one.id, label: one.name }))}
      hint={totalCount > nodes.length ? t`只列出最近的 ${nodes.length} 份。` : undefined}
    />
  );
}

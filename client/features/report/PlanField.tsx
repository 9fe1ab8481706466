import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { EmptyState } from '../../ui/States';
import { SubjectField } from './SubjectField';

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
  const asked = useQuery(ReportPlansQuery);
  const { nodes, totalCount } = asked.data?.remediationPlans ?? {};
  return (
    <SubjectField
      label={t`整改计划`}
      asked={asked}
      choices={nodes?.map((one) => ({ value: one.id, label: one.name }))}
      hint={nodes && totalCount! > nodes.length ? t`只列出最近的 ${nodes.length} 份。` : undefined}
      empty={
        <EmptyState compact title={t`还没有整改计划`}>{t`文件写的是一份整改计划：先建立计划。`}</EmptyState>
      }
      value={value}
      onChange={onChange}
    />
  );
}

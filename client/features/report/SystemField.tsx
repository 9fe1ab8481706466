import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { EmptyState } from '../../ui/States';
import { SubjectField } from './SubjectField';

const ReportSystemsQuery = graphql(/* GraphQL */ `
  query ReportSystems {
    informationSystems(first: 100) {
      totalCount
      nodes {
        id
        name
        grading {
          level
          code
        }
      }
    }
  }
`);

interface SystemFieldProps {
  /** Only systems that are filed: from the second level on. */
  filed: boolean;
  value: string | null;
  onChange: (id: string) => void;
}

/** Which information system; nothing is chosen for the reader. */
export function SystemField({ filed, value, onChange }: SystemFieldProps) {
  const { t } = useLingui();
  const asked = useQuery(ReportSystemsQuery);
  const { nodes, totalCount } = asked.data?.informationSystems ?? {};
  return (
    <SubjectField
      label={t({ message: '信息系统', context: 'field' })}
      asked={asked}
      choices={nodes
        ?.filter(({ grading }) => !filed || grading.level > 1)
        .map((one) => ({ value: one.id, label: `${one.name}（${one.grading.code}）` }))}
      note={
        filed
          ? t`按常见栏目列出单位、定级对象、定级情况和材料清单，系统没有记录的留空。`
          : t`系统描述、业务信息和系统服务的等级、定级结论和依据。`
      }
      hint={
        nodes && totalCount! > nodes.length ? t`只列出前 ${nodes.length} 个，其余请在系统页生成。` : undefined
      }
      empty={
        <EmptyState compact title={t`没有可选的信息系统`}>
          {filed ? t`第二级以上的系统才需要备案。` : t`先登记信息系统并定级。`}
        </EmptyState>
      }
      value={value}
      onChange={onChange}
    />
  );
}

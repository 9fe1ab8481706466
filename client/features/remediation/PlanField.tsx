import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql';
import { Select } from '../../ui/Select';

const PlanChoicesQuery = graphql(/* GraphQL */ `
  query PlanChoices {
    remediationPlans(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

interface PlanFieldProps {
  value: string | null;
  onChange: (planId: string | null) => void;
  placeholder?: string;
}

/** One of the remediation plans, or none. */
export function PlanField({ value, onChange, placeholder }: PlanFieldProps) {
  const { t } = useLingui();
  const { data } = useQuery(PlanChoicesQuery);
  return (
    <Select
      label={t`整改计划`}
      placeholder={placeholder ?? t`不属于计划`}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
      options={(data?.remediationPlans.nodes ?? []).map((plan) => ({ value: plan.id, label: plan.name }))}
    />
  );
}

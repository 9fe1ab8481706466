import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql';
import { describeError } from '../../lib/errors';
import { addDays, today } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { Banner, useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { PlanFields, usePlanDraft } from './plan/PlanFields';
import { useRefreshTasks } from './useRefreshTasks';
import styles from './Remediation.module.css';

const PlanAssessmentsQuery = graphql(/* GraphQL */ `
  query PlanAssessments {
    assessments(filter: { states: [OPEN] }, first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

const CreatePlanMutation = graphql(/* GraphQL */ `
  mutation CreatePlan($input: CreatePlanInput!) {
    createRemediationPlan(input: $input) {
      plan {
        id
        name
      }
    }
  }
`);

/** A quarter is the usual length of a plan. */
const usualDays = 90;

/** A new remediation plan: name, period, and what it belongs to. */
export function CreatePlanDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const refresh = useRefreshTasks();
  const [assessmentId, setAssessmentId] = useState<string | null>(null);
  const { draft, change, said } = usePlanDraft({
    name: '',
    startsOn: today(),
    endsOn: addDays(today(), usualDays),
    ownerId: null,
    source: null,
    sourceReference: '',
    note: '',
  });
  const { data } = useQuery(PlanAssessmentsQuery);
  const [create, { loading, error }] = useMutation(CreatePlanMutation, {
    refetchQueries: ['PlanChoices'],
    errorPolicy: 'all',
  });
  const fields = error ? describeError(error).fields : {};
  const submit = async () => {
    const plan = (await create({ variables: { input: { ...said, assessmentId } } })).data
      ?.createRemediationPlan.plan;
    if (!plan) return;
    refresh();
    showToast(t`已建立计划 ${plan.name}`);
    onClose();
  };
  return (
    <Dialog
      title={t`新建整改计划`}
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`建立计划`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <PlanFields draft={draft} onChange={change} errors={fields}>
          <Select
            label={t`所属测评`}
            placeholder={t`不限`}
            value={assessmentId ?? ''}
            onChange={(event) => setAssessmentId(event.target.value || null)}
            options={(data?.assessments.nodes ?? []).map((one) => ({ value: one.id, label: one.name }))}
            error={fields['assessmentId']}
          />
        </PlanFields>
      </div>
    </Dialog>
  );
}

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
import { TextArea } from '../../ui/TextArea';
import { DateField, TextField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { MemberField } from '../people';
import type { PlanSource } from '../../gql/graphql';
import { planSources, usePlanNames } from './plan/usePlanNames';
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
  const [name, setName] = useState('');
  const [startsOn, setStartsOn] = useState(today());
  const [endsOn, setEndsOn] = useState(addDays(today(), usualDays));
  const [assessmentId, setAssessmentId] = useState<string | null>(null);
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [source, setSource] = useState<PlanSource | null>(null);
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  const names = usePlanNames();
  const { data } = useQuery(PlanAssessmentsQuery);
  const [create, { loading, error }] = useMutation(CreatePlanMutation, {
    refetchQueries: ['PlanChoices'],
    errorPolicy: 'all',
  });
  const fields = error ? describeError(error).fields : {};
  const submit = async () => {
    const sourceReference = reference.trim() || null;
    const said = { name: name.trim(), note: note.trim() || null };
    const input = { ...said, startsOn, endsOn, assessmentId, ownerId, source, sourceReference };
    const plan = (await create({ variables: { input } })).data?.createRemediationPlan.plan;
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
        <TextField
          label={t`名称`}
          required
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fields['name']}
        />
        <div className={styles.pair}>
          <DateField
            label={t`开始日期`}
            required
            value={startsOn}
            onChange={(event) => setStartsOn(event.target.value)}
            error={fields['startsOn']}
          />
          <DateField
            label={t`结束日期`}
            required
            value={endsOn}
            onChange={(event) => setEndsOn(event.target.value)}
            error={fields['endsOn'] ?? (endsOn < startsOn ? t`不能早于开始日期` : undefined)}
          />
          <Select
            label={t`所属测评`}
            placeholder={t`不限`}
            value={assessmentId ?? ''}
            onChange={(event) => setAssessmentId(event.target.value || null)}
            options={(data?.assessments.nodes ?? []).map((one) => ({ value: one.id, label: one.name }))}
            error={fields['assessmentId']}
          />
          <MemberField
            label={t`负责人`}
            value={ownerId}
            name={null}
            onChange={setOwnerId}
            error={fields['ownerId']}
          />
          <Select
            label={t`来源`}
            placeholder={t`未填写`}
            value={source ?? ''}
            onChange={(event) => setSource(planSources.find((one) => one === event.target.value) ?? null)}
            options={planSources.map((one) => ({ value: one, label: names.source(one) }))}
            error={fields['source']}
          />
          <TextField
            label={t`来源文号或名称`}
            maxLength={200}
            value={reference}
            onChange={(event) => setReference(event.target.value)}
            error={fields['sourceReference']}
          />
        </div>
        <TextArea
          label={t`说明`}
          rows={3}
          maxLength={4000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          error={fields['note']}
        />
      </div>
    </Dialog>
  );
}

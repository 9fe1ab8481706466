import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PlanDetail_PlanFragment, PlanSource } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Select } from '../../../ui/Select';
import { Banner, useErrorText } from '../../../ui/States';
import { TextArea } from '../../../ui/TextArea';
import { DateField, TextField } from '../../../ui/TextField';
import { showToast } from '../../../ui/toastStore';
import { MemberField } from '../../people';
import styles from '../Remediation.module.css';
import { useRefreshTasks } from '../useRefreshTasks';
import { ChangePlanDocument } from './documents';
import { planSources, usePlanNames } from './usePlanNames';

/** What a plan says, to be changed; the days of an approved one are those of its baseline. */
export function ChangePlanDialog({ plan, onClose }: { plan: PlanDetail_PlanFragment; onClose: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const names = usePlanNames();
  const refresh = useRefreshTasks();
  const [name, setName] = useState(plan.name);
  const [startsOn, setStartsOn] = useState(plan.startsOn);
  const [endsOn, setEndsOn] = useState(plan.endsOn);
  const [ownerId, setOwnerId] = useState<string | null>(plan.owner?.id ?? null);
  const [source, setSource] = useState<PlanSource | null>(plan.source ?? null);
  const [reference, setReference] = useState(plan.sourceReference ?? '');
  const [note, setNote] = useState(plan.note ?? '');
  const [change, { loading, error }] = useMutation(ChangePlanDocument, {
    refetchQueries: ['PlanChoices'],
    errorPolicy: 'all',
  });
  const fields = error ? describeError(error).fields : {};
  const submit = async () => {
    const input = {
      id: plan.id,
      version: plan.version,
      name: name.trim(),
      ...(plan.viewerCanMoveDates ? { startsOn, endsOn } : {}),
      ownerId,
      source,
      sourceReference: reference.trim() || null,
      note: note.trim() || null,
    };
    if (!(await change({ variables: { input } })).data) return;
    refresh();
    showToast(t`已保存计划`);
    onClose();
  };
  return (
    <Dialog
      title={t`修改计划`}
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading} disabled={name.trim() === ''}>
            {t`保存`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        {!plan.viewerCanMoveDates && (
          <Banner icon="lock">{t`计划已批准，起止日期以基线为准；重新规划（提请批准）后可改。`}</Banner>
        )}
        <TextField
          label={t`名称`}
          required
          data-autofocus
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fields['name']}
        />
        <div className={styles.pair}>
          <DateField
            label={t`开始日期`}
            required
            readOnly={!plan.viewerCanMoveDates}
            value={startsOn}
            onChange={(event) => setStartsOn(event.target.value)}
            error={fields['startsOn']}
          />
          <DateField
            label={t`结束日期`}
            required
            readOnly={!plan.viewerCanMoveDates}
            value={endsOn}
            onChange={(event) => setEndsOn(event.target.value)}
            error={fields['endsOn'] ?? (endsOn < startsOn ? t`不能早于开始日期` : undefined)}
          />
          <MemberField
            label={t`负责人`}
            value={ownerId}
            name={plan.owner?.displayName ?? null}
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

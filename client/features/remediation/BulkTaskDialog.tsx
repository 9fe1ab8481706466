import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TaskPriority } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { DateField, NumberField } from '../../ui/TextField';
import { TextArea } from '../../ui/TextArea';
import { Banner, useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { UnitField } from '../organization';
import { MemberField } from '../people';
import { readAmount } from './TaskFields';
import { PlanField } from './PlanField';
import { UpdateTasksDocument } from './task/documents';
import { MoveDueDaysDocument } from './task/dueDocuments';
import { priorities, useRemediationNames } from './useRemediationNames';
import { useRefreshTasks } from './useRefreshTasks';
import styles from './Remediation.module.css';

interface BulkTaskDialogProps {
  ids: readonly string[];
  onClose: () => void;
  onDone: () => void;
}

/** Changes many tasks at once; a field left empty stays as it is in each of them. */
export function BulkTaskDialog({ ids, onClose, onDone }: BulkTaskDialogProps) {
  const { t } = useLingui();
  const names = useRemediationNames();
  const errorText = useErrorText();
  const refresh = useRefreshTasks();
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [unitId, setUnitId] = useState<string | null>(null);
  const [planId, setPlanId] = useState<string | null>(null);
  const [priority, setPriority] = useState<TaskPriority | ''>('');
  const [budget, setBudget] = useState('');
  const [dueOn, setDueOn] = useState('');
  const [reason, setReason] = useState('');
  const [move, moving] = useMutation(MoveDueDaysDocument, { errorPolicy: 'all' });
  const [update, { loading, error }] = useMutation(UpdateTasksDocument, { errorPolicy: 'all' });
  const failed = error ?? moving.error;
  const fields = failed ? describeError(failed).fields : {};
  const amount = readAmount(budget);
  const wrongBudget = amount !== null && !(amount >= 0) ? t`请填数字` : undefined;
  const fieldsChange = Boolean(ownerId ?? unitId ?? planId ?? amount) || amount === 0 || priority !== '';
  const nothing = (!fieldsChange && !dueOn) || wrongBudget !== undefined;
  const submit = async () => {
    const input = {
      ids: [...ids],
      ...(ownerId ? { ownerId } : {}),
      ...(unitId ? { unitId } : {}),
      ...(planId ? { planId } : {}),
      ...(priority ? { priority } : {}),
      ...(amount === null ? {} : { budget: amount }),
    };
    // The due days first: of a task that goes into another plan they are judged by the present one.
    const days = dueOn
      ? (await move({ variables: { input: { taskIds: [...ids], dueOn, reason: reason.trim() || null } } }))
          .data
      : undefined;
    if (dueOn && !days) return;
    if (fieldsChange && !(await update({ variables: { input } })).data) return;
    const asked = days?.moveTaskDueDays.requested ?? 0;
    if (asked > 0) showToast(t`${asked} 个任务的期限已生效，已申请延期，等待审批`);
    refresh();
    showToast(t`已调整 ${ids.length} 个任务`);
    onDone();
  };
  return (
    <Dialog
      title={t`调整 ${ids.length} 个任务`}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (!nothing) void submit();
      }}
      footerNote={t`留空的项目保持不变`}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button
            type="submit"
            variant="primary"
            busy={loading || moving.loading}
            disabled={nothing}
          >{t`调整`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {failed && <Banner tone="negative">{Object.values(fields)[0] ?? errorText(failed)}</Banner>}
        <div className={styles.pair}>
          <MemberField label={t`负责人`} value={ownerId} name={null} onChange={setOwnerId} />
          <UnitField label={t`责任科室`} value={unitId} onChange={setUnitId} />
          <Select
            label={t`优先级`}
            placeholder={t`不变`}
            value={priority}
            onChange={(event) => setPriority(event.target.value as TaskPriority | '')}
            options={priorities.map((one) => ({ value: one, label: names.priority(one) }))}
          />
          <PlanField value={planId} onChange={setPlanId} placeholder={t`不变`} />
          <NumberField
            label={t`预算`}
            unit={t`元`}
            value={budget}
            onChange={(event) => setBudget(event.target.value)}
            error={wrongBudget}
          />
          <DateField
            label={t`期限`}
            hint={t`计划已批准的任务会申请延期`}
            value={dueOn}
            onChange={(event) => setDueOn(event.target.value)}
          />
        </div>
        {dueOn && (
          <TextArea
            label={t`改期的原因`}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={fields['reason']}
          />
        )}
      </div>
    </Dialog>
  );
}

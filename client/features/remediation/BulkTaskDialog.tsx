import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TaskPriority } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { Banner, useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { UnitField } from '../organization';
import { MemberField } from '../people';
import { PlanField } from './PlanField';
import { UpdateTasksDocument } from './task/documents';
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
  const [update, { loading, error }] = useMutation(UpdateTasksDocument, { errorPolicy: 'all' });
  const fields = error ? describeError(error).fields : {};
  const nothing = !ownerId && !unitId && !planId && !priority;
  const submit = async () => {
    const input = {
      ids: [...ids],
      ...(ownerId ? { ownerId } : {}),
      ...(unitId ? { unitId } : {}),
      ...(planId ? { planId } : {}),
      ...(priority ? { priority } : {}),
    };
    const done = await update({ variables: { input } });
    if (!done.data) return;
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
          <Button type="submit" variant="primary" busy={loading} disabled={nothing}>{t`调整`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{Object.values(fields)[0] ?? errorText(error)}</Banner>}
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
        </div>
      </div>
    </Dialog>
  );
}

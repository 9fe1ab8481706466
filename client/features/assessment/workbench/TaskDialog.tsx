import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../../gql';
import type { TaskPriority } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { addDays, today } from '../../../lib/format';
import { randomId } from '../../../lib/randomId';
import { Button } from '../../../ui/Button';
import { RadioGroup } from '../../../ui/Checkbox';
import { Dialog } from '../../../ui/Dialog';
import { Select } from '../../../ui/Select';
import { Banner, useErrorText } from '../../../ui/States';
import { TextArea } from '../../../ui/TextArea';
import { DateField, TextField } from '../../../ui/TextField';
import { showToast } from '../../../ui/toastStore';
import { UnitField } from '../../system';
import { MemberField } from '../MemberField';
import { isGap, type Line } from './lines';
import { TargetNote } from './TargetNote';
import styles from './Proof.module.css';

const CreateTasksFromGapsDocument = graphql(/* GraphQL */ `
  mutation CreateTasksFromGaps($input: CreateTasksInput!) {
    createRemediationTasks(input: $input) {
      tasks {
        id
        code
        results {
          id
          tasks {
            id
            state
          }
        }
      }
    }
  }
`);

/** A gap: partly met, unmet, or met without valid proof. */
function closable(line: Line): boolean {
  return isGap(line.verdict) || (line.verdict === 'MET' && line.proofState !== 'PROVEN');
}

/** How many days a task gets by default. */
const usualDays = 30;

/** Turns gaps into remediation tasks: one for all of them, or one each. */
export function TaskDialog({ lines: asked, onClose }: { lines: readonly Line[]; onClose: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const lines = asked.filter(closable);
  const [first] = lines;
  const risky = lines.some((line) => line.highRiskCases.length > 0);
  const key = lines.some((line) => line.control.weight === 'KEY');
  const [each, setEach] = useState<'one' | 'each'>('one');
  const [title, setTitle] = useState(
    first
      ? lines.length === 1
        ? t`整改：${first.control.name}`
        : t`整改：${first.control.parent?.name ?? ''} 等 ${lines.length} 条`
      : '',
  );
  const [description, setDescription] = useState(
    lines.length === 1 ? (first?.suggestion ?? first?.gap ?? '') : '',
  );
  const [unitId, setUnitId] = useState(first?.unit?.id ?? null);
  const [ownerId, setOwnerId] = useState(first?.assignee?.id ?? null);
  const [dueOn, setDueOn] = useState(addDays(today(), usualDays));
  const [priority, setPriority] = useState<TaskPriority>(risky ? 'CRITICAL' : key ? 'HIGH' : 'MEDIUM');
  const [clientKey] = useState(randomId);
  const [create, { loading, error }] = useMutation(CreateTasksFromGapsDocument, {
    onError: () => undefined,
    refetchQueries: ['ResultDetail'],
  });
  const fields = error ? describeError(error).fields : {};
  const priorities: Record<TaskPriority, string> = {
    CRITICAL: t({ message: '紧急', context: 'priority' }),
    HIGH: t({ message: '高', context: 'priority' }),
    MEDIUM: t({ message: '中', context: 'priority' }),
    LOW: t({ message: '低', context: 'priority' }),
  };

  const submit = async () => {
    const common = { description: description.trim() || null, unitId, ownerId, dueOn, priority };
    const tasks =
      each === 'one'
        ? [{ ...common, title: title.trim(), resultIds: lines.map((line) => line.id), clientKey }]
        : lines.map((line) => ({
            ...common,
            title: t`整改：${line.control.name}`,
            resultIds: [line.id],
            clientKey: `${clientKey}-${line.id}`,
          }));
    const done = await create({ variables: { input: { tasks } } });
    const made = done.data?.createRemediationTasks.tasks;
    if (!made) return;
    showToast(made.length === 1 ? t`已建任务 ${made[0]?.code ?? ''}` : t`已建 ${made.length} 个任务`);
    onClose();
  };

  return (
    <Dialog
      title={t`建整改任务`}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button
            type="submit"
            variant="primary"
            busy={loading}
            disabled={lines.length === 0}
          >{t`建任务`}</Button>
        </>
      }
    >
      <div className={styles.dialog}>
        {lines.length < asked.length && (
          <Banner tone="info">
            {lines.length === 0
              ? t`所选条款没有差距，不需要整改。先评为部分符合或不符合。`
              : t`其中 ${asked.length - lines.length} 条没有差距，不会建任务。`}
          </Banner>
        )}
        <TargetNote lines={lines} />
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        {lines.length > 1 && (
          <RadioGroup
            legend={t`怎么建`}
            name="task-each"
            value={each}
            options={[
              { value: 'one', label: t`合并成一个任务` },
              { value: 'each', label: t`每条一个任务（${lines.length} 个）` },
            ]}
            onChange={setEach}
          />
        )}
        {each === 'one' && (
          <TextField
            label={t`标题`}
            required
            data-autofocus
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            error={fields['title'] ?? fields['tasks.0.title']}
          />
        )}
        <TextArea
          label={t`说明`}
          rows={2}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
        <div className={styles.pair}>
          <UnitField label={t`责任科室`} value={unitId} onChange={setUnitId} />
          <MemberField
            label={t`负责人`}
            value={ownerId}
            name={first?.assignee?.displayName ?? null}
            onChange={setOwnerId}
          />
          <DateField
            label={t`期限`}
            required
            value={dueOn}
            onChange={(event) => setDueOn(event.target.value)}
            error={fields['dueOn'] ?? fields['tasks.0.dueOn']}
          />
          <Select
            label={t`优先级`}
            options={(Object.keys(priorities) as TaskPriority[]).map((one) => ({
              value: one,
              label: priorities[one],
            }))}
            value={priority}
            onChange={(event) => setPriority(event.target.value as TaskPriority)}
          />
        </div>
      </div>
    </Dialog>
  );
}

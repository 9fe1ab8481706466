import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TaskDetail_TaskFragment } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Banner, useErrorText } from '../../../ui/States';
import { TextArea } from '../../../ui/TextArea';
import { TextField } from '../../../ui/TextField';
import { showToast } from '../../../ui/toastStore';
import { TaskFields, readTaskFields } from '../TaskFields';
import { useRefreshTasks } from '../useRefreshTasks';
import { type Chosen, ContributorsField, PredecessorsField } from './ChosenFields';
import { UpdateTasksDocument } from './documents';
import { MoveDueDaysDocument } from './dueDocuments';
import styles from './Task.module.css';

interface EditTaskDialogProps {
  task: TaskDetail_TaskFragment;
  onClose: () => void;
}

const asText = (value: number | null | undefined) =>
  value === null || value === undefined ? '' : String(value);

/** Sent only when changed: of what is out of the viewer's sight nothing is taken away by saving something else. */
function changedIds(
  name: string,
  before: readonly { id: string }[],
  after: readonly { id: string }[],
): Record<string, string[]> {
  const [was, is] = [before, after].map((list) => list.map(({ id }) => id));
  return was!.join() === is!.join() ? {} : { [name]: is! };
}

/** Changes what was planned; the due day is here only while its plan is a draft, later it moves by an approved delay. */
export function EditTaskDialog({ task, onClose }: EditTaskDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const refresh = useRefreshTasks();
  const [title, setTitle] = useState(task.title);
  const [description, setDescription] = useState(task.description ?? '');
  const [contributors, setContributors] = useState<readonly Chosen[]>(() =>
    task.contributors.map(({ id, displayName }) => ({ id, label: displayName })),
  );
  const [predecessors, setPredecessors] = useState<readonly Chosen[]>(() =>
    task.predecessors.map(({ id, code, title: name }) => ({ id, label: `${code} ${name}` })),
  );
  const [values, setValues] = useState({
    ownerId: task.owner?.id ?? null,
    unitId: task.unit?.id ?? null,
    planId: task.plan?.id ?? null,
    dueOn: task.viewerCanMoveDue ? task.dueOn : '',
    priority: task.priority,
    budget: asText(task.budget),
    effortDays: asText(task.effortDays),
    riskBefore: task.riskBefore ?? null,
    riskAfter: task.riskAfter ?? null,
  });
  const [update, { loading, error }] = useMutation(UpdateTasksDocument, { errorPolicy: 'all' });
  const [move, { loading: moving, error: moveError }] = useMutation(MoveDueDaysDocument, {
    errorPolicy: 'all',
  });
  const fields = error ? describeError(error).fields : {};
  const submit = async () => {
    const { dueOn, ...changes } = readTaskFields(values);
    const input = {
      ids: [task.id],
      version: task.version,
      title,
      description: description.trim() || null,
      ...changes,
      ...changedIds('contributorIds', task.contributors, contributors),
      ...changedIds('predecessorIds', task.predecessors, predecessors),
    };
    if (!(await update({ variables: { input } })).data) return;
    const other = dueOn !== '' && dueOn !== task.dueOn;
    if (other && !(await move({ variables: { input: { taskIds: [task.id], dueOn } } })).data) return;
    refresh();
    showToast(t`${task.code} 已保存`);
    onClose();
  };
  return (
    <Dialog
      title={t`修改 ${task.code}`}
      size="wide"
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footerNote={task.viewerCanMoveDue ? t`计划批准前，期限可以直接改` : t`期限只能通过延期申请改变`}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading || moving}>{t`保存`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {moveError && <Banner tone="negative">{errorText(moveError)}</Banner>}
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <TextField
          label={t`任务名称`}
          required
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          error={fields['title']}
        />
        <TaskFields
          values={values}
          onChange={setValues}
          errors={fields}
          ownerName={task.owner?.displayName ?? null}
          withoutDue={!task.viewerCanMoveDue}
        />
        <ContributorsField value={contributors} onChange={setContributors} />
        <PredecessorsField
          value={predecessors}
          onChange={setPredecessors}
          taskId={task.id}
          error={fields['predecessorIds']}
        />
        <TextArea
          label={t`要求与说明`}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
          error={fields['description']}
        />
      </div>
    </Dialog>
  );
}

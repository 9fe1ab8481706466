import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TaskDetail_TaskFragment } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Banner, useErrorText } from '../../../ui/States';
import { TextArea } from '../../../ui/TextArea';
import { SetTaskStepsDocument } from './documents';
import styles from './Task.module.css';

interface StepsDialogProps {
  task: TaskDetail_TaskFragment;
  onClose: () => void;
}

/** All steps as lines of a text: they are moved, pasted and removed like lines; a line that stays keeps its tick. */
export function StepsDialog({ task, onClose }: StepsDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [text, setText] = useState(() => task.steps.map((step) => step.title).join('\n'));
  const [set, { loading, error }] = useMutation(SetTaskStepsDocument, { errorPolicy: 'all' });
  const fields = error ? describeError(error).fields : {};
  const save = async () => {
    const left = [...task.steps];
    const steps = text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((title) => {
        const at = left.findIndex((step) => step.title === title);
        const [known] = at < 0 ? [] : left.splice(at, 1);
        return { id: known?.id ?? null, title };
      });
    const input = { taskId: task.id, version: task.version, steps };
    if ((await set({ variables: { input } })).data) onClose();
  };
  return (
    <Dialog
      title={t`步骤 ${task.code}`}
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`保存`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{Object.values(fields)[0] ?? errorText(error)}</Banner>}
        <TextArea
          label={t`步骤，每行一步`}
          hint={t`可从表格粘贴；顺序就是行的顺序。没有改动的行保留勾选，改写的行重新计算。`}
          rows={10}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
    </Dialog>
  );
}

import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql';
import type { TaskPriority } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { addDays, today } from '../../lib/format';
import { randomId } from '../../lib/randomId';
import { Button } from '../../ui/Button';
import { RadioGroup } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import { Banner, useErrorText } from '../../ui/States';
import { TextArea } from '../../ui/TextArea';
import { TextField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { TaskFields, emptyTaskFields, readTaskFields } from './TaskFields';
import { useRefreshTasks } from './useRefreshTasks';
import styles from './Remediation.module.css';

const CreateTasksMutation = graphql(/* GraphQL */ `
  mutation CreateTasks($input: CreateTasksInput!) {
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

/** A result that is a gap, as the dialog names it. */
export interface GapToClose {
  id: string;
  controlCode: string;
  name: string;
}

interface CreateTasksDialogProps {
  results: readonly GapToClose[];
  onClose: () => void;
  /** The tasks exist now. */
  onDone: () => void;
  /** How many of the chosen results are no gap and therefore not among `results`. */
  skipped?: number;
  /** Prefilled: who the gaps are assigned to, how urgent they are, what to do. */
  unitId?: string | null;
  owner?: { id: string; displayName: string } | null;
  priority?: TaskPriority;
  description?: string;
}

/** How many days a task gets when nobody says otherwise. */
const usualDays = 30;

/** Turns gaps into tasks: one for all of them, or one each. */
export function CreateTasksDialog(props: CreateTasksDialogProps) {
  const { results, skipped = 0, owner = null, onClose, onDone } = props;
  const { t } = useLingui();
  const errorText = useErrorText();
  const refresh = useRefreshTasks();
  const several = results.length > 1;
  const [way, setWay] = useState<'each' | 'one'>('each');
  const [titles, setTitles] = useState(() =>
    results.map((result) => t`整改 ${result.controlCode} ${result.name}`),
  );
  const [title, setTitle] = useState(t`整改 ${results[0]?.controlCode ?? ''} 等 ${results.length} 项`);
  const [description, setDescription] = useState(props.description ?? '');
  const [values, setValues] = useState({
    ...emptyTaskFields,
    unitId: props.unitId ?? null,
    ownerId: owner?.id ?? null,
    priority: props.priority ?? emptyTaskFields.priority,
    dueOn: addDays(today(), usualDays),
  });
  // One key per dialog: a double click or a repeated request makes the tasks once.
  const [clientKey] = useState(randomId);
  const [create, { loading, error }] = useMutation(CreateTasksMutation, { errorPolicy: 'all' });
  const fields = error ? describeError(error).fields : {};

  const submit = async () => {
    const common = { ...readTaskFields(values), description: description.trim() || null };
    const tasks =
      way === 'one' && several
        ? [{ ...common, title, resultIds: results.map((result) => result.id), clientKey }]
        : results.map((result, index) => ({
            ...common,
            title: titles[index] ?? '',
            resultIds: [result.id],
            clientKey: `${clientKey}-${index}`,
          }));
    const made = (await create({ variables: { input: { tasks } } })).data?.createRemediationTasks.tasks;
    if (!made) return;
    refresh();
    showToast(made.length === 1 ? t`已建立任务 ${made[0]?.code ?? ''}` : t`已建立 ${made.length} 个任务`);
    onDone();
  };

  return (
    <Dialog
      title={several ? t`为 ${results.length} 个差距建立整改任务` : t`建立整改任务`}
      onClose={onClose}
      size="wide"
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading} disabled={results.length === 0}>
            {way === 'each' && several ? t`建立 ${results.length} 个任务` : t`建立任务`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {skipped > 0 && (
          <Banner tone="info">
            {results.length === 0
              ? t`所选条款没有差距，不需要整改。先评为部分符合或不符合。`
              : t`其中 ${skipped} 条没有差距，不会建任务。`}
          </Banner>
        )}
        {error && <Banner tone="negative">{Object.values(fields)[0] ?? errorText(error)}</Banner>}
        {several && (
          <RadioGroup
            legend={t`任务怎么分`}
            name="way"
            value={way}
            onChange={setWay}
            options={[
              { value: 'each', label: t`每个差距一个任务` },
              { value: 'one', label: t`合成一个任务` },
            ]}
          />
        )}
        {several && way === 'one' ? (
          <>
            <TextField
              label={t`任务名称`}
              required
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
            <ul className={styles.gapList} aria-label={t`包含的差距`}>
              {results.map((result) => (
                <li key={result.id}>
                  <span className={styles.code}>{result.controlCode}</span>
                  {result.name}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <div className={styles.titleList}>
            {results.map((result, index) => (
              <div key={result.id} className={styles.titleLine}>
                <span className={styles.code}>{result.controlCode}</span>
                <TextField
                  label={t`任务名称 ${result.controlCode}`}
                  labelHidden
                  required
                  value={titles[index] ?? ''}
                  onChange={(event) =>
                    setTitles(titles.map((before, at) => (at === index ? event.target.value : before)))
                  }
                />
              </div>
            ))}
          </div>
        )}
        <TaskFields
          values={values}
          errors={fields}
          ownerName={owner?.displayName ?? null}
          onChange={setValues}
        />
        <TextArea
          label={t`要求与说明`}
          value={description}
          onChange={(event) => setDescription(event.target.value)}
        />
      </div>
    </Dialog>
  );
}

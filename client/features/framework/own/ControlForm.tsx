import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useImperativeHandle, type Ref } from 'react';
import { useForm } from 'react-hook-form';
import { graphql } from '../../../gql';
import { describeError } from '../../../lib/errors';
import { useHotkeys } from '../../../lib/hotkeys';
import { Button } from '../../../ui/Button';
import { Checkbox } from '../../../ui/Checkbox';
import { Select } from '../../../ui/Select';
import { Banner, EmptyState, useErrorText } from '../../../ui/States';
import { TextArea } from '../../../ui/TextArea';
import { NumberField, TextField } from '../../../ui/TextField';
import { showToast } from '../../../ui/toastStore';
import { useFrameworkNames } from '../useFrameworkNames';
import {
  isNumber,
  startControl,
  toControlChanges,
  type ControlValues,
  type EditedControl,
} from './controlForm';
import { ReferenceField } from './ReferenceField';
import { useOwnBookNames } from './useOwnBookNames';
import styles from './Own.module.css';

const OwnControlQueryDocument = graphql(/* GraphQL */ `
  query OwnControl($id: ID!) {
    control(id: $id) {
      id
      code
      name
      ref
      text
      kind
      level
      parentId
      informative
      security
      relativeWeight
      printedScore
      indicator {
        score
      }
      duty {
        who
        frequency
        evidence
      }
      notes {
        title
        text
      }
      references {
        id
        code
        framework {
          id
          code
        }
      }
    }
  }
`);

const UpdateOwnControlMutation = graphql(/* GraphQL */ `
  mutation UpdateOwnControl($input: UpdateOwnControlInput!) {
    updateOwnControl(input: $input) {
      framework {
        id
        assessableCount
        findings {
          code
          message
        }
        counts {
          kind
          count
        }
      }
      control {
        id
      }
    }
  }
`);

/** What the tree asks of the form before it goes to another node. */
export interface ControlFormHandle {
  /** Saves what was changed; false when it could not be saved. */
  save(): Promise<boolean>;
}

interface ControlFormProps {
  id: string;
  levels: readonly { code: string; name: string }[];
  /** After a change: the node, under its id from now on, and the one above it. */
  onSaved: (id: string, parentId: string | null) => void;
  ref?: Ref<ControlFormHandle>;
}

/** One node of a draft with everything that can be changed of it. */
export function ControlForm({ id, ...rest }: ControlFormProps) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(OwnControlQueryDocument, { variables: { id } });
  if (!data.control) return <EmptyState icon="book" title={t`没有这个条款`} />;
  return <Form key={data.control.id} control={data.control} {...rest} />;
}

function Form({ control, levels, onSaved, ref }: Omit<ControlFormProps, 'id'> & { control: EditedControl }) {
  const { t } = useLingui();
  const names = useFrameworkNames();
  const { frequencies } = useOwnBookNames();
  const errorText = useErrorText();
  const start = startControl(control);
  const form = useForm<ControlValues>({ defaultValues: start });
  const [update, { error, loading }] = useMutation(UpdateOwnControlMutation, { errorPolicy: 'all' });
  const wrong = error ? describeError(error).fields : {};
  const { errors, isDirty } = form.formState;
  const values = form.watch();
  const { kind } = control;
  const leaf = kind !== 'GROUP' && kind !== 'GRADED_ITEM';
  const amount = { validate: (text: string) => isNumber(text) || t`请填写数字` };
  const need = (message: string) => ({ validate: (text: string) => text.trim() !== '' || message });

  async function save(): Promise<boolean> {
    if (!form.formState.isDirty) return true;
    if (!(await form.trigger())) return false;
    const now = form.getValues();
    const changes = toControlChanges(now, start, kind);
    const { data } = await update({
      variables: { input: { id: control.id, ...changes } },
      // The form reads its node again: another id is another node.
      refetchQueries: 'code' in changes ? [] : ['OwnControl'],
      awaitRefetchQueries: true,
    });
    const saved = data?.updateOwnControl;
    if (!saved) return false;
    form.reset(now);
    showToast(t`已保存 ${now.code}`);
    onSaved(saved.control.id, control.parentId ?? null);
    return true;
  }
  useImperativeHandle(ref, () => ({ save }));
  useHotkeys(t`编辑`, [{ keys: 'Mod+KeyS', label: t`保存`, whileTyping: true, run: () => void save() }]);
  useEffect(() => {
    if (!isDirty) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isDirty]);

  return (
    <form
      className={styles.control}
      aria-label={t`条款内容`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>
        {names.kind(kind)} {control.code}
      </h2>
      {error && Object.keys(wrong).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
      {wrong['kind'] && <Banner tone="negative">{wrong['kind']}</Banner>}
      <TextField
        label={t`名称`}
        required
        maxLength={500}
        error={errors.name?.message ?? wrong['name']}
        {...form.register('name', need(t`请填写名称`))}
      />
      <TextArea
        label={t`要求`}
        rows={6}
        maxLength={20_000}
        error={wrong['text']}
        {...form.register('text')}
      />
      <div className={styles.grid}>
        <TextField
          label={t`编号`}
          required
          maxLength={120}
          error={errors.code?.message ?? wrong['code']}
          {...form.register('code', need(t`请填写编号`))}
        />
        <TextField label={t`条号`} maxLength={120} error={wrong['ref']} {...form.register('ref')} />
        {levels.length > 0 && (
          <Select
            label={t`等级`}
            placeholder={kind === 'INDICATOR' ? t`不计分` : t`不分级`}
            options={levels.map((level) => ({ value: level.code, label: level.name }))}
            {...form.register('level')}
          />
        )}
        {kind === 'INDICATOR' && (
          <NumberField
            label={t`分值`}
            unit={t`分`}
            error={errors.score?.message ?? wrong['score']}
            {...form.register('score', amount)}
          />
        )}
        <NumberField
          label={t`权重`}
          error={errors.relativeWeight?.message ?? wrong['relativeWeight']}
          {...form.register('relativeWeight', amount)}
        />
        {kind !== 'INDICATOR' && (
          <NumberField
            label={t`印刷分值`}
            unit={t`分`}
            error={errors.printedScore?.message ?? wrong['printedScore']}
            {...form.register('printedScore', amount)}
          />
        )}
      </div>
      {kind === 'DUTY' && (
        <div className={styles.grid}>
          <TextField label={t`谁来做`} maxLength={500} {...form.register('who')} />
          <Select
            label={t`多久一次`}
            placeholder={t`来源没有说明`}
            options={Object.entries(frequencies).map(([value, label]) => ({ value, label }))}
            {...form.register('frequency')}
          />
          <TextField label={t`检查看什么`} maxLength={2000} {...form.register('evidence')} />
        </div>
      )}
      <div className={styles.checks}>
        {leaf && <Checkbox label={t`仅供参考，不作答`} {...form.register('informative')} />}
        <Checkbox label={t`由安全负责人负责`} {...form.register('security')} />
      </div>
      {leaf && (
        <ReferenceField
          value={values.references}
          error={wrong['references']}
          onChange={(references) => form.setValue('references', references, { shouldDirty: true })}
        />
      )}
      {control.notes.map((note) => (
        <TextArea
          key={note.title + note.text}
          label={t`备注：${note.title}`}
          value={note.text}
          readOnly
          rows={3}
        />
      ))}
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" busy={loading} disabled={!isDirty}>{t`保存`}</Button>
        <Button disabled={!isDirty} onClick={() => form.reset(start)}>{t`还原`}</Button>
        <span className={styles.note}>{t`选择其他条款时自动保存`}</span>
      </div>
    </form>
  );
}

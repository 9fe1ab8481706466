import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { graphql } from '../../../gql';
import type { ControlKind } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Select } from '../../../ui/Select';
import { Banner, useErrorText } from '../../../ui/States';
import { TextArea } from '../../../ui/TextArea';
import { TextField } from '../../../ui/TextField';
import { showToast } from '../../../ui/toastStore';
import { useFrameworkNames } from '../useFrameworkNames';
import styles from './Own.module.css';

const AddOwnControlMutation = graphql(/* GraphQL */ `
  mutation AddOwnControl($input: AddOwnControlInput!) {
    addOwnControl(input: $input) {
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
        parentId
      }
    }
  }
`);

/** Where a new node shall stand. */
export interface NewPlace {
  readonly parentId: string | null;
  /** Code and name of the node above; null at the top. */
  readonly parent: string | null;
  readonly position: number | null;
  /** A code to begin with. */
  readonly code: string;
}

interface AddControlDialogProps {
  frameworkId: string;
  kinds: readonly ControlKind[];
  place: NewPlace;
  onAdded: (id: string, parentId: string | null) => void;
  onClose: () => void;
}

/** A new node of a draft: what it is, its code, name and text. The rest is filled in beside the tree. */
export function AddControlDialog({ frameworkId, kinds, place, onAdded, onClose }: AddControlDialogProps) {
  const { t } = useLingui();
  const names = useFrameworkNames();
  const errorText = useErrorText();
  const form = useForm<{ kind: ControlKind; code: string; name: string; text: string }>({
    defaultValues: { kind: kinds[0]!, code: place.code, name: '', text: '' },
  });
  const [add, { error, loading }] = useMutation(AddOwnControlMutation, { errorPolicy: 'all' });
  const wrong = error ? describeError(error).fields : {};
  const { errors } = form.formState;
  const need = (message: string) => ({ validate: (text: string) => text.trim() !== '' || message });

  const submit = form.handleSubmit(async ({ kind, code, name, text }) => {
    const { parentId, position } = place;
    const { data } = await add({
      variables: { input: { frameworkId, kind, code, name, text: text || null, parentId, position } },
    });
    if (!data) return;
    const { control } = data.addOwnControl;
    showToast(t`已新增 ${code}`);
    onAdded(control.id, control.parentId ?? null);
    onClose();
  });

  return (
    <Dialog
      title={t`新增条款`}
      sticky={form.formState.isDirty}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      footerNote={place.parent ? t`位置：${place.parent}` : t`位置：最上层`}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`新增`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(wrong).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <div className={styles.head}>
          <Select
            label={t`类型`}
            options={kinds.map((kind) => ({ value: kind, label: names.kind(kind) }))}
            error={wrong['kind']}
            {...form.register('kind')}
          />
          <TextField
            label={t`编号`}
            required
            maxLength={120}
            data-autofocus
            error={errors.code?.message ?? wrong['code']}
            {...form.register('code', need(t`请填写编号`))}
          />
        </div>
        <TextField
          label={t`名称`}
          required
          maxLength={500}
          error={errors.name?.message ?? wrong['name']}
          {...form.register('name', need(t`请填写名称`))}
        />
        <TextArea
          label={t`要求`}
          rows={4}
          maxLength={20_000}
          error={wrong['text']}
          {...form.register('text')}
        />
      </div>
    </Dialog>
  );
}

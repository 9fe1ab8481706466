import { useMutation, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { graphql } from '../../../gql';
import { describeError } from '../../../lib/errors';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Select } from '../../../ui/Select';
import { Banner, useErrorText } from '../../../ui/States';
import { TextField } from '../../../ui/TextField';
import { showToast } from '../../../ui/toastStore';
import styles from '../own/Own.module.css';

const MappableFrameworksQuery = graphql(/* GraphQL */ `
  query MappableFrameworks {
    frameworks {
      id
      code
      shortName
      state
    }
  }
`);

const ImportMappingSetMutation = graphql(/* GraphQL */ `
  mutation ImportMappingSet($input: ImportMappingSetInput!) {
    importMappingSet(input: $input) {
      crosswalk {
        id
      }
    }
  }
`);

interface MappingSetDialogProps {
  importId: string;
  position: number;
  set: { name: string; source: string; target: string; count: number };
  onClose: () => void;
}

/** Which frameworks a set of mappings is about here: a file knows them by its own names. */
export function MappingSetDialog({ importId, position, set, onClose }: MappingSetDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const { data } = useSuspenseQuery(MappableFrameworksQuery);
  const books = data.frameworks.filter((one) => one.state !== 'DRAFT');
  const form = useForm({
    defaultValues: {
      source: matching(books, set.source),
      target: matching(books, set.target),
      code: codeOf(`${endOf(set.source)}-${endOf(set.target)}`),
      name: set.name.slice(0, 200),
    },
  });
  const [run, { error, loading }] = useMutation(ImportMappingSetMutation, { errorPolicy: 'all' });
  const wrong = error ? describeError(error).fields : {};
  const { errors } = form.formState;
  const need = (message: string) => ({ validate: (text: string) => text.trim() !== '' || message });
  const options = books.map((one) => ({ value: one.code, label: one.shortName }));

  const submit = form.handleSubmit(async ({ source, target, code, name }) => {
    const { data: done } = await run({
      variables: {
        input: { importId, position, sourceFrameworkCode: source, targetFrameworkCode: target, code, name },
      },
    });
    if (!done) return;
    showToast(t`已导入对标 ${name}，等待核对`);
    onClose();
  });

  return (
    <Dialog
      title={t`导入对标`}
      size="wide"
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`导入对标`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{wrong['mappings'] ?? errorText(error)}</Banner>}
        <p className={styles.note}>
          {set.source} → {set.target}
        </p>
        <div className={styles.head}>
          <Select
            label={t`来源标准`}
            required
            placeholder={t`请选择`}
            options={options}
            error={errors.source?.message}
            {...form.register('source', need(t`请选择标准`))}
          />
          <Select
            label={t`目标标准`}
            required
            placeholder={t`请选择`}
            options={options}
            error={errors.target?.message}
            {...form.register('target', need(t`请选择标准`))}
          />
          <TextField
            label={t`名称`}
            required
            maxLength={200}
            error={errors.name?.message ?? wrong['name']}
            {...form.register('name', need(t`请填写名称`))}
          />
          <TextField
            label={t`编号`}
            required
            maxLength={60}
            error={errors.code?.message ?? wrong['code']}
            {...form.register('code', need(t`请填写编号`))}
          />
        </div>
      </div>
    </Dialog>
  );
}

const endOf = (urn: string): string => urn.split(':').at(-1) ?? '';

const codeOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);

/** The framework of the same name, here or among the own ones; else nothing is chosen. */
function matching(books: readonly { code: string }[], urn: string): string {
  const end = endOf(urn);
  return books.find(({ code }) => code === end || code === `own-${end}`)?.code ?? '';
}

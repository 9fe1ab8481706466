import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { graphql } from '../../../gql';
import { describeError } from '../../../lib/errors';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Banner, useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { HeadFields } from './HeadFields';
import { startHead, toHeadInput, type HeadValues, type KnownHead } from './headForm';
import styles from './Own.module.css';

const UpdateFrameworkMutation = graphql(/* GraphQL */ `
  mutation UpdateFramework($input: UpdateFrameworkInput!) {
    updateFramework(input: $input) {
      framework {
        id
        name
        shortName
        edition
        issuer
        documentNumber
        publishedOn
        effectiveOn
      }
    }
  }
`);

/** What a draft says about itself, to be changed. */
export function HeadDialog({
  framework,
  onClose,
}: {
  framework: KnownHead & { id: string };
  onClose: () => void;
}) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const form = useForm<HeadValues>({ defaultValues: startHead(framework) });
  const [update, { error, loading }] = useMutation(UpdateFrameworkMutation, { errorPolicy: 'all' });
  const wrong = error ? describeError(error).fields : {};
  const submit = form.handleSubmit(async (values) => {
    const { code: _, ...head } = toHeadInput(values);
    const { data } = await update({ variables: { input: { id: framework.id, ...head } } });
    if (!data) return;
    showToast(t`已保存 ${values.shortName}`);
    onClose();
  });
  return (
    <Dialog
      title={t`标准信息`}
      size="wide"
      sticky={form.formState.isDirty}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`保存`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(wrong).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <HeadFields form={form} wrong={wrong} codeFixed />
      </div>
    </Dialog>
  );
}

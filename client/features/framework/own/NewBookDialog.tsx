import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useNavigate } from 'react-router';
import { graphql } from '../../../gql';
import { describeError } from '../../../lib/errors';
import { Button } from '../../../ui/Button';
import { RadioGroup } from '../../../ui/Checkbox';
import { Dialog } from '../../../ui/Dialog';
import { Banner, useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { useFrameworkNames } from '../useFrameworkNames';
import { HeadFields } from './HeadFields';
import { nextYear, startHead, thisYear, toHeadInput, type HeadValues } from './headForm';
import styles from './Own.module.css';

const CreateFrameworkMutation = graphql(/* GraphQL */ `
  mutation CreateFramework($input: CreateFrameworkInput!) {
    createFramework(input: $input) {
      framework {
        id
        code
      }
    }
  }
`);

const CopyFrameworkMutation = graphql(/* GraphQL */ `
  mutation CopyFramework($input: CopyFrameworkInput!) {
    createFrameworkFromCopy(input: $input) {
      framework {
        id
        code
      }
    }
  }
`);

interface NewBookDialogProps {
  /** The framework to copy; without it an empty one is made. */
  source?: { id: string; code: string; name: string; shortName: string; edition: string };
  onClose: () => void;
}

/** A new framework of the organization: empty, or with the clauses of another one. Both become drafts to be edited. */
export function NewBookDialog({ source, onClose }: NewBookDialogProps) {
  const { t } = useLingui();
  const names = useFrameworkNames();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const year = source ? nextYear(source.edition) : thisYear();
  const form = useForm<HeadValues>({
    defaultValues: startHead(
      source
        ? {
            code: `${source.code.replace(/^own-/, '').replace(/-?\d{4}$/, '')}-${year}`,
            name: source.name,
            shortName: `${source.shortName.replace(/ ?\d{4}$/, '')} ${year}`,
            edition: year,
          }
        : { edition: year },
    ),
  });
  const [scoring, setScoring] = useState<'CHECKLIST' | 'POINTS'>('CHECKLIST');
  const options = { refetchQueries: ['FrameworkList'], errorPolicy: 'all' as const };
  const [create, creating] = useMutation(CreateFrameworkMutation, options);
  const [copy, copying] = useMutation(CopyFrameworkMutation, options);
  const error = creating.error ?? copying.error;
  const wrong = error ? describeError(error).fields : {};

  const submit = form.handleSubmit(async (values) => {
    const head = toHeadInput(values);
    const made = source
      ? (await copy({ variables: { input: { ...head, frameworkId: source.id } } })).data
          ?.createFrameworkFromCopy
      : (await create({ variables: { input: { ...head, scoringKind: scoring } } })).data?.createFramework;
    if (!made) return;
    showToast(t`已建立草稿 ${values.shortName}`);
    onClose();
    void navigate(`/frameworks/${made.framework.code}`);
  });

  return (
    <Dialog
      title={source ? t`复制为本机构的标准` : t`新建标准`}
      size="wide"
      sticky={form.formState.isDirty}
      onClose={onClose}
      onSubmit={(event) => void submit(event)}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={creating.loading || copying.loading}>
            {source ? t`复制并编辑` : t`建立草稿`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(wrong).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        {source ? (
          <p className={styles.note}>
            {t`复制“${source.shortName}”的全部条款、权重和引用。复制后可以逐条增删、改权重，发布之后不再改变。`}
          </p>
        ) : (
          <RadioGroup
            legend={t`计分方式`}
            name="scoring"
            value={scoring}
            options={[
              { value: 'CHECKLIST', label: names.scoring('CHECKLIST'), hint: t`逐条判断是否符合` },
              { value: 'POINTS', label: names.scoring('POINTS'), hint: t`每条指标有分值` },
            ]}
            onChange={setScoring}
          />
        )}
        <HeadFields form={form} wrong={wrong} />
      </div>
    </Dialog>
  );
}

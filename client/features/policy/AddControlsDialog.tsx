import { useMutation, useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Part } from '../../ui/ErrorBoundary';
import { Select } from '../../ui/Select';
import { SkeletonRows } from '../../ui/Skeleton';
import { Banner, useErrorText } from '../../ui/States';
import { TextField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { ControlChoice } from '../evidence';
import { AddPolicyControlsDocument, refreshed } from './verbs';
import styles from './Policy.module.css';

const PolicyBooksDocument = graphql(/* GraphQL */ `
  query PolicyBooks {
    frameworks {
      id
      code
      shortName
      scoringKind
      levels {
        code
        name
      }
    }
  }
`);

interface AddControlsDialogProps {
  policyId: string;
  onClose: () => void;
}

/** Chooses controls that the policy proves: rule book, level, search, tick. */
export function AddControlsDialog({ policyId, onClose }: AddControlsDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const { data } = useQuery(PolicyBooksDocument);
  const [book, setBook] = useState('mlps-2.0');
  const [chosenLevel, setLevel] = useState('');
  const [search, setSearch] = useState('');
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [add, { loading, error }] = useMutation(AddPolicyControlsDocument, {
    errorPolicy: 'all',
    refetchQueries: refreshed,
  });
  const framework = data?.frameworks.find((one) => one.code === book);
  const levels = framework?.levels ?? [];
  const level = levels.find((one) => one.code === chosenLevel) ?? levels[2] ?? levels[0];
  const save = async () => {
    if (selection.size === 0) return;
    const done = await add({ variables: { policyId, controlIds: [...selection] } });
    if (!done.data) return;
    showToast(t`已添加 ${done.data.addPolicyControls.changed} 个条款`);
    onClose();
  };
  return (
    <Dialog
      title={t`添加条款`}
      size="wide"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      footerNote={t`已选 ${selection.size} 个条款`}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading} disabled={selection.size === 0}>
            {t`添加`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{errorText(error)}</Banner>}
        <div className={styles.bar}>
          <div className={styles.grow}>
            <TextField
              label={t`搜索条款`}
              data-autofocus
              icon="search"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </div>
          <Select
            label={t({ message: '标准', context: 'field' })}
            value={book}
            options={(data?.frameworks ?? []).map((one) => ({ value: one.code, label: one.shortName }))}
            onChange={(event) => {
              setBook(event.target.value);
              setSelection(new Set());
            }}
          />
          {levels.length > 1 && (
            <Select
              label={t`等级`}
              value={level?.code ?? ''}
              options={levels.map((one) => ({ value: one.code, label: one.name }))}
              onChange={(event) => {
                setLevel(event.target.value);
                setSelection(new Set());
              }}
            />
          )}
        </div>
        <div className={styles.tree}>
          {framework ? (
            <Part resetKey={`${book}/${level?.code ?? ''}`} fallback={<SkeletonRows rows={9} />}>
              <ControlChoice
                frameworkCode={book}
                level={level?.code ?? null}
                search={search}
                selection={selection}
                onSelectionChange={setSelection}
              />
            </Part>
          ) : (
            <SkeletonRows rows={9} />
          )}
        </div>
      </div>
    </Dialog>
  );
}

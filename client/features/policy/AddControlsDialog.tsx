import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Banner, useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { ControlPicker } from '../evidence';
import { AddPolicyControlsDocument, refreshed } from './verbs';
import styles from './Policy.module.css';

interface AddControlsDialogProps {
  policyId: string;
  onClose: () => void;
}

/** Chooses controls that the policy proves. */
export function AddControlsDialog({ policyId, onClose }: AddControlsDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [add, { loading, error }] = useMutation(AddPolicyControlsDocument, {
    errorPolicy: 'all',
    refetchQueries: refreshed,
  });
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
        <ControlPicker
          selection={selection}
          onSelectionChange={setSelection}
          onScopeChange={() => setSelection(new Set())}
        />
      </div>
    </Dialog>
  );
}

import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { Banner, useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { RemoveNoteDocument, seenIn } from './changes';
import type { InspectionNote } from './documents';
import styles from './Inspection.module.css';

interface RemoveNoteDialogProps {
  note: InspectionNote;
  onClose: () => void;
}

/** Takes back what was noted by mistake, and says why. */
export function RemoveNoteDialog({ note, onClose }: RemoveNoteDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [remove, { loading, error }] = useMutation(RemoveNoteDocument, {
    errorPolicy: 'all',
    refetchQueries: seenIn,
  });
  const confirm = async (reason: string) => {
    const input = { id: note.id, version: note.version, reason };
    if (!(await remove({ variables: { input } })).data) return;
    showToast(t`已删除记录`);
    onClose();
  };
  return (
    <ReasonDialog
      title={t`删除记录`}
      label={t`原因`}
      hint={t`原文和原因保留在操作记录中`}
      confirm={t`删除`}
      usual={[t`记错了`, t`重复记录`]}
      danger
      busy={loading}
      onConfirm={(reason) => void confirm(reason)}
      onClose={onClose}
    >
      {error && <Banner tone="negative">{errorText(error)}</Banner>}
      <p className={styles.words}>{note.text}</p>
    </ReasonDialog>
  );
}

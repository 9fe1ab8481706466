import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { ConfirmDialog } from '../../ui/Dialog';
import { Banner, useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { DeleteRoadmapDocument } from './changes';
import { type Roadmap } from './documents';

interface DeleteDialogProps {
  roadmap: Roadmap;
  onClose: () => void;
  onDone: () => void;
}

/** Asks before a roadmap goes with everything in it. */
export function DeleteDialog({ roadmap, onClose, onDone }: DeleteDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [drop, { loading, error }] = useMutation(DeleteRoadmapDocument, {
    refetchQueries: ['Roadmaps'],
    errorPolicy: 'all',
  });
  const confirm = async () => {
    const { data } = await drop({ variables: { id: roadmap.id } });
    if (!data) return;
    showToast(t`已删除规划`);
    onDone();
  };
  return (
    <ConfirmDialog
      title={t`删除规划`}
      confirm={t`删除规划`}
      danger
      busy={loading}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {error && <Banner tone="negative">{errorText(error)}</Banner>}
      <p>{t`“${roadmap.name}”和其中的 ${roadmap.packages.length} 个工作包、${roadmap.scenarios.length - 1} 个方案都会删除；回看过去的日子时仍能看到。`}</p>
    </ConfirmDialog>
  );
}

import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { ConfirmDialog } from '../../ui/Dialog';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { Banner, useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { DeletePackDocument, WithdrawPackDocument } from './changes';
import { type Pack } from './documents';

/** Takes a frozen pack back, with the reason. */
export function WithdrawDialog({ pack, onClose }: { pack: Pack; onClose: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [withdraw, { loading, error }] = useMutation(WithdrawPackDocument, {
    refetchQueries: ['PackPage', 'Packs'],
    errorPolicy: 'all',
  });
  const confirm = async (reason: string) => {
    const { data } = await withdraw({ variables: { id: pack.id, reason } });
    if (!data) return;
    showToast(t`已撤回材料包`);
    onClose();
  };
  return (
    <ReasonDialog
      title={t`撤回材料包`}
      label={t`撤回原因`}
      confirm={t`撤回材料包`}
      danger
      busy={loading}
      onConfirm={(text) => void confirm(text)}
      onClose={onClose}
    >
      {error && <Banner tone="negative">{errorText(error)}</Banner>}
      <p>{t`撤回后谁也不能再下载和查阅，分享链接和检查账号立即失效，收入的证据不再封存。已经下载的无法收回。`}</p>
    </ReasonDialog>
  );
}

/** Asks before a pack goes that was never frozen. */
export function DeleteDialog({
  pack,
  onClose,
  onDone,
}: {
  pack: Pack;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [drop, { loading, error }] = useMutation(DeletePackDocument, {
    refetchQueries: ['Packs'],
    errorPolicy: 'all',
  });
  const confirm = async () => {
    const { data } = await drop({ variables: { id: pack.id } });
    if (!data) return;
    showToast(t`已删除材料包`);
    onDone();
  };
  return (
    <ConfirmDialog
      title={t`删除材料包`}
      confirm={t`删除材料包`}
      danger
      busy={loading}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {error && <Banner tone="negative">{errorText(error)}</Banner>}
      <p>{t`“${pack.name}”的章节编排会删除；测评和证据不受影响。`}</p>
    </ConfirmDialog>
  );
}

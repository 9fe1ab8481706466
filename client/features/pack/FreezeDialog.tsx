import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { describeError } from '../../lib/errors';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Dialog } from '../../ui/Dialog';
import { Banner, useErrorText } from '../../ui/States';
import { FreezePackDocument } from './changes';
import { type Pack } from './documents';
import styles from './Pack.module.css';

/** Asks for the look at data of patients before a pack is fixed for ever. */
export function FreezeDialog({ pack, onClose }: { pack: Pack; onClose: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [masked, setMasked] = useState(false);
  const [freeze, { loading, error }] = useMutation(FreezePackDocument, {
    refetchQueries: ['PackPage', 'Packs'],
    errorPolicy: 'all',
  });
  const fields = error ? describeError(error).fields : {};
  const submit = async () => {
    const { data } = await freeze({
      variables: { input: { id: pack.id, version: pack.version, patientDataMasked: masked } },
    });
    if (data) onClose();
  };
  return (
    <Dialog
      title={t`冻结材料包`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" icon="lock" busy={loading} disabled={!masked}>
            {t`冻结材料包`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{fields['patientDataMasked'] ?? errorText(error)}</Banner>}
        <p>{t`按此刻的数据生成全部文件并签名，之后内容不再变化。收入的证据在材料包撤回之前不能删除。`}</p>
        <Checkbox
          label={t`我已检查：收入的截图和文件中，患者姓名、证件号、电话等信息都已遮盖`}
          checked={masked}
          onChange={(event) => setMasked(event.target.checked)}
        />
        <p className={styles.note}>{t`您的姓名会作为确认人写入材料目录。`}</p>
      </div>
    </Dialog>
  );
}

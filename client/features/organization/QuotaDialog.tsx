import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql';
import { describeError } from '../../lib/errors';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { useErrorText } from '../../ui/States';
import { TextField } from '../../ui/TextField';

const SetQuota = graphql(/* GraphQL */ `
  mutation SetStorageQuota($input: SetStorageQuotaInput!) {
    setStorageQuota(input: $input) {
      storage {
        quotaBytes
      }
    }
  }
`);

const gigabyte = 1024 ** 3;

/** How much the files of the hospital may take, in GB; empty for no limit. */
export function QuotaDialog({ quotaBytes, onClose }: { quotaBytes: number | null; onClose: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [value, setValue] = useState(
    quotaBytes === null ? '' : String(Number((quotaBytes / gigabyte).toFixed(3))),
  );
  const [save, { error, loading }] = useMutation(SetQuota, {
    refetchQueries: ['StorageUse'],
    errorPolicy: 'all',
  });
  const isNumber = value.trim() === '' || /^\d{1,6}(\.\d{1,3})?$/.test(value.trim());
  const fields = error ? describeError(error).fields : {};
  const send = async () => {
    if (!isNumber) return;
    const bytes = value.trim() === '' ? null : Math.round(Number(value) * gigabyte);
    const { data } = await save({ variables: { input: { quotaBytes: bytes } } });
    if (data) onClose();
  };
  return (
    <Dialog
      title={t`设置存储配额`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      footer={<Button type="submit" variant="primary" busy={loading}>{t`保存`}</Button>}
    >
      <TextField
        label={t`配额（GB）`}
        autoFocus
        inputMode="decimal"
        value={value}
        hint={t`空着表示不限。低于已用量时不再接收新文件，已有文件不受影响。`}
        onChange={(event) => setValue(event.target.value)}
        error={
          isNumber
            ? (fields.quotaBytes ?? (error ? errorText(error) : undefined))
            : t`请填写数字，最多三位小数`
        }
      />
    </Dialog>
  );
}

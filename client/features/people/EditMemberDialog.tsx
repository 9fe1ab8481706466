import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql';
import { endOfDay } from '../../lib/format';
import { describeError } from '../../lib/errors';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { useErrorText } from '../../ui/States';
import { DateField, TextField } from '../../ui/TextField';
import { UnitField } from '../organization';
import styles from './People.module.css';

const UpdateMemberMutation = graphql(/* GraphQL */ `
  mutation UpdateMember($input: UpdateMemberInput!) {
    updateMember(input: $input) {
      membership {
        id
        displayName
        validUntil
        unit {
          id
          path
        }
      }
    }
  }
`);

interface EditMemberDialogProps {
  member: { id: string; displayName: string; validUntil?: string | null; unit?: { id: string } | null };
  onClose: () => void;
}

/** Name, unit and end of a membership. */
export function EditMemberDialog({ member, onClose }: EditMemberDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [displayName, setDisplayName] = useState(member.displayName);
  const [unitId, setUnitId] = useState(member.unit?.id ?? null);
  const [validUntil, setValidUntil] = useState(member.validUntil?.slice(0, 10) ?? '');
  const [update, { loading, error }] = useMutation(UpdateMemberMutation, { errorPolicy: 'all' });
  const fields = error ? describeError(error).fields : {};
  return (
    <Dialog
      title={t`修改资料`}
      size="small"
      onClose={onClose}
      sticky
      onSubmit={(event) => {
        event.preventDefault();
        const input = {
          id: member.id,
          displayName,
          unitId,
          validUntil: validUntil ? endOfDay(validUntil) : null,
        };
        void update({ variables: { input } }).then((result) => result.data && onClose());
      }}
      footer={<Button type="submit" variant="primary" busy={loading}>{t`保存`}</Button>}
    >
      <div className={styles.form}>
        <TextField
          label={t`姓名`}
          required
          autoFocus
          value={displayName}
          onChange={(event) => setDisplayName(event.target.value)}
          error={fields.displayName}
        />
        <UnitField label={t`科室`} value={unitId} onChange={setUnitId} />
        <DateField
          label={t`截止日期`}
          value={validUntil}
          onChange={(event) => setValidUntil(event.target.value)}
        />
        {error && Object.keys(fields).length === 0 && <p role="alert">{errorText(error)}</p>}
      </div>
    </Dialog>
  );
}

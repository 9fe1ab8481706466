import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { graphql } from '../../gql';
import type { UnitKind } from '../../gql/graphql';
import { describeError } from '../../lib/errors';
import { Button } from '../../ui/Button';
import { Combobox } from '../../ui/Combobox';
import { Dialog } from '../../ui/Dialog';
import { Select } from '../../ui/Select';
import { useErrorText } from '../../ui/States';
import { TextField } from '../../ui/TextField';
import styles from './UnitDialog.module.css';

const CreateUnitMutation = graphql(/* GraphQL */ `
  mutation CreateUnit($input: CreateUnitInput!) {
    createUnit(input: $input) {
      unit {
        id
      }
    }
  }
`);

const UpdateUnitMutation = graphql(/* GraphQL */ `
  mutation UpdateUnit($input: UpdateUnitInput!) {
    updateUnit(input: $input) {
      unit {
        id
      }
    }
  }
`);

interface Named {
  id: string;
  code: string;
  name: string;
  path: string;
}

/** Adds a campus or department, or renames one. */
export function UnitDialog({
  unit,
  units,
  onClose,
}: {
  unit: Named | null;
  units: readonly Named[];
  onClose: () => void;
}) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [code, setCode] = useState(unit?.code ?? '');
  const [name, setName] = useState(unit?.name ?? '');
  const [kind, setKind] = useState<UnitKind>('DEPARTMENT');
  const [parentId, setParentId] = useState<string | null>(null);
  const options = { refetchQueries: ['Units', 'UnitOptions'], errorPolicy: 'all' as const };
  const [create, creation] = useMutation(CreateUnitMutation, options);
  const [update, change] = useMutation(UpdateUnitMutation, options);
  const error = creation.error ?? change.error;
  const fields = error ? describeError(error).fields : {};
  const save = async () => {
    const result = unit
      ? await update({ variables: { input: { id: unit.id, code, name } } })
      : await create({ variables: { input: { code, name, kind, parentId } } });
    if (result.data) onClose();
  };
  return (
    <Dialog
      title={unit ? t`修改 ${unit.name}` : t`添加院区或科室`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      footer={
        <Button type="submit" variant="primary" busy={creation.loading || change.loading}>{t`保存`}</Button>
      }
    >
      <div className={styles.form}>
        <TextField
          label={t`名称`}
          required
          autoFocus
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fields.name}
        />
        <TextField
          label={t`编码`}
          required
          value={code}
          onChange={(event) => setCode(event.target.value)}
          error={fields.code}
        />
        {!unit && (
          <>
            <Select
              label={t`类型`}
              value={kind}
              onChange={(event) => setKind(event.target.value as UnitKind)}
              options={[
                { value: 'DEPARTMENT', label: t({ message: '科室', context: 'unit kind' }) },
                { value: 'CAMPUS', label: t`院区` },
              ]}
            />
            <Combobox
              label={t`上级`}
              value={parentId}
              onChange={setParentId}
              options={units.map((one) => ({
                value: one.id,
                label: one.name,
                note: one.path,
                keywords: one.code,
              }))}
            />
          </>
        )}
        {error && Object.keys(fields).length === 0 && <p role="alert">{errorText(error)}</p>}
      </div>
    </Dialog>
  );
}

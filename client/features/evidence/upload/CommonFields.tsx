import { useLingui } from '@lingui/react/macro';
import type { EvidenceLabel } from '../../../gql/graphql';
import { Select } from '../../../ui/Select';
import { DateField, TextField } from '../../../ui/TextField';
import { UnitField } from '../../organization';
import { evidenceLabels, useEvidenceNames } from '../useEvidenceNames';
import styles from './Upload.module.css';

/** As it is typed. */
export interface CommonValues {
  unitId: string | null;
  label: EvidenceLabel;
  validUntil: string;
  tags: string;
}

export const noValues: CommonValues = { unitId: null, label: 'INTERNAL', validUntil: '', tags: '' };

interface CommonFieldsProps {
  values: CommonValues;
  onChange: (change: Partial<CommonValues>) => void;
}

/** What is said once for all files. */
export function CommonFields({ values, onChange }: CommonFieldsProps) {
  const { t } = useLingui();
  const names = useEvidenceNames();
  return (
    <div className={styles.pair}>
      <UnitField
        label={t`科室`}
        value={values.unitId}
        onChange={(unitId) => onChange({ unitId })}
        placeholder={t`默认为您的科室`}
      />
      <Select
        label={t`密级`}
        options={evidenceLabels.map((value) => ({ value, label: names.label(value) }))}
        value={values.label}
        onChange={(event) => onChange({ label: event.target.value as EvidenceLabel })}
      />
      <DateField
        label={t`有效期至`}
        value={values.validUntil}
        hint={t`空着表示长期有效`}
        onChange={(event) => onChange({ validUntil: event.target.value })}
      />
      <TextField
        label={t`标签`}
        value={values.tags}
        hint={t`用空格或逗号分开`}
        onChange={(event) => onChange({ tags: event.target.value })}
      />
    </div>
  );
}

import { useLingui } from '@lingui/react/macro';
import { MemberField } from '../people';
import { addDays, today } from '../../lib/format';
import { DateField, TextField } from '../../ui/TextField';

export interface ExtractChoice {
  from: string;
  to: string;
  objectType: string;
  actorId: string | null;
}

/** What an auditor most often files: the thirty days up to now. */
export const lastMonth = (): ExtractChoice => ({
  from: addDays(today(), -29),
  to: today(),
  objectType: '',
  actorId: null,
});

interface ExtractFieldsProps {
  value: ExtractChoice;
  onChange: (value: ExtractChoice) => void;
}

/** Which events an extract holds. */
export function ExtractFields({ value, onChange }: ExtractFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <p>{t`列出一个时段的审计记录，附统计、在审计链中的位置和与封存值的比对。最长 366 天，最多 20,000 条。`}</p>
      <DateField
        label={t`从`}
        required
        value={value.from}
        onChange={(event) => onChange({ ...value, from: event.target.value })}
      />
      <DateField
        label={t`到`}
        required
        value={value.to}
        onChange={(event) => onChange({ ...value, to: event.target.value })}
      />
      <MemberField
        label={t`操作人`}
        value={value.actorId}
        name={null}
        onChange={(actorId) => onChange({ ...value, actorId })}
      />
      <TextField
        label={t`对象类型，如 Evidence`}
        value={value.objectType}
        onChange={(event) => onChange({ ...value, objectType: event.target.value })}
      />
    </>
  );
}

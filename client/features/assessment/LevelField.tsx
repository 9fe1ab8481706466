import { useLingui } from '@lingui/react/macro';
import { Select } from '../../ui/Select';

interface LevelFieldProps {
  levels: readonly { code: string; name: string }[];
  value: string | null;
  onChange: (level: string | null) => void;
  error?: string | undefined;
}

/** The level or grade to be reached; level 0 is where everybody is. */
export function LevelField({ levels, value, onChange, error }: LevelFieldProps) {
  const { t } = useLingui();
  return (
    <Select
      label={t`目标级别`}
      required
      placeholder={t`请选择`}
      options={levels
        .filter(({ code }) => code !== '0')
        .map(({ code, name }) => ({ value: code, label: name }))}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || null)}
      hint={t`差距、未评和达标路径都按目标级别计算，以后可以改。`}
      error={error}
    />
  );
}

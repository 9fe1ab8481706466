import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Select } from '../../ui/Select';
import { Bone } from '../../ui/Skeleton';
import { ErrorState } from '../../ui/States';

interface SubjectFieldProps {
  label: string;
  /** What is asked for; undefined until it is there. */
  asked: { readonly error?: Error | undefined; refetch: () => Promise<unknown> };
  choices: readonly { readonly value: string; readonly label: string }[] | undefined;
  /** What the document says of it. */
  note?: string;
  hint: string | undefined;
  /** Instead of the choice where there is none. */
  empty: ReactNode;
  value: string | null;
  onChange: (id: string) => void;
}

/** Which of many a document is about; nothing is chosen for the reader. */
export function SubjectField(props: SubjectFieldProps) {
  const { t } = useLingui();
  const { label, asked, choices, note, hint, empty, value, onChange } = props;
  if (asked.error && !choices)
    return (
      <ErrorState compact error={asked.error} onRetry={() => void asked.refetch().catch(() => undefined)} />
    );
  if (!choices) return <Bone />;
  if (choices.length === 0) return <>{empty}</>;
  return (
    <>
      {note && <p>{note}</p>}
      <Select
        label={label}
        required
        placeholder={t`请选择`}
        value={choices.some((one) => one.value === value) ? (value ?? '') : ''}
        onChange={(event) => onChange(event.target.value)}
        options={choices}
        hint={hint}
      />
    </>
  );
}

import { useLingui } from '@lingui/react/macro';
import { today } from '../../lib/format';
import type { useView } from '../../lib/useView';
import { DateField } from '../../ui/TextField';
import { Select } from '../../ui/Select';
import { periods } from './period';

/** How many days up to which one, kept in the address. */
export function PeriodFields({
  asked: { view, days, to },
}: {
  asked: { view: ReturnType<typeof useView>; days: number; to: string };
}) {
  const { t } = useLingui();
  return (
    <>
      <Select
        label={t`期间`}
        labelHidden
        options={periods.map((days) => ({ value: String(days), label: t`近 ${days} 天` }))}
        value={String(days)}
        onChange={(event) => view.set({ days: event.target.value || null })}
      />
      <DateField
        label={t`截至`}
        labelHidden
        max={today()}
        value={to}
        onChange={(event) =>
          view.set({ to: event.target.value === today() ? null : event.target.value || null })
        }
      />
    </>
  );
}

import { useLingui } from '@lingui/react/macro';
import { addDays, formatDate } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { DayField } from '../../../ui/DayField';
import type { Moments } from './useMoments';
import styles from './Compare.module.css';

/** The two days, and the usual stretches of time. */
export function DateRange({ moments, madeOn }: { moments: Moments; madeOn?: string }) {
  const { t } = useLingui();
  const { from, to, first, last, fault, choose } = moments;
  // What cannot be read stands empty in its field.
  const day = (value: string) => (Number.isNaN(Date.parse(value)) ? '' : formatDate(value));
  const spans = [
    { label: t`近 7 天`, from: addDays(last, -7) },
    { label: t`近 30 天`, from: addDays(last, -30) },
    { label: t`近 90 天`, from: addDays(last, -90) },
    ...(madeOn ? [{ label: t`建立以来`, from: formatDate(madeOn) }] : []),
  ].filter((span) => span.from >= first);
  return (
    <div className={styles.range}>
      <DayField
        label={t`从`}
        min={first}
        max={fault === null ? day(to) : last}
        value={day(from)}
        onPick={(picked) => choose({ from: picked })}
      />
      <DayField
        label={t`到`}
        min={fault === null ? day(from) : first}
        max={last}
        value={day(to)}
        onPick={(picked) => choose({ to: picked })}
      />
      <span className={styles.spans}>
        {spans.map((span) => (
          <Button
            key={span.label}
            size="small"
            aria-pressed={from === span.from && to === last}
            onClick={() => choose({ from: span.from, to: last })}
          >
            {span.label}
          </Button>
        ))}
      </span>
    </div>
  );
}

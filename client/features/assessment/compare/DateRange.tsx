import { useLingui } from '@lingui/react/macro';
import { addDays, formatDate } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { DateField } from '../../../ui/TextField';
import type { Moments } from './useMoments';
import styles from './Compare.module.css';

const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** The two days, and the usual stretches of time. */
export function DateRange({ moments, madeOn }: { moments: Moments; madeOn: string }) {
  const { t } = useLingui();
  const { from, to, first, last, choose } = moments;
  const day = (value: string) => (isDay(value) ? value : formatDate(value));
  const later = (value: string) => (value < first ? first : value);
  const spans = [
    { label: t`近 7 天`, from: addDays(last, -7) },
    { label: t`近 30 天`, from: addDays(last, -30) },
    { label: t`近 90 天`, from: addDays(last, -90) },
    { label: t`建立以来`, from: formatDate(madeOn) },
  ].filter((span) => span.from >= first);
  return (
    <div className={styles.range}>
      <DateField
        label={t`从`}
        min={first}
        max={day(to)}
        value={day(from)}
        onChange={(event) => isDay(event.target.value) && choose({ from: later(event.target.value) })}
      />
      <DateField
        label={t`到`}
        min={day(from)}
        max={last}
        value={day(to)}
        onChange={(event) => isDay(event.target.value) && choose({ to: event.target.value })}
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

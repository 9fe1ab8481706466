import { useLingui } from '@lingui/react/macro';
import { Link, useMatch } from 'react-router';
import { addDays, formatDate, formatDateTime } from '../../lib/format';
import { isDay, usePastRange } from '../../lib/pastRange';
import { useView } from '../../lib/useView';
import { Button, IconButton } from '../../ui/Button';
import { DayField } from '../../ui/DayField';
import { Banner } from '../../ui/States';
import styles from './Past.module.css';

/**
 * Which day is shown and that nothing can be changed on it; from here to other days, to a comparison and back to today.
 * Null for a day that cannot be shown.
 */
export function PastBanner({ asOf }: { asOf: string | null }) {
  const { t } = useLingui();
  const view = useView();
  const assessment = useMatch('/assessments/:id/*')?.params.id;
  const { first, last } = usePastRange();
  const day = asOf === null ? null : formatDate(asOf);
  const go = (to: string) => view.set({ asOf: to });
  return (
    <Banner
      tone="caution"
      icon="history"
      flush
      actions={
        <span className={styles.actions}>
          <IconButton
            icon="chevronLeft"
            label={t`前一天`}
            disabled={day === null || day <= first}
            onClick={() => day !== null && go(addDays(day, -1))}
          />
          <DayField label={t`回看的日期`} labelHidden min={first} max={last} value={day ?? ''} onPick={go} />
          <IconButton
            icon="chevronRight"
            label={t`后一天`}
            disabled={day === null || day >= last}
            onClick={() => day !== null && go(addDays(day, 1))}
          />
          {assessment && asOf !== null && (
            <Link to={`/assessments/${assessment}/compare?from=${encodeURIComponent(asOf)}&to=${last}`}>
              {t`与今天对比`}
            </Link>
          )}
          <Button size="small" icon="undo" onClick={() => view.set({ asOf: null })}>{t`回到今天`}</Button>
        </span>
      }
    >
      {asOf === null
        ? t`选另外一天回看，或回到今天。`
        : isDay(asOf)
          ? t`回看 ${asOf}：当天结束时的情况，只读。`
          : t`回看 ${formatDateTime(asOf)}：那一刻的情况，只读。`}
      {asOf !== null && <span className={styles.names}> {t`人员、科室和系统的名称按今天显示。`}</span>}
    </Banner>
  );
}

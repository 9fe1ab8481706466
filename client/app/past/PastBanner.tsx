import { useLingui } from '@lingui/react/macro';
import { Link, useMatch } from 'react-router';
import { addDays, formatDate, formatDateTime, today } from '../../lib/format';
import { useView } from '../../lib/useView';
import { useViewer } from '../../lib/viewer';
import { Button, IconButton } from '../../ui/Button';
import { Banner } from '../../ui/States';
import { DateField } from '../../ui/TextField';
import styles from './Past.module.css';

const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Which day is shown and that nothing can be changed on it; from here to other days, to a comparison and back to today. */
export function PastBanner({ asOf }: { asOf: string }) {
  const { t } = useLingui();
  const view = useView();
  const { pastFrom } = useViewer();
  const assessment = useMatch('/assessments/:id/*')?.params.id;
  const first = formatDate(pastFrom);
  const last = today();
  const day = isDay(asOf) ? asOf : formatDate(asOf);
  const go = (to: string) => {
    if (isDay(to) && to >= first && to <= last) view.set({ asOf: to });
  };
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
            disabled={day <= first}
            onClick={() => go(addDays(day, -1))}
          />
          <DateField
            label={t`回看的日期`}
            labelHidden
            min={first}
            max={last}
            value={day}
            onChange={(event) => go(event.target.value)}
          />
          <IconButton
            icon="chevronRight"
            label={t`后一天`}
            disabled={day >= last}
            onClick={() => go(addDays(day, 1))}
          />
          {assessment && (
            <Link to={`/assessments/${assessment}/compare?from=${encodeURIComponent(asOf)}&to=${last}`}>
              {t`与今天对比`}
            </Link>
          )}
          <Button size="small" icon="undo" onClick={() => view.set({ asOf: null })}>{t`回到今天`}</Button>
        </span>
      }
    >
      {isDay(asOf)
        ? t`回看 ${asOf}：当天结束时的情况，只读。人员、科室和系统的名称按今天显示。`
        : t`回看 ${formatDateTime(asOf)}：那一刻的情况，只读。人员、科室和系统的名称按今天显示。`}
    </Banner>
  );
}

import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { addDays } from '../../lib/format';
import { usePastRange } from '../../lib/pastRange';
import { useView } from '../../lib/useView';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { DateField } from '../../ui/TextField';
import styles from './Past.module.css';

/** Chooses the past day that the screen is to show. */
export function PastDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const view = useView();
  const { first, last } = usePastRange();
  const [day, setDay] = useState(() => later(first, addDays(last, -30)));
  const wrong = day < first || day > last;
  const choices = [
    { label: t`昨天`, day: addDays(last, -1) },
    { label: t`一周前`, day: addDays(last, -7) },
    { label: t`30 天前`, day: addDays(last, -30) },
    { label: t`90 天前`, day: addDays(last, -90) },
    { label: t`去年底`, day: `${Number(last.slice(0, 4)) - 1}-12-31` },
  ].filter((choice) => choice.day >= first);
  return (
    <Dialog
      title={t`回看过去某一天`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong) return;
        view.set({ asOf: day }, { push: true });
        onClose();
      }}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>{t`取消`}</Button>
          <Button variant="primary" type="submit" disabled={wrong}>{t`回看`}</Button>
        </>
      }
    >
      <div className={styles.dialog}>
        <p>{t`显示当天结束时的结论、得分、证据和任务；证据是否有效按那一天判断，人员、科室和系统的名称按今天显示。回看时不能修改。`}</p>
        <DateField
          label={t`日期`}
          min={first}
          max={last}
          value={day}
          onChange={(event) => setDay(event.target.value)}
          hint={t`历史自 ${first} 起保存`}
          error={wrong ? t`请选择 ${first} 到 ${last} 之间的一天。` : undefined}
        />
        <div className={styles.choices}>
          {choices.map((choice) => (
            <Button key={choice.label} size="small" onClick={() => setDay(choice.day)}>
              {choice.label}
            </Button>
          ))}
        </div>
      </div>
    </Dialog>
  );
}

const later = (a: string, b: string): string => (a > b ? a : b);

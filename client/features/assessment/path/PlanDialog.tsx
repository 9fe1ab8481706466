import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { describeError } from '../../../lib/errors';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Banner, useErrorText } from '../../../ui/States';
import { DateField, TextField } from '../../../ui/TextField';
import { MemberField } from '../../people';
import type { PlanWish } from './MakePlan';
import styles from '../Assessment.module.css';

interface PlanDialogProps {
  usual: PlanWish;
  busy: boolean;
  error: unknown;
  onMake: (wish: PlanWish) => void;
  onClose: () => void;
}

/** Name, days and owner of the plan; due days of its tasks follow their effort within these days. */
export function PlanDialog({ usual, busy, error, onMake, onClose }: PlanDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [name, setName] = useState('');
  const [startsOn, setStartsOn] = useState(usual.startsOn);
  const [endsOn, setEndsOn] = useState(usual.endsOn);
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const fields = error ? describeError(error).fields : {};
  return (
    <Dialog
      title={t`生成整改计划`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (endsOn >= startsOn)
          onMake({ startsOn, endsOn, ownerId, ...(name.trim() ? { name: name.trim() } : {}) });
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={busy}>{t`生成计划`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {Boolean(error) && Object.keys(fields).length === 0 && (
          <Banner tone="negative">{errorText(error)}</Banner>
        )}
        <TextField
          label={t`名称`}
          maxLength={100}
          placeholder={t`按测评和目标取名`}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fields['name']}
        />
        <div className={styles.pair}>
          <DateField
            label={t`开始日期`}
            required
            value={startsOn}
            onChange={(event) => setStartsOn(event.target.value)}
            error={fields['startsOn']}
          />
          <DateField
            label={t`结束日期`}
            required
            value={endsOn}
            onChange={(event) => setEndsOn(event.target.value)}
            error={fields['endsOn'] ?? (endsOn < startsOn ? t`不能早于开始日期` : undefined)}
            hint={t`任务的期限按工作量排在这段时间里`}
          />
        </div>
        <MemberField
          label={t({ message: '负责人', context: 'result' })}
          value={ownerId}
          name={null}
          onChange={setOwnerId}
          error={fields['ownerId']}
        />
      </div>
    </Dialog>
  );
}

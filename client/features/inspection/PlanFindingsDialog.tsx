import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { describeError } from '../../lib/errors';
import { today } from '../../lib/format';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Banner, useErrorText } from '../../ui/States';
import { DateField, NumberField } from '../../ui/TextField';
import { showToast } from '../../ui/toastStore';
import { PlanFindingsDocument, seenIn } from './changes';
import type { Inspection } from './documents';
import styles from './Inspection.module.css';

/** Days that a finding usually gets, by severity. */
const usual = { highDays: '7', mediumDays: '30', lowDays: '90' };

/** Makes tasks of the findings that have none, due by how grave they are. */
export function PlanFindingsDialog({ inspection, onClose }: { inspection: Inspection; onClose: () => void }) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [startsOn, setStartsOn] = useState(today);
  const [days, setDays] = useState(usual);
  const [plan, { loading, error }] = useMutation(PlanFindingsDocument, {
    errorPolicy: 'all',
    refetchQueries: seenIn,
  });
  const fields = error ? describeError(error).fields : {};
  const number = (key: keyof typeof usual): number => Number(days[key].normalize('NFKC')) || 0;
  const field = (key: keyof typeof usual) => ({
    unit: t`天`,
    value: days[key],
    error: fields[key],
    onChange: (event: { target: { value: string } }) =>
      setDays((before) => ({ ...before, [key]: event.target.value })),
  });
  const submit = async () => {
    const input = {
      inspectionId: inspection.id,
      startsOn,
      highDays: number('highDays'),
      mediumDays: number('mediumDays'),
      lowDays: number('lowDays'),
    };
    const made = (await plan({ variables: { input } })).data?.planInspectionFindings;
    if (!made) return;
    showToast(t`已建立 ${made.createdTasks} 个整改任务`);
    onClose();
  };
  return (
    <Dialog
      title={t`转为整改任务`}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading}>{t`建立任务`}</Button>
        </>
      }
    >
      <div className={styles.form}>
        {error && <Banner tone="negative">{Object.values(fields)[0] ?? errorText(error)}</Banner>}
        <p className={styles.note}>
          {t`还没有任务的问题各建一个任务，科室和负责人取自检查项，放进同一个整改计划。`}
        </p>
        <DateField
          label={t`期限从哪天算起`}
          required
          value={startsOn}
          onChange={(event) => setStartsOn(event.target.value)}
        />
        <div className={styles.pair}>
          <NumberField label={t`严重程度高`} {...field('highDays')} />
          <NumberField label={t`严重程度中`} {...field('mediumDays')} />
          <NumberField label={t`严重程度低`} {...field('lowDays')} />
        </div>
      </div>
    </Dialog>
  );
}

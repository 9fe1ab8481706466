import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { MoveOutcome } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { randomId } from '../../../lib/randomId';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Select } from '../../../ui/Select';
import { Banner, useErrorText } from '../../../ui/States';
import { DateField, TextField } from '../../../ui/TextField';
import type { Decisions } from './decisions';
import { MoveAssessmentDocument } from './documents';
import type { Edition, MovableAssessment } from './EditionChoice';
import type { Moved } from './MovePage';
import styles from './Move.module.css';

interface MoveDialogProps {
  assessment: MovableAssessment;
  to: Edition;
  basis: string;
  needsTargetLevel: boolean;
  decisions: Decisions;
  counts: Record<MoveOutcome, number>;
  /** Something was rated meanwhile: the preview is read again, the decisions stay. */
  onStale: () => Promise<void>;
  onClose: () => void;
  onMoved: (moved: Moved) => void;
}

/** The last word before the move: what the new assessment is called, and for which period and level it is. */
export function MoveDialog(props: MoveDialogProps) {
  const { assessment, to, basis, needsTargetLevel, decisions, counts, onStale, onClose, onMoved } = props;
  const { t } = useLingui();
  const errorText = useErrorText();
  const [name, setName] = useState('');
  const [period, setPeriod] = useState(assessment.period);
  const [start, setStart] = useState(assessment.periodStart);
  const [end, setEnd] = useState(assessment.periodEnd);
  const [level, setLevel] = useState('');
  // One key per dialog: a double click or a repeated request makes one move.
  const [clientKey] = useState(randomId);
  const [move, { loading, error }] = useMutation(MoveAssessmentDocument, {
    refetchQueries: ['AssessmentList', 'Movable'],
    errorPolicy: 'all',
    onCompleted: (data) => onMoved(data.moveAssessment),
  });
  const failure = error ? describeError(error) : null;
  const fields = failure?.fields ?? {};
  const levels = to.levels.filter((one) => one.code !== '0');
  const submit = () =>
    void move({
      variables: {
        input: {
          assessmentId: assessment.id,
          toFrameworkCode: to.code,
          basis,
          leaveOpen: [...decisions.leaveOpen],
          decisions: [...decisions.byControl].map(([controlId, { carry }]) => ({ controlId, carry })),
          name: name.trim() || null,
          period,
          periodStart: start,
          periodEnd: end,
          targetLevel: level || null,
          clientKey,
        },
      },
    });
  return (
    <Dialog
      title={t`转到“${to.shortName}（${to.edition}）”`}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          {failure?.code === 'CONFLICT' ? (
            <Button variant="primary" icon="refresh" onClick={() => void onStale()}>{t`重新预览`}</Button>
          ) : (
            <Button type="submit" variant="primary" busy={loading} data-autofocus>{t`转版`}</Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        {error && Object.keys(fields).length === 0 && <Banner tone="negative">{errorText(error)}</Banner>}
        <p>
          {t`将新建一次测评：沿用 ${counts.CARRIED} 项，待确认 ${counts.TO_CONFIRM} 项，从未评开始 ${counts.OPEN} 项，新增 ${counts.ADDED} 项；${counts.STAYS} 项留在原测评。证据关联、数据、工作量估计和未完成的整改任务一并带过去。原测评不变。`}
        </p>
        <TextField
          label={t`名称`}
          placeholder={t`自动：对象、标准和周期`}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fields['name']}
        />
        <div className={styles.triple}>
          <TextField
            label={t`周期`}
            required
            value={period}
            onChange={(event) => setPeriod(event.target.value)}
            error={fields['period']}
          />
          <DateField
            label={t`开始日期`}
            required
            value={start}
            onChange={(event) => setStart(event.target.value)}
            error={fields['periodStart']}
          />
          <DateField
            label={t`结束日期`}
            required
            value={end}
            onChange={(event) => setEnd(event.target.value)}
            error={fields['periodEnd']}
          />
        </div>
        {(needsTargetLevel || fields['targetLevel']) && (
          <Select
            label={t`目标级别`}
            required
            placeholder={t`请选择`}
            options={levels.map((one) => ({ value: one.code, label: one.name }))}
            value={level}
            onChange={(event) => setLevel(event.target.value)}
            hint={t`新版没有原来的目标级别“${assessment.targetLevel ?? ''}”。`}
            error={fields['targetLevel']}
          />
        )}
      </div>
    </Dialog>
  );
}

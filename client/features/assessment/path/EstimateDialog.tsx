import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { EstimatedGap, GapClosing } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Banner, useErrorText } from '../../../ui/States';
import { NumberField } from '../../../ui/TextField';
import { showToast } from '../../../ui/toastStore';
import { inParts } from '../workbench/lines';
import { EstimateGapsDocument } from './documents';
import { saidBy, type Step } from './pathColumns';
import styles from '../Assessment.module.css';

/** Proof, verdict and grade are ways to close the gap of one result. */
const gapOf: Record<GapClosing, EstimatedGap> = {
  PROOF: 'RESULT',
  RESULT: 'RESULT',
  GRADE: 'RESULT',
  USE: 'USE',
  QUALITY: 'QUALITY',
};

interface EstimateDialogProps {
  assessmentId: string;
  steps: readonly Step[];
  onClose: () => void;
  onDone: () => void;
}

/** What closing these gaps takes; emptied, the stand-in of the program counts again. */
export function EstimateDialog({ assessmentId, steps, onClose, onDone }: EstimateDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [first] = steps;
  const typed = steps.length === 1 && first?.estimate === 'TYPED';
  const [effort, setEffort] = useState(typed ? String(first.effortDays) : '');
  const [cost, setCost] = useState(typed && first.cost !== null ? String(first.cost) : '');
  const tasked = steps.filter((step) => step.estimate === 'TASK').length;
  const [save, { loading, error }] = useMutation(EstimateGapsDocument, {
    refetchQueries: ['AssessmentPath'],
    awaitRefetchQueries: true,
    errorPolicy: 'all',
  });
  const amount = (text: string) => (text.trim() === '' ? null : Number(text));
  const wrong = (text: string) => {
    const value = amount(text);
    return value !== null && !(value >= 0) ? t`请填不小于 0 的数` : undefined;
  };
  const incomplete = effort.trim() === '' && cost.trim() !== '';
  const submit = async (effortDays: number | null, yuan: number | null) => {
    const estimates = steps.map((step) => ({
      controlId: step.control.id,
      closes: gapOf[step.closes],
      level: step.closes === 'QUALITY' ? step.level : null,
      effortDays,
      cost: yuan,
    }));
    for (const part of inParts(estimates)) {
      const { error: failure } = await save({ variables: { input: { assessmentId, estimates: part } } });
      if (failure) return;
    }
    showToast(
      effortDays === null ? t`已撤销 ${steps.length} 步的估算` : t`已填写 ${steps.length} 步，路径已重新计算`,
    );
    onDone();
    onClose();
  };
  return (
    <Dialog
      title={t`工作量和费用`}
      size="small"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong(effort) || wrong(cost) || effort.trim() === '') return;
        void submit(amount(effort), amount(cost));
      }}
      footerNote={
        steps.some((step) => step.estimate === 'TYPED') && (
          <Button variant="quiet" onClick={() => void submit(null, null)}>{t`撤销估算`}</Button>
        )
      }
      footer={
        <>
          <Button onClick={onClose}>{t`取消`}</Button>
          <Button type="submit" variant="primary" busy={loading} disabled={effort.trim() === ''}>
            {t`保存并重算`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>
          {steps.length === 1
            ? `${first?.control.code ?? ''} ${first ? saidBy(first.control) : ''}`
            : t`${steps.length} 步，每步都填这个值`}
        </p>
        {tasked > 0 && (
          <Banner>{t`其中 ${tasked} 步已有整改任务，以任务里的工作量为准；请在任务中修改。`}</Banner>
        )}
        {error && (
          <Banner tone="negative">{Object.values(describeError(error).fields)[0] ?? errorText(error)}</Banner>
        )}
        <div className={styles.pair}>
          <NumberField
            label={t`工作量`}
            required
            data-autofocus
            unit={t`人天`}
            value={effort}
            onChange={(event) => setEffort(event.target.value)}
            error={wrong(effort) ?? (incomplete ? t`只填费用不够，请填工作量` : undefined)}
          />
          <NumberField
            label={t`费用`}
            unit={t`元`}
            value={cost}
            onChange={(event) => setCost(event.target.value)}
            error={wrong(cost)}
          />
        </div>
      </div>
    </Dialog>
  );
}

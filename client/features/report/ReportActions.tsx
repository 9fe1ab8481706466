import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { describeError } from '../../lib/errors';
import { randomId } from '../../lib/randomId';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/Dialog';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { Banner, useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import {
  CancelReportDocument,
  DecideReportDocument,
  DeleteReportDocument,
  RenewReportDocument,
  RetryReportDocument,
  SubmitReportDocument,
  WithdrawReportDocument,
  type ReportRow,
} from './documents';

type Step = 'ISSUE' | 'RETURN' | 'WITHDRAW';

interface ReportActionsProps {
  report: ReportRow;
  onChanged: () => void;
  onClose: () => void;
}

/** What the reader may do with a report now. */
export function ReportActions({ report, onChanged, onClose }: ReportActionsProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const onError = (error: unknown) => showToast(errorText(error), { tone: 'negative' });
  const options = { onError, errorPolicy: 'all' as const };
  const [renew, renewing] = useMutation(RenewReportDocument, options);
  const [retry, retrying] = useMutation(RetryReportDocument, options);
  const [cancel, cancelling] = useMutation(CancelReportDocument, options);
  const [submit, submitting] = useMutation(SubmitReportDocument, options);
  const [remove, removing] = useMutation(DeleteReportDocument, options);
  const [deleting, setDeleting] = useState(false);
  const [step, setStep] = useState<Step | null>(null);
  const { id, number } = report;
  const again = async () => {
    const { data } = await renew({ variables: { id, clientKey: randomId() } });
    if (!data) return;
    showToast(t`正在生成 ${data.renewReport.report.number}`);
    onChanged();
    onClose();
  };
  const once = async (done: Promise<{ data?: unknown }>, told: string) => {
    if (!(await done).data) return;
    showToast(told);
    onChanged();
  };
  const destroy = async () => {
    if (!(await remove({ variables: { id } })).data) return;
    showToast(t`已删除 ${number}`);
    setDeleting(false);
    onChanged();
    onClose();
  };
  return (
    <>
      {report.viewerCanDelete && (
        <Button variant="danger" icon="trash" onClick={() => setDeleting(true)}>{t`删除`}</Button>
      )}
      {report.viewerCanWithdraw && (
        <Button variant="danger" onClick={() => setStep('WITHDRAW')}>{t`作废`}</Button>
      )}
      {report.viewerCanCancel && (
        <Button
          icon="close"
          busy={cancelling.loading}
          onClick={() => void once(cancel({ variables: { id } }), t`已取消生成`)}
        >{t`取消生成`}</Button>
      )}
      {report.viewerCanRetry ? (
        <Button
          icon="refresh"
          busy={retrying.loading}
          onClick={() => void once(retry({ variables: { id } }), t`报告正在生成`)}
        >{t`重试`}</Button>
      ) : (
        report.viewerCanRenew && (
          <Button icon="refresh" busy={renewing.loading} onClick={() => void again()}>
            {t`用现在的数据生成新版本`}
          </Button>
        )
      )}
      {report.viewerCanSubmit && (
        <Button
          busy={submitting.loading}
          onClick={() => void once(submit({ variables: { id } }), t`已送审，等待他人签发`)}
        >{t`送审`}</Button>
      )}
      {report.viewerCanDecide && (
        <>
          <Button onClick={() => setStep('RETURN')}>{t`退回`}</Button>
          <Button variant="primary" onClick={() => setStep('ISSUE')}>{t`签发`}</Button>
        </>
      )}
      {deleting && (
        <ConfirmDialog
          title={t`删除 ${number}？`}
          confirm={t`删除`}
          danger
          busy={removing.loading}
          onConfirm={() => void destroy()}
          onClose={() => setDeleting(false)}
        >
          {t`报告从列表中删除，不能恢复；编号不再使用，操作会写入审计日志。`}
        </ConfirmDialog>
      )}
      {step && <StepDialog report={report} step={step} onDone={onChanged} onClose={() => setStep(null)} />}
    </>
  );
}

interface StepDialogProps {
  report: ReportRow;
  step: Step;
  onDone: () => void;
  onClose: () => void;
}

/** Issues a document, returns it, or withdraws it. */
function StepDialog({ report, step, onDone, onClose }: StepDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const [decide, deciding] = useMutation(DecideReportDocument, { errorPolicy: 'all' });
  const [withdraw, withdrawing] = useMutation(WithdrawReportDocument, { errorPolicy: 'all' });
  const { error, loading } = step === 'WITHDRAW' ? withdrawing : deciding;
  const { id, number } = report;
  const texts = {
    ISSUE: {
      title: t`签发 ${number}`,
      confirm: t`签发`,
      label: t`签发意见`,
      follows: t`文件用同样的数据重新排版一次，封面写上送审人、批准人和签发日期；签发后不能删除，只能作废。`,
      done: t`已签发，正在写上签发信息`,
    },
    RETURN: {
      title: t`退回 ${number}`,
      confirm: t`退回`,
      label: t`还差什么`,
      follows: t`文件回到未送审；可以生成新版本后再送审。`,
      done: t`已退回`,
    },
    WITHDRAW: {
      title: t`作废 ${number}`,
      confirm: t`作废`,
      label: t`为什么`,
      follows: t`文件留在列表里并标明作废，不能恢复；已发出的副本请另行收回。`,
      done: t`已作废`,
    },
  }[step];
  const send = async (words: string) => {
    const { data } =
      step === 'WITHDRAW'
        ? await withdraw({ variables: { input: { id, reason: words } } })
        : await decide({ variables: { input: { id, approve: step === 'ISSUE', note: words || null } } });
    if (!data) return;
    showToast(texts.done);
    onDone();
    onClose();
  };
  return (
    <ReasonDialog
      title={texts.title}
      label={texts.label}
      confirm={texts.confirm}
      optional={step === 'ISSUE'}
      danger={step === 'WITHDRAW'}
      busy={loading}
      onConfirm={(words) => void send(words)}
      onClose={onClose}
    >
      {error && (
        <Banner tone="negative">{Object.values(describeError(error).fields)[0] ?? errorText(error)}</Banner>
      )}
      <p>{texts.follows}</p>
    </ReasonDialog>
  );
}

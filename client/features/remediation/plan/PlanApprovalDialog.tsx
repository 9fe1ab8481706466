import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import type { PlanDetail_PlanFragment } from '../../../gql/graphql';
import { describeError } from '../../../lib/errors';
import { ReasonDialog } from '../../../ui/ReasonDialog';
import { Banner, useErrorText } from '../../../ui/States';
import { showToast } from '../../../ui/toastStore';
import { useRefreshTasks } from '../useRefreshTasks';
import { DecidePlanApprovalDocument, RequestPlanApprovalDocument } from './documents';

export type PlanStep = 'ASK' | 'APPROVE' | 'RETURN';

interface PlanApprovalDialogProps {
  plan: PlanDetail_PlanFragment;
  step: PlanStep;
  onClose: () => void;
}

/** Asks for the approval of a plan, gives it, or gives the plan back. */
export function PlanApprovalDialog({ plan, step, onClose }: PlanApprovalDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const refresh = useRefreshTasks();
  const [ask, asking] = useMutation(RequestPlanApprovalDocument, { errorPolicy: 'all' });
  const [decide, deciding] = useMutation(DecidePlanApprovalDocument, { errorPolicy: 'all' });
  const { error, loading } = step === 'ASK' ? asking : deciding;
  const again = plan.state === 'APPROVED';
  const texts = {
    ASK: {
      title: again ? t`重新规划 ${plan.name}` : t`提请批准 ${plan.name}`,
      confirm: t`提请批准`,
      label: again ? t`为什么重新规划` : t`说明`,
      follows: t`须由他人批准。批准时冻结基线：此后每个任务与它比较期限、预算和工作量。`,
      done: t`已提请批准，等待他人批准`,
    },
    APPROVE: {
      title: t`批准计划 ${plan.name}`,
      confirm: t`批准计划`,
      label: t`审批意见`,
      follows: t`计划现有任务的期限、预算和工作量冻结为第 ${(plan.baselines[0]?.number ?? 0) + 1} 号基线。`,
      done: t`计划已批准，基线已冻结`,
    },
    RETURN: {
      title: t`退回计划 ${plan.name}`,
      confirm: t`退回计划`,
      label: t`还差什么`,
      follows: again || plan.baselines.length > 0 ? t`上一次批准的基线继续有效。` : undefined,
      done: t`计划已退回`,
    },
  }[step];
  const send = async (text: string) => {
    const wish = { planId: plan.id, version: plan.version, note: text || null };
    const { data } =
      step === 'ASK'
        ? await ask({ variables: { input: wish } })
        : await decide({ variables: { input: { ...wish, approve: step === 'APPROVE' } } });
    if (!data) return;
    refresh();
    showToast(texts.done);
    onClose();
  };
  return (
    <ReasonDialog
      title={texts.title}
      label={texts.label}
      confirm={texts.confirm}
      optional={step === 'APPROVE' || (step === 'ASK' && !again)}
      busy={loading}
      onConfirm={(text) => void send(text)}
      onClose={onClose}
    >
      {error && (
        <Banner tone="negative">{Object.values(describeError(error).fields)[0] ?? errorText(error)}</Banner>
      )}
      {texts.follows && <p>{texts.follows}</p>}
    </ReasonDialog>
  );
}

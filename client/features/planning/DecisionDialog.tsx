import { useMutation } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { describeError } from '../../lib/errors';
import { ReasonDialog } from '../../ui/ReasonDialog';
import { Banner, useErrorText } from '../../ui/States';
import { showToast } from '../../ui/toastStore';
import { DecideRoadmapDocument, ReopenRoadmapDocument } from './changes';
import type { Roadmap } from './documents';
import type { Decision } from './RoadmapApproval';

interface DecisionDialogProps {
  roadmap: Roadmap;
  step: Decision;
  onClose: () => void;
}

/** Approves a roadmap, gives it back, or opens it again. */
export function DecisionDialog({ roadmap, step, onClose }: DecisionDialogProps) {
  const { t } = useLingui();
  const errorText = useErrorText();
  const options = {
    refetchQueries: ['RoadmapPage', 'Roadmaps'],
    awaitRefetchQueries: true,
    errorPolicy: 'all' as const,
  };
  const [decide, deciding] = useMutation(DecideRoadmapDocument, options);
  const [reopen, reopening] = useMutation(ReopenRoadmapDocument, options);
  const { error, loading } = step === 'REOPEN' ? reopening : deciding;
  const chosen = roadmap.chosenAlternative?.name ?? t`全部工作包`;
  const texts = {
    APPROVE: {
      title: t`批准规划 ${roadmap.name}`,
      confirm: t`批准规划`,
      label: t`审批意见`,
      follows: t`按“${chosen}”实施。批准后工作包和方案只读，重新打开须说明理由并再次报批。`,
      done: t`规划已批准`,
    },
    RETURN: {
      title: t`退回规划 ${roadmap.name}`,
      confirm: t`退回规划`,
      label: t`还差什么`,
      follows: t`规划回到草稿，可以修改后再提请。`,
      done: t`规划已退回`,
    },
    REOPEN: {
      title: t`重新打开 ${roadmap.name}`,
      confirm: roadmap.state === 'APPROVED' ? t`重新打开` : t`撤回`,
      label: t`为什么`,
      follows: t`规划回到草稿；已生成的整改计划不变，改完须再次报批。`,
      done: t`规划已回到草稿`,
    },
  }[step];
  const send = async (text: string) => {
    const wish = { roadmapId: roadmap.id, version: roadmap.version };
    const { data } =
      step === 'REOPEN'
        ? await reopen({ variables: { input: { ...wish, reason: text } } })
        : await decide({
            variables: { input: { ...wish, approve: step === 'APPROVE', note: text || null } },
          });
    if (!data) return;
    showToast(texts.done);
    onClose();
  };
  return (
    <ReasonDialog
      title={texts.title}
      label={texts.label}
      confirm={texts.confirm}
      optional={step === 'APPROVE'}
      busy={loading}
      onConfirm={(text) => void send(text)}
      onClose={onClose}
    >
      {error && (
        <Banner tone="negative">{Object.values(describeError(error).fields)[0] ?? errorText(error)}</Banner>
      )}
      <p>{texts.follows}</p>
    </ReasonDialog>
  );
}

import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { formatDateTime } from '../../lib/format';
import { useHotkeys } from '../../lib/hotkeys';
import { Button } from '../../ui/Button';
import { lazyPart } from '../../ui/lazyPart';
import { Banner } from '../../ui/States';
import type { Roadmap } from './documents';

const ProposeDialog = lazyPart(async () => (await import('./ProposeDialog')).ProposeDialog);
const DecisionDialog = lazyPart(async () => (await import('./DecisionDialog')).DecisionDialog);

export type Decision = 'APPROVE' | 'RETURN' | 'REOPEN';

/** Steps of the approval that are open to the viewer. */
export function ApprovalSteps({ roadmap }: { roadmap: Roadmap }) {
  const { t } = useLingui();
  const [step, setStep] = useState<Decision | 'PROPOSE' | null>(null);
  const close = () => setStep(null);
  const mayPropose = roadmap.viewerCanPropose && roadmap.packages.length > 0;
  useHotkeys(
    t`安全规划`,
    mayPropose ? [{ keys: 'Shift+KeyP', label: t`提请批准`, run: () => setStep('PROPOSE') }] : [],
  );
  return (
    <>
      {mayPropose && <Button icon="send" onClick={() => setStep('PROPOSE')}>{t`提请批准`}</Button>}
      {roadmap.viewerCanDecide && (
        <>
          <Button icon="undo" onClick={() => setStep('RETURN')}>{t`退回规划`}</Button>
          <Button icon="check" variant="primary" onClick={() => setStep('APPROVE')}>{t`批准规划`}</Button>
        </>
      )}
      {roadmap.viewerCanReopen && (
        <Button icon="pencil" onClick={() => setStep('REOPEN')}>
          {roadmap.state === 'APPROVED' ? t`重新打开` : t`撤回`}
        </Button>
      )}
      {step === 'PROPOSE' && <ProposeDialog roadmap={roadmap} onClose={close} />}
      {step !== null && step !== 'PROPOSE' && (
        <DecisionDialog roadmap={roadmap} step={step} onClose={close} />
      )}
    </>
  );
}

/** What became of the last proposal, in words. */
export function ApprovalState({ roadmap }: { roadmap: Roadmap }) {
  const { t } = useLingui();
  const { state, proposedBy, decidedBy, decisionBlockedReason, returnReason } = roadmap;
  const chosen = roadmap.chosenAlternative?.name ?? t`全部工作包`;
  if (state === 'PROPOSED')
    return (
      <Banner tone="info" icon={decisionBlockedReason ? 'lock' : 'clock'}>
        {t`${proposedBy?.displayName ?? '—'} 于 ${formatDateTime(roadmap.proposedAt)} 提请批准：${chosen}。`}{' '}
        {roadmap.proposalNote} {decisionBlockedReason}
      </Banner>
    );
  if (state === 'APPROVED')
    return (
      <Banner tone="positive" icon="lock">
        {t`${decidedBy?.displayName ?? '—'} 于 ${formatDateTime(roadmap.decidedAt)} 批准：${chosen}。重新打开前内容不再变动。`}{' '}
        {roadmap.decisionNote}
      </Banner>
    );
  return returnReason ? <Banner tone="caution">{t`退回或重新打开的原因：${returnReason}`}</Banner> : null;
}

import { useApolloClient, useSubscription } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import { useAsOf } from '../../../lib/asOf';
import { describeError } from '../../../lib/errors';
import { useCameBack } from '../../../lib/useCameBack';
import { useViewer } from '../../../lib/viewer';
import { showToast } from '../../../ui/toastStore';
import { WorkbenchChangedDocument, WorkbenchDocument } from './documents';

/** How long the live channel may take before we ask ourselves. */
const patience = 1200;
/** Longest delay a browser timer takes (about 24 days) is far enough; a day is plenty here. */
const longest = 24 * 3600 * 1000;

/**
 * Keeps the workbench as of now: every change of anybody arrives by subscription and lands in the cache. When the
 * channel is silent after a change of ours, or was interrupted, the whole assessment is read again. `onChange` is for
 * what a screen reads beside lines and head.
 */
export function useLiveAssessment(
  id: string,
  nextChangeAt: string | null,
  onChange?: () => void,
): { expectChange: () => void } {
  const { t } = useLingui();
  const client = useApolloClient();
  const asOf = useAsOf();
  const viewer = useViewer();
  const waiting = useRef(0);
  const changed = useEffectEvent(() => onChange?.());
  const reread = useCallback(() => {
    window.clearTimeout(waiting.current);
    waiting.current = 0;
    void client.refetchQueries({ include: [WorkbenchDocument, 'ResultDetail'] }).catch(() => undefined);
    changed();
  }, [client]);

  useSubscription(WorkbenchChangedDocument, {
    variables: { id },
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      const change = data?.assessmentChanged;
      if (!change) return;
      window.clearTimeout(waiting.current);
      waiting.current = 0;
      // Figures stand beside the results: they touch none, and the results need not be read again.
      if (change.results.length === 0 && change.action !== 'measure.recorded') reread();
      else changed();
      if (change.actorName !== viewer.displayName && change.results.length > 1) {
        showToast(t`${change.actorName} 更新了 ${change.results.length} 个条款`, { tone: 'info' });
      }
    },
    // Somebody undid the move that made it: there is nothing left to look at.
    onError: (error) => {
      if (describeError(error).code === 'NOT_FOUND') reread();
    },
  });

  useCameBack(reread);

  // A proof expires at this moment: the proven score drops without anybody's doing.
  useEffect(() => {
    if (!nextChangeAt || asOf !== null) return;
    const wait = new Date(nextChangeAt).getTime() - Date.now() + 1000;
    if (wait > longest) return;
    const timer = window.setTimeout(reread, Math.max(wait, 5000));
    return () => window.clearTimeout(timer);
  }, [nextChangeAt, asOf, reread]);

  useEffect(() => () => window.clearTimeout(waiting.current), []);
  const expectChange = useCallback(() => {
    window.clearTimeout(waiting.current);
    waiting.current = window.setTimeout(reread, patience);
  }, [reread]);
  return { expectChange };
}

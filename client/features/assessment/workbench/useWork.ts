import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { View } from '../../../lib/useView';
import { useCan } from '../../../lib/viewer';
import { these, useLinks } from '../../evidence';
import type { Work, Workbench } from './context';
import type { Head, Line } from './lines';
import { createDrafts } from './textDrafts';
import { useLiveAssessment } from './useLiveAssessment';
import { useRate } from './useRate';

interface Working {
  assessmentId: string;
  systemId: string | null;
  head: Head;
  lines: readonly Line[];
  /** What is being worked on, and the one that was gone to (null: only shown because it is the first). */
  active: Line | null;
  chosenId: string | null;
  activate: (controlId: string) => void;
  view: View;
  openScore: Workbench['openScore'];
  /** Called after every change of anybody, for what the lines and the head do not hold. */
  onChange?: () => void;
}

/** State and verbs of every workbench, whatever the rule book: selection, rating, linking, dialogs. */
export function useWork(working: Working) {
  const { assessmentId, systemId, head, lines, active, chosenId, activate, view } = working;
  const client = useApolloClient();
  const can = useCan();
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [work, setWork] = useState<Work | null>(null);
  const [drafts] = useState(() => createDrafts(client, assessmentId));
  useEffect(() => drafts.close, [drafts]);
  const { expectChange } = useLiveAssessment(assessmentId, head.rating.nextChangeAt, working.onChange);
  const { rate, send } = useRate(assessmentId, working.onChange);
  const { link: linkProofs, unlink } = useLinks(expectChange);
  const link = useCallback<Workbench['link']>(
    (evidences, to, everySystem = false) =>
      linkProofs(
        these(evidences),
        to.map((target) => target.control.id),
        everySystem ? null : systemId,
      ),
    [linkProofs, systemId],
  );
  const chosen = useMemo(
    () => (selection.size === 0 ? [] : lines.filter((line) => selection.has(line.control.id))),
    [lines, selection],
  );
  // The first line is only shown until something is done to it: then it is the one that was gone to.
  const hold = () => {
    if (chosenId === null && active) activate(active.control.id);
  };
  const open = head.state === 'OPEN';
  const workbench: Workbench = {
    assessmentId,
    systemId,
    head,
    lines,
    active,
    activate: (controlId) => {
      // A filter must not hide what somebody asked to see; the address keeps it in the tree.
      view.set({ score: null, control: controlId });
      activate(controlId);
    },
    targets: chosen.length > 0 ? chosen : active ? [active] : [],
    canRate: open && head.viewerCanRate,
    canLink: open && can('evidence:link'),
    canTask: open && can('remediation:plan'),
    canAssign: open && head.viewerCanManage,
    rate: (targetLines, verdict, reason) => {
      hold();
      void rate(targetLines, verdict, reason);
    },
    send,
    link,
    unlink,
    start: (next) => {
      hold();
      setWork(next);
    },
    proofId: view.get('proof'),
    showProof: (evidenceId) => view.set({ proof: evidenceId }),
    openScore: working.openScore,
    drafts,
  };
  return {
    workbench,
    selection,
    setSelection,
    /** The selected lines. */
    chosen,
    work,
    stopWork: () => setWork(null),
    expectChange,
  };
}

export type WorkState = ReturnType<typeof useWork>;

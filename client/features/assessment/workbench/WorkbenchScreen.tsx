import { useApolloClient } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { lazy, useCallback, useEffect, useMemo, useState } from 'react';
import { useView } from '../../../lib/useView';
import { useCan, useViewer } from '../../../lib/viewer';
import { Part } from '../../../ui/ErrorBoundary';
import { Page } from '../../../ui/Page';
import { Splitter } from '../../../ui/Splitter';
import { EmptyState } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { these, useLinks } from '../../evidence';
import { BulkBar } from './BulkBar';
import { WorkbenchContext, type Work, type Workbench } from './context';
import { HeadActions } from './HeadActions';
import { HeadStrip } from './HeadStrip';
import { LinePane } from './LinePane';
import { filterLines, treeOf, walkOrder, type Head, type Line } from './lines';
import { ProofPane } from './ProofPane';
import { ResultPane } from './ResultPane';
import { createDrafts } from './textDrafts';
import { useActiveLine, useChosenControl } from './useActiveLine';
import { useFoundResults } from './useFoundResults';
import { useLiveAssessment } from './useLiveAssessment';
import { useRate } from './useRate';
import { useWide } from './useWide';
import { WorkbenchHotkeys } from './WorkbenchHotkeys';
import type { WorkbenchAssessment } from './WorkbenchPage';
import { WorkDialogs } from './WorkDialogs';
import styles from './Workbench.module.css';

const ScoreDrawer = lazy(async () => ({ default: (await import('../score/ScoreDrawer')).ScoreDrawer }));

interface WorkbenchScreenProps {
  assessment: WorkbenchAssessment;
  head: Head;
  lines: readonly Line[];
}

/** State and verbs of the workbench; the panes read them from the context. */
export function WorkbenchScreen({ assessment, head, lines }: WorkbenchScreenProps) {
  const { t } = useLingui();
  const view = useView();
  const viewer = useViewer();
  const wide = useWide();
  const can = useCan();
  const client = useApolloClient();
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [work, setWork] = useState<Work | null>(null);
  const [drafts] = useState(() => createDrafts(client, assessment.id));
  useEffect(() => drafts.close, [drafts]);

  const [chosenId, activate] = useChosenControl(view);
  const found = useFoundResults(assessment.id, view.get('q') ?? '');
  const passing = useMemo(
    () =>
      filterLines(
        lines,
        {
          search: view.get('q') ?? '',
          found,
          chips: view.all('chip'),
          verdicts: view.all('verdict'),
          categories: view.all('category'),
          weights: view.all('weight'),
        },
        viewer,
      ),
    [lines, found, view, viewer],
  );
  // The one being worked on stays, or its own verdict would pull it from under the hands.
  const kept =
    chosenId === null || passing.some((line) => line.control.id === chosenId)
      ? undefined
      : lines.find((line) => line.control.id === chosenId);
  const nodes = useMemo(() => {
    const categories = head.categoryScores.map((one) => ({ code: one.category, name: one.name }));
    return treeOf(kept ? [...passing, kept] : passing, {
      sets: assessment.framework.requirementSets,
      categories,
    });
  }, [passing, kept, head.categoryScores, assessment.framework.requirementSets]);
  const order = useMemo(() => walkOrder(nodes), [nodes]);

  const { activeId, position, step } = useActiveLine(assessment.id, order, chosenId, activate);
  const active = lines.find((line) => line.control.id === activeId) ?? null;
  const systemId = assessment.system?.id ?? null;
  const { expectChange } = useLiveAssessment(assessment.id, head.score.nextChangeAt);
  const { rate, send } = useRate(assessment.id);
  const { link: linkProofs, unlink } = useLinks(expectChange);
  const link = useCallback<Workbench['link']>(
    (evidences, to, everySystem = false) =>
      linkProofs(
        these(evidences),
        to.map((line) => line.control.id),
        everySystem ? null : systemId,
      ),
    [linkProofs, systemId],
  );

  const chosen = lines.filter((line) => selection.has(line.control.id));
  const targets = chosen.length > 0 ? chosen : active ? [active] : [];
  // The first line is only shown until something is done to it: then it is the one that was gone to.
  const hold = () => {
    if (chosenId === null && activeId) activate(activeId);
  };
  const open = head.state === 'OPEN';
  const openScore = useCallback((basis: string) => view.set({ score: basis }), [view]);
  const goTo = useCallback(
    (controlId: string) => {
      // A filter must not hide what somebody asked to see; the address keeps it in the tree.
      view.set({ score: null, control: controlId });
      activate(controlId);
    },
    [view, activate],
  );

  const workbench: Workbench = {
    assessmentId: assessment.id,
    systemId,
    head,
    lines,
    active,
    activate: goTo,
    targets,
    canRate: open && head.viewerCanRate,
    canLink: open && can('evidence:link'),
    canTask: open && can('remediation:plan'),
    canAssign: open && head.viewerCanManage,
    rate: (targetLines, verdict, reason) => {
      hold();
      void rate(targetLines, verdict, reason);
    },
    link,
    unlink,
    start: (next) => {
      hold();
      setWork(next);
    },
    proofId: view.get('proof'),
    showProof: (evidenceId) => view.set({ proof: evidenceId }),
    openScore,
    drafts,
  };
  const selectAll = () => setSelection(new Set(order.map((line) => line.control.id)));
  const basis = view.get('score');

  return (
    <WorkbenchContext value={workbench}>
      <Page
        title={head.name}
        titleExtra={
          <>
            <Tag tone="accent">{head.gradingCode ?? head.targetLevel}</Tag>
            <Tag outline>{head.period}</Tag>
          </>
        }
        crumbs={[
          { label: t`测评`, to: '/assessments' },
          ...(assessment.system
            ? [{ label: assessment.system.name, to: `/systems/${assessment.system.id}` }]
            : []),
          { label: assessment.framework.shortName },
        ]}
        actions={<HeadActions />}
        flush
      >
        <div className={styles.workbench}>
          <HeadStrip />
          {lines.length === 0 ? (
            <EmptyState icon="scale" title={t`这次测评没有条款`}>
              {t`请检查系统的定级和所选标准，然后重新建立测评。`}
            </EmptyState>
          ) : (
            <Splitter
              storageKey="workbench"
              panes={[
                {
                  id: 'lines',
                  label: t`条款`,
                  width: wide ? 350 : 310,
                  minWidth: 240,
                  maxWidth: 560,
                  content: (
                    <LinePane
                      nodes={nodes}
                      shown={order.length}
                      activeId={activeId}
                      onActivate={activate}
                      selection={selection}
                      onSelectionChange={setSelection}
                      onSelectAll={selectAll}
                    />
                  ),
                },
                {
                  id: 'requirement',
                  label: t`要求与结论`,
                  minWidth: 340,
                  content: active && (
                    <ResultPane
                      line={active}
                      position={position}
                      total={order.length}
                      onStep={step}
                      send={send}
                    />
                  ),
                },
                {
                  id: 'proof',
                  label: t`证据`,
                  width: wide ? 430 : 340,
                  minWidth: 280,
                  maxWidth: 900,
                  content: active && <ProofPane line={active} />,
                },
              ]}
            />
          )}
          {chosen.length > 0 && <BulkBar lines={chosen} onClear={() => setSelection(new Set())} />}
        </div>
      </Page>
      <WorkbenchHotkeys onSelectAll={selectAll} />
      {work && <WorkDialogs work={work} onClose={() => setWork(null)} onLinked={expectChange} />}
      {basis && (
        <Part>
          <ScoreDrawer
            assessmentId={assessment.id}
            basis={basis === 'PROVEN' ? 'PROVEN' : 'DECLARED'}
            onBasis={openScore}
            onClose={() => view.set({ score: null })}
            onControl={goTo}
          />
        </Part>
      )}
    </WorkbenchContext>
  );
}

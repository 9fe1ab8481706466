import { useLingui } from '@lingui/react/macro';
import { lazy, useCallback, useMemo } from 'react';
import { useView } from '../../../lib/useView';
import { useViewer } from '../../../lib/viewer';
import { Part } from '../../../ui/ErrorBoundary';
import { Splitter } from '../../../ui/Splitter';
import { EmptyState } from '../../../ui/States';
import { ControlTags } from '../../framework';
import { HeadStrip } from './HeadStrip';
import { LineFilters } from './LineFilters';
import { LinePane } from './LinePane';
import { LineRow } from './LineRow';
import { filterLines, readLineView, treeOf, walkOrder, type ChipId, type Head, type Line } from './lines';
import { ProofSide } from './ProofSide';
import { ResultPane } from './ResultPane';
import { useChoices } from './useChoices';
import { useActiveLine, useChosenControl } from './useActiveLine';
import { useFoundResults } from './useFoundResults';
import { useWide } from './useWide';
import { useWork } from './useWork';
import { allOf, WorkbenchFrame } from './WorkbenchFrame';
import type { WorkbenchAssessment } from './WorkbenchPage';

const ScoreDrawer = lazy(async () => ({ default: (await import('../score/ScoreDrawer')).ScoreDrawer }));

const chips: readonly ChipId[] = ['unproven', 'risk', 'mine', 'taskless', 'open', 'carried'];

interface WorkbenchScreenProps {
  assessment: WorkbenchAssessment;
  head: Head;
  lines: readonly Line[];
}

/** The workbench of MLPS: classes and control points, high risks, one requirement at a time. */
export function WorkbenchScreen({ assessment, head, lines }: WorkbenchScreenProps) {
  const { t } = useLingui();
  const view = useView();
  const viewer = useViewer();
  const wide = useWide();
  const [chosenId, activate] = useChosenControl(view);
  const found = useFoundResults(assessment.id, view.get('q') ?? '');
  const passing = useMemo(
    () => filterLines(lines, readLineView(view, found), viewer),
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
  const openScore = useCallback((basis: string) => view.set({ score: basis }), [view]);
  const state = useWork({
    assessmentId: assessment.id,
    systemId: assessment.system?.id ?? null,
    head,
    lines,
    active,
    chosenId,
    activate,
    view,
    openScore,
  });
  const basis = view.get('score');
  const choices = useChoices(head);

  return (
    <WorkbenchFrame assessment={assessment} state={state} order={order}>
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
                  filters={
                    <LineFilters
                      chips={chips}
                      choices={choices}
                      shown={order.length}
                      onSelectAll={() => state.setSelection(allOf(order))}
                    />
                  }
                  activeId={activeId}
                  onActivate={activate}
                  selection={state.selection}
                  onSelectionChange={state.setSelection}
                  renderRow={(row) => <LineRow row={row} />}
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
                  about={<ControlTags {...active.control} />}
                  position={position}
                  total={order.length}
                  onStep={step}
                />
              ),
            },
            {
              id: 'proof',
              label: t`证据`,
              width: wide ? 430 : 340,
              minWidth: 280,
              maxWidth: 900,
              content: active && <ProofSide line={active} />,
            },
          ]}
        />
      )}
      {basis && (
        <Part>
          <ScoreDrawer
            assessmentId={assessment.id}
            basis={basis === 'PROVEN' ? 'PROVEN' : 'DECLARED'}
            onBasis={openScore}
            onClose={() => view.set({ score: null })}
            onControl={state.workbench.activate}
          />
        </Part>
      )}
    </WorkbenchFrame>
  );
}

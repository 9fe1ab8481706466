import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Splitter } from '../../../ui/Splitter';
import { LinePane } from '../workbench/LinePane';
import type { ChipId } from '../workbench/lines';
import { LineFilters } from '../workbench/LineFilters';
import { ProofSide } from '../workbench/ProofSide';
import { ResultPane } from '../workbench/ResultPane';
import { useVerdictChoice } from '../workbench/useChoices';
import { useWide } from '../workbench/useWide';
import { useWorkbench } from '../workbench/context';
import { allOf } from '../workbench/WorkbenchFrame';
import { About } from './About';
import { useRating, type PanesProps } from './context';
import { IndicatorFigures } from './IndicatorFigures';
import { PartRow } from './PartRow';
import { partTree } from './model';
import { NoLines } from './NoLines';
import { useLevelChoice } from './useLevelChoice';

const chips: readonly ChipId[] = ['open', 'below', 'unproven', 'taskless', 'mine', 'carried', 'beyond'];

/** Indicators with points, duties and checks: the tree of parts, one requirement at a time, the proofs. */
export function ListPanes({ state, order, active, activeId, position, step, activate }: PanesProps) {
  const { t } = useLingui();
  const wide = useWide();
  const { lines } = useWorkbench();
  const { book } = useRating();
  const choices = [useVerdictChoice(), ...useLevelChoice()];
  const nodes = useMemo(() => partTree(order, book?.controls ?? []), [order, book]);
  if (lines.length === 0) return <NoLines />;
  return (
    <Splitter
      storageKey="rating"
      panes={[
        {
          id: 'items',
          label: t`条款`,
          width: wide ? 360 : 310,
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
              renderRow={(row) => <PartRow row={row} />}
              activeId={activeId}
              onActivate={activate}
              selection={state.selection}
              onSelectionChange={state.setSelection}
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
              about={<About line={active} />}
              figures={<IndicatorFigures line={active} />}
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
  );
}

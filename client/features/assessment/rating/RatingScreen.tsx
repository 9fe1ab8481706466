import { useApolloClient, useBackgroundQuery, useReadQuery, useSuspenseFragment } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useKeepAsOf } from '../../../lib/asOf';
import { useView } from '../../../lib/useView';
import { useViewer } from '../../../lib/viewer';
import { filterLines, readLineView, type Head, type Line } from '../workbench/lines';
import { useActiveLine, useChosenControl } from '../workbench/useActiveLine';
import { useFoundResults } from '../workbench/useFoundResults';
import { useWork } from '../workbench/useWork';
import { WorkbenchFrame } from '../workbench/WorkbenchFrame';
import type { WorkbenchAssessment } from '../workbench/WorkbenchPage';
import { RatingContext } from './context';
import { FigureDocument, RatingBookDocument, RatingStateDocument } from './documents';
import { GradedPanes } from './GradedPanes';
import { ListPanes } from './ListPanes';
import { firstToDo, inOrder, itemsOf } from './model';
import { RatingStrip } from './RatingStrip';

interface RatingScreenProps {
  assessment: WorkbenchAssessment;
  head: Head;
  lines: readonly Line[];
}

/** How long changes are gathered before the outcome behind them is read again. */
const gathering = 120;

/** The workspace of every rule book beside MLPS: items that reach levels, indicators with points, duties. */
export function RatingScreen({ assessment, head, lines }: RatingScreenProps) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const keepAsOf = useKeepAsOf();
  const view = useView();
  const viewer = useViewer();
  const { framework } = assessment;
  const [stateRef] = useBackgroundQuery(RatingStateDocument, {
    variables: { id: assessment.id },
    fetchPolicy: 'cache-and-network',
  });
  // A book with more parts than one answer holds still shows its lines under their own headings.
  const [bookRef] = useBackgroundQuery(RatingBookDocument, {
    variables: { code: framework.code },
    errorPolicy: 'all',
  });
  const rated = useReadQuery(stateRef).data.assessment;
  const book = useReadQuery(bookRef).data?.framework ?? null;
  const { data: figures } = useSuspenseFragment({
    fragment: FigureDocument,
    fragmentName: 'Figure_measure',
    from: rated?.measures ?? [],
  });

  const [chosen, activate] = useChosenControl(view);
  const found = useFoundResults(assessment.id, view.get('q') ?? '');
  const passing = useMemo(() => {
    const wanted = readLineView(view, found);
    // Who looks for something finds it wherever it stands; otherwise the work ends at the target.
    const narrowed = wanted.search !== '' || wanted.levels.length > 0 || wanted.chips.includes('beyond');
    const within = narrowed ? lines : lines.filter((line) => line.asked);
    return filterLines(within, wanted, viewer);
  }, [lines, found, view, viewer]);
  const graded = head.rating.kind === 'GRADED_ITEMS';
  // An explanation names items too: the work on one begins at its first clause that is not met.
  const chosenId = useMemo(() => {
    if (chosen === null || lines.some((line) => line.control.id === chosen)) return chosen;
    const ofItem = inOrder(lines.filter((line) => line.control.parent?.id === chosen && line.asked));
    return firstToDo(ofItem)?.control.id ?? null;
  }, [chosen, lines]);
  // From there on it is the clause that was gone to, or a verdict would lead away from it.
  useEffect(() => {
    if (chosenId !== null && chosenId !== chosen) activate(chosenId);
  }, [chosenId, chosen, activate]);
  // The one being worked on stays, or its own verdict would pull it from under the hands.
  const order = useMemo(() => {
    const kept = passing.some((line) => line.control.id === chosenId)
      ? undefined
      : lines.find((line) => line.control.id === chosenId);
    return inOrder(kept ? [...passing, kept] : passing);
  }, [passing, lines, chosenId]);
  const items = useMemo(
    () =>
      graded
        ? itemsOf({
            book: book?.controls ?? [],
            lines: inOrder(lines),
            passing: order,
            declared: rated?.rating.declared.items ?? [],
            proven: rated?.rating.proven.items ?? [],
            figures,
          })
        : [],
    [graded, book, lines, order, rated, figures],
  );
  const walk = useActiveLine(assessment.id, order, chosenId, activate);
  const active = lines.find((line) => line.control.id === walk.activeId) ?? null;

  const timer = useRef(0);
  const readAgain = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      void client
        .refetchQueries({ include: [RatingStateDocument, 'ItemProofs', 'FigureHistory'] })
        .catch(() => undefined);
    }, gathering);
  }, [client]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const state = useWork({
    assessmentId: assessment.id,
    systemId: assessment.system?.id ?? null,
    head,
    lines,
    active,
    chosenId,
    activate,
    view,
    openScore: (basis) => void navigate(keepAsOf(`/assessments/${assessment.id}/scorecard?basis=${basis}`)),
    onChange: readAgain,
  });
  const rating = useMemo(
    () => ({
      levels: framework.levels,
      target: head.targetLevel,
      frameworkCode: framework.code,
      book,
      items,
      figures,
      readAgain,
      indicators: new Map(rated?.rating.declared.indicators.map((one) => [one.resultId, one])),
      provenIndicators: new Map(rated?.rating.proven.indicators.map((one) => [one.resultId, one])),
    }),
    [framework, head.targetLevel, book, items, figures, readAgain, rated],
  );
  const panes = { state, order, active, ...walk, activate };

  return (
    <RatingContext value={rating}>
      <WorkbenchFrame assessment={assessment} state={state} order={order}>
        <RatingStrip />
        {graded ? <GradedPanes {...panes} /> : <ListPanes {...panes} />}
      </WorkbenchFrame>
    </RatingContext>
  );
}

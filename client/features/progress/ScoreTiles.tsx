import { useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { today } from '../../lib/format';
import { useView } from '../../lib/useView';
import { EmptyState } from '../../ui/States';
import { ComparedUnits } from './ComparedUnits';
import { ScoreBooksDocument, ScoreComparisonDocument, ScoreLinesDocument } from './documents';
import { ScoreLinesChart } from './ScoreLinesChart';
import { ScoreMovesDrawer, type ChosenDay } from './ScoreMovesDrawer';
import type { ProgressView } from './useProgressView';
import { usualBook } from './useScoresView';

/** Of the rule book that the page is about, of MLPS without one: other scales have no place in the same picture. */
function useBook(asked: ProgressView): string | undefined {
  const { data } = useSuspenseQuery(ScoreBooksDocument);
  return asked.scope.frameworkCode ?? usualBook(data.latestAssessments.map((one) => one.framework))?.code;
}

function NoScores() {
  const { t } = useLingui();
  return <EmptyState compact icon="scale" title={t`还没有测评`} />;
}

export function ScoreLinesTile({ asked }: { asked: ProgressView }) {
  const code = useBook(asked);
  return code ? <Lines asked={asked} code={code} /> : <NoScores />;
}

function Lines({ asked, code }: { asked: ProgressView; code: string }) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<ChosenDay | null>(null);
  const { unitId, systemId } = asked.scope;
  const { from, to } = asked.variables;
  const { data } = useSuspenseQuery(ScoreLinesDocument, {
    variables: {
      scope: { frameworkCode: code, unitId: unitId ?? null, systemId: systemId ?? null },
      from,
      to,
    },
    fetchPolicy: 'cache-and-network',
  });
  const { lines } = data.scoreLines;
  if (lines.length === 0) return <EmptyState compact icon="chart" title={t`这段时间没有得分记录`} />;
  return (
    <>
      <ScoreLinesChart lines={lines} from={from} to={to} height={260} onPick={setChosen} />
      <Link to={`/progress/scores?framework=${code}&days=${asked.days}`}>{t`变动与原因`}</Link>
      {chosen && <ScoreMovesDrawer chosen={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

export function CampusesTile({ asked }: { asked: ProgressView }) {
  const code = useBook(asked);
  return code ? <Campuses asked={asked} code={code} /> : <NoScores />;
}

function Campuses({ asked, code }: { asked: ProgressView; code: string }) {
  const { t } = useLingui();
  const view = useView();
  const navigate = useNavigate();
  const { unitId, systemId } = asked.scope;
  const { data } = useSuspenseQuery(ScoreComparisonDocument, {
    variables: {
      scope: { frameworkCode: code, unitId: unitId ?? null, systemId: systemId ?? null },
      asOf: asked.to === today() ? null : asked.to,
    },
    fetchPolicy: 'cache-and-network',
  });
  const { units } = data.scoreComparison;
  if (units.length === 0) return <EmptyState compact icon="scale" title={t`没有可以对比的测评`} />;
  return (
    <>
      <ComparedUnits
        units={units}
        here={view.get('unit')}
        onOpen={(unit) => void navigate(`/progress/compare?framework=${code}&unit=${unit}`)}
      />
      <Link to={`/progress/compare?framework=${code}`}>{t`院区与系统对比`}</Link>
    </>
  );
}

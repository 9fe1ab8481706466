import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { addDays } from '../../lib/format';
import { usePastRange } from '../../lib/pastRange';
import { useViewer } from '../../lib/viewer';
import { Drawer } from '../../ui/Dialog';
import { Part } from '../../ui/ErrorBoundary';
import { SkeletonRows } from '../../ui/Skeleton';
import { EmptyState } from '../../ui/States';
import { ScoreMoveList, useAssessmentNames } from '../assessment';
import type { ScoreLine, ScorePoint } from './scoreLines';

export interface ChosenDay {
  line: ScoreLine;
  point: ScorePoint;
}

/** What moved the score on one day: who did what, or which date came. */
export function ScoreMovesDrawer({
  chosen: { line, point },
  onClose,
}: {
  chosen: ChosenDay;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const names = useAssessmentNames();
  const { pastFrom } = useViewer();
  const { first } = usePastRange();
  const { framework, subject, scoringEdition } = line.assessment;
  const { day, assessmentId } = point;
  const dayBefore = addDays(day, -1);
  // Of the first day that is kept the beginning is known, not the day before.
  const from = dayBefore < first ? pastFrom : dayBefore;
  return (
    <Drawer title={t`${subject.name} ${day} 得分变动`} onClose={onClose} size="wide">
      {day < first ? (
        <EmptyState compact icon="history" title={t`这一天的变动没有保存原因`}>
          {t`本机构的历史自 ${first} 起保存。`}
        </EmptyState>
      ) : (
        <Part fallback={<SkeletonRows rows={5} />} compact resetKey={`${assessmentId} ${day}`}>
          <ScoreMoveList
            id={assessmentId}
            from={from}
            to={day}
            levels={framework.levels}
            unit={names.scoreUnit(framework.scoringKind, scoringEdition ?? null)}
          />
        </Part>
      )}
      <p>
        <Link to={`/assessments/${assessmentId}/compare?from=${encodeURIComponent(from)}&to=${day}`}>
          {t`比较这一天前后：条款、证据、任务`}
        </Link>
      </p>
    </Drawer>
  );
}

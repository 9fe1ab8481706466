import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { DashboardTile } from '../../gql/graphql';
import { useCan } from '../../lib/viewer';
import { Part } from '../../ui/ErrorBoundary';
import { Card } from '../../ui/Page';
import { SkeletonRows } from '../../ui/Skeleton';
import { EmptyState } from '../../ui/States';
import { CategoryHeat } from './CategoryHeat';
import { BurnDown, BurnUp, Pace } from './DayCharts';
import type { Place } from './dashboardDocuments';
import type { Progress } from './documents';
import { ExpiryOutlook } from './ExpiryOutlook';
import { Figures } from './Figures';
import { LoadChart } from './LoadChart';
import { CampusesTile, ScoreLinesTile } from './ScoreTiles';
import { tilesOfScores } from './tiles';
import type { ProgressView } from './useProgressView';
import styles from './Progress.module.css';

interface ProgressTilesProps {
  progress: Progress;
  asked: ProgressView;
  places: readonly Place[];
}

/** The pictures of the period where this person has put them, each with its numbers. */
export function ProgressTiles({ progress, asked, places }: ProgressTilesProps) {
  const { t } = useLingui();
  const can = useCan();
  const hasTasks = progress.days.some((day) => day.tasks > 0);
  const shown = places.filter(
    ({ tile, shown: wanted }) =>
      wanted && (tilesOfScores.has(tile) ? can('assessment:read') : hasTasks && can('remediation:read')),
  );
  return (
    <>
      {!hasTasks && (
        <EmptyState icon="chart" title={t`这段时间没有整改任务`}>
          {t`从差距建立整改任务后，这里显示剩余、进度、周期和预计完成日期。`}
        </EmptyState>
      )}
      <div className={styles.charts}>
        {shown.map(({ tile, size }) => (
          <div key={tile} className={size === 'WHOLE' ? styles.whole : styles.half}>
            <Framed tile={tile}>
              <Tile tile={tile} progress={progress} asked={asked} />
            </Framed>
          </div>
        ))}
      </div>
      {hasTasks && shown.length === 0 && (
        <EmptyState icon="chart" title={t`没有选择任何图块`}>{t`用“排列图块”选择要看的内容。`}</EmptyState>
      )}
    </>
  );
}

/** Figures are cards themselves; what asks for itself waits and fails by itself. */
function Framed({ tile, children }: { tile: DashboardTile; children: ReactNode }) {
  if (tile === 'FIGURES') return <div className={styles.stack}>{children}</div>;
  return (
    <Card>
      {tilesOfScores.has(tile) ? (
        <Part fallback={<SkeletonRows rows={5} />} compact>
          {children}
        </Part>
      ) : (
        children
      )}
    </Card>
  );
}

function Tile({ tile, progress, asked }: { tile: DashboardTile; progress: Progress; asked: ProgressView }) {
  switch (tile) {
    case 'FIGURES': {
      const last = progress.days.at(-1);
      return last && <Figures progress={progress} last={last} asked={asked} />;
    }
    case 'BURN_DOWN':
      return <BurnDown progress={progress} />;
    case 'BURN_UP':
      return <BurnUp progress={progress} />;
    case 'PACE':
      return <Pace progress={progress} />;
    case 'LOAD_BY_UNIT':
    case 'LOAD_BY_OWNER':
      return <Loads by={tile} progress={progress} asked={asked} />;
    case 'EXPIRY_OUTLOOK':
      return <ExpiryOutlook />;
    case 'CATEGORY_HEAT':
      return <CategoryHeat />;
    case 'SCORE_LINES':
      return <ScoreLinesTile asked={asked} />;
    case 'CAMPUSES':
      return <CampusesTile asked={asked} />;
  }
}

interface LoadsProps {
  by: 'LOAD_BY_UNIT' | 'LOAD_BY_OWNER';
  progress: Progress;
  asked: ProgressView;
}

function Loads({ by, progress, asked }: LoadsProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const more = [
    { heading: t`30 天内到期`, of: (load: { dueSoon: number }) => load.dueSoon },
    { heading: t`工作量（人天）`, of: (load: { effortDays: number }) => load.effortDays },
  ];
  const toTasks = (query: string) => {
    const to = asked.tasks(query);
    if (to) void navigate(to);
  };
  return by === 'LOAD_BY_UNIT' ? (
    <LoadChart
      title={t`各科室未完成的任务`}
      more={more}
      loads={progress.byUnit.map(({ unit, ...load }) => ({
        ...load,
        id: unit?.id ?? null,
        name: unit?.name ?? t`未分科室`,
      }))}
      onPick={(id, overdue) => toTasks(`${id ? `unit=${id}` : ''}&exact=1&overdue=${overdue ? 1 : 0}`)}
    />
  ) : (
    <LoadChart
      title={t`每人未完成的任务`}
      more={more}
      loads={progress.byOwner.map(({ owner, ...load }) => ({
        ...load,
        id: owner?.id ?? null,
        name: owner?.displayName ?? t`未指定`,
      }))}
      onPick={(id, overdue) => (id ? toTasks(`owner=${id}&overdue=${overdue ? 1 : 0}`) : undefined)}
    />
  );
}

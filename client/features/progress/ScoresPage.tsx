import { useQuery, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Part } from '../../ui/ErrorBoundary';
import { FilterBar } from '../../ui/FilterBar';
import { Card, Page } from '../../ui/Page';
import { Select } from '../../ui/Select';
import { SkeletonRows } from '../../ui/Skeleton';
import { Banner, EmptyState, ErrorState } from '../../ui/States';
import { useLiveChanges } from '../activity';
import { UnitField } from '../organization';
import { ScoreLinesDocument, ScoreSystemsDocument } from './documents';
import { MovedDays } from './MovedDays';
import { PeriodFields } from './PeriodFields';
import { ProgressTabs } from './ProgressTabs';
import { ScoreLinesChart } from './ScoreLinesChart';
import { ScoreMovesDrawer, type ChosenDay } from './ScoreMovesDrawer';
import { useScoresView, type ScoresView } from './useScoresView';
import styles from './Progress.module.css';

const watched = ['Assessment'];

/** Declared and proven scores over time; every day on which one moved opens what moved it. */
export function ScoresPage() {
  const { t } = useLingui();
  return (
    <Page title={t`得分曲线`} actions={<ProgressTabs />} scroll>
      <Part fallback={<SkeletonRows rows={10} />}>
        <Scores />
      </Part>
    </Page>
  );
}

function Scores() {
  const { t } = useLingui();
  const asked = useScoresView();
  return (
    <div className={styles.page}>
      <Filters asked={asked} />
      {asked.book ? (
        <Lines asked={asked} code={asked.book.code} />
      ) : (
        <EmptyState icon="scale" title={t`还没有测评`}>
          {t`建立测评并开始评定后，这里按天显示自报和实证得分。`}
        </EmptyState>
      )}
    </div>
  );
}

function Lines({ asked, code }: { asked: ScoresView; code: string }) {
  const { t } = useLingui();
  const { from, to, unitId, systemId } = asked;
  const [chosen, setChosen] = useState<ChosenDay | null>(null);
  const { data, previousData, error, refetch } = useQuery(ScoreLinesDocument, {
    variables: { scope: { frameworkCode: code, unitId, systemId }, from, to },
    fetchPolicy: 'cache-and-network',
  });
  const again = () => void refetch().catch(() => undefined);
  useLiveChanges(watched, again);
  const found = (data ?? previousData)?.scoreLines;
  if (error && !found) return <ErrorState error={error} onRetry={again} />;
  if (!found) return <SkeletonRows rows={8} />;
  const { lines, totalCount } = found;
  if (lines.length === 0)
    return (
      <EmptyState icon="chart" title={t`这段时间没有得分记录`}>{t`换一段时间，或放宽筛选再看。`}</EmptyState>
    );
  return (
    <>
      {totalCount > lines.length && (
        <Banner tone="info">{t`共 ${totalCount} 条曲线，只显示前 ${lines.length} 条；请按科室或系统筛选。`}</Banner>
      )}
      <Card>
        <ScoreLinesChart lines={lines} from={from} to={to} onPick={setChosen} />
      </Card>
      <Card>
        <MovedDays lines={lines} onPick={setChosen} />
      </Card>
      {chosen && <ScoreMovesDrawer chosen={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

function Filters({ asked }: { asked: ScoresView }) {
  const { t } = useLingui();
  const { view } = asked;
  const { data } = useSuspenseQuery(ScoreSystemsDocument);
  const choose = (name: string) => (event: { target: { value: string } }) =>
    view.set({ [name]: event.target.value || null });
  return (
    <FilterBar onClear={asked.filtered ? asked.clear : undefined}>
      <Select
        label={t({ message: '标准', context: 'field' })}
        labelHidden
        options={asked.books.map((book) => ({ value: book.code, label: book.shortName }))}
        value={asked.book?.code ?? ''}
        onChange={choose('framework')}
      />
      <Select
        label={t`信息系统`}
        labelHidden
        placeholder={t`所有系统`}
        options={data.informationSystems.nodes.map((system) => ({ value: system.id, label: system.name }))}
        value={asked.systemId ?? ''}
        onChange={choose('system')}
      />
      <UnitField
        label={t`科室`}
        labelHidden
        value={asked.unitId}
        placeholder={t`全部科室`}
        onChange={(unit) => view.set({ unit })}
      />
      <PeriodFields asked={asked} />
    </FilterBar>
  );
}

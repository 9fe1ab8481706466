import { useQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { today } from '../../lib/format';
import { Part } from '../../ui/ErrorBoundary';
import { FilterBar } from '../../ui/FilterBar';
import { Card, Page } from '../../ui/Page';
import { Select } from '../../ui/Select';
import { SkeletonRows } from '../../ui/Skeleton';
import { Banner, EmptyState, ErrorState } from '../../ui/States';
import { DateField } from '../../ui/TextField';
import { useLiveChanges } from '../activity';
import { UnitField } from '../organization';
import { CategoryRadar } from './CategoryRadar';
import { ComparedSubjects } from './ComparedSubjects';
import { ComparedUnits } from './ComparedUnits';
import { ScoreComparisonDocument } from './documents';
import { ProgressTabs } from './ProgressTabs';
import { useScoresView, type ScoresView } from './useScoresView';
import styles from './Progress.module.css';

const watched = ['Assessment'];

/** Scores of one rule book side by side: campuses and departments, systems, and the parts of one of them. */
export function ComparePage() {
  const { t } = useLingui();
  return (
    <Page title={t`院区与系统对比`} actions={<ProgressTabs />} scroll>
      <Part fallback={<SkeletonRows rows={10} />}>
        <Compared />
      </Part>
    </Page>
  );
}

function Compared() {
  const { t } = useLingui();
  const asked = useScoresView();
  return (
    <div className={styles.page}>
      <Filters asked={asked} />
      {asked.book ? (
        <Comparison asked={asked} code={asked.book.code} />
      ) : (
        <EmptyState icon="scale" title={t`还没有测评`}>
          {t`建立测评并开始评定后，这里并排显示各院区和系统的得分。`}
        </EmptyState>
      )}
    </div>
  );
}

function Comparison({ asked, code }: { asked: ScoresView; code: string }) {
  const { t } = useLingui();
  const { unitId, to } = asked;
  const asOf = to === today() ? null : to;
  const { data, previousData, error, refetch } = useQuery(ScoreComparisonDocument, {
    variables: { scope: { frameworkCode: code, unitId }, asOf },
    fetchPolicy: 'cache-and-network',
  });
  const again = () => void refetch().catch(() => undefined);
  useLiveChanges(watched, again);
  const found = (error ? undefined : (data ?? previousData))?.scoreComparison;
  if (error) return <ErrorState error={error} onRetry={again} />;
  if (!found) return <SkeletonRows rows={8} />;
  const { subjects, units, totalCount } = found;
  if (subjects.length === 0)
    return (
      <EmptyState icon="scale" title={t`没有可以对比的测评`}>{t`换一个标准、科室或日期再看。`}</EmptyState>
    );
  return (
    <>
      {totalCount > subjects.length && (
        <Banner tone="info">{t`共 ${totalCount} 个测评对象，只对比前 ${subjects.length} 个；请按科室筛选。`}</Banner>
      )}
      <div className={styles.charts}>
        <Card>
          <ComparedUnits
            units={units}
            here={unitId}
            onOpen={(unit) => asked.view.set({ unit }, { push: true })}
          />
        </Card>
        <Card>
          <Part fallback={<SkeletonRows rows={6} />} compact resetKey={code}>
            <CategoryRadar key={code} subjects={subjects} asOf={asOf} />
          </Part>
        </Card>
        <div className={styles.whole}>
          <Card>
            <ComparedSubjects subjects={subjects} asOf={asOf} />
          </Card>
        </div>
      </div>
    </>
  );
}

function Filters({ asked }: { asked: ScoresView }) {
  const { t } = useLingui();
  const { view } = asked;
  return (
    <FilterBar onClear={asked.filtered ? asked.clear : undefined}>
      <Select
        label={t({ message: '标准', context: 'field' })}
        labelHidden
        options={asked.books.map((book) => ({ value: book.code, label: book.shortName }))}
        value={asked.book?.code ?? ''}
        onChange={(event) => view.set({ framework: event.target.value || null })}
      />
      <UnitField
        label={t`科室`}
        labelHidden
        value={asked.unitId}
        placeholder={t`全部科室`}
        onChange={(unit) => view.set({ unit })}
      />
      <DateField
        label={t`截至`}
        labelHidden
        max={today()}
        value={asked.to}
        onChange={(event) =>
          view.set({ to: event.target.value === today() ? null : event.target.value || null })
        }
      />
    </FilterBar>
  );
}

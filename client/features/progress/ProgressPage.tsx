import { useQuery, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { today } from '../../lib/format';
import { FilterBar } from '../../ui/FilterBar';
import { Page } from '../../ui/Page';
import { Select } from '../../ui/Select';
import { SkeletonRows } from '../../ui/Skeleton';
import { EmptyState, ErrorState } from '../../ui/States';
import { DateField } from '../../ui/TextField';
import { useLiveChanges } from '../activity';
import { UnitField } from '../organization';
import { ProgressChoicesDocument, ProgressDocument } from './documents';
import { Figures } from './Figures';
import { ProgressCharts } from './ProgressCharts';
import { ProgressTabs } from './ProgressTabs';
import { periods, useProgressView, type ProgressView } from './useProgressView';
import styles from './Progress.module.css';

const watched = ['RemediationTask'];

/** How closing gaps goes on: what is left, what it takes, who has how much, and when it will be done. */
export function ProgressPage() {
  const { t } = useLingui();
  const asked = useProgressView();
  const { data, previousData, error, refetch } = useQuery(ProgressDocument, {
    variables: asked.variables,
    fetchPolicy: 'cache-and-network',
  });
  const again = () => void refetch().catch(() => undefined);
  useLiveChanges(watched, again);
  const progress = (data ?? previousData)?.remediationProgress;
  const last = progress?.days.at(-1);
  return (
    <Page title={t`整改进展`} actions={<ProgressTabs />} scroll toolbar={<Filters asked={asked} />}>
      {error && !progress ? (
        <ErrorState error={error} onRetry={again} />
      ) : !progress || !last ? (
        <SkeletonRows rows={8} />
      ) : progress.days.every((day) => day.tasks === 0) ? (
        <EmptyState icon="chart" title={t`这段时间没有整改任务`}>
          {t`从差距建立整改任务后，这里显示剩余、进度、周期和预计完成日期。`}
        </EmptyState>
      ) : (
        <div className={styles.page}>
          <Figures progress={progress} last={last} asked={asked} />
          <ProgressCharts progress={progress} asked={asked} />
        </div>
      )}
    </Page>
  );
}

function Filters({ asked }: { asked: ProgressView }) {
  const { t } = useLingui();
  const { view, scope } = asked;
  const { data } = useSuspenseQuery(ProgressChoicesDocument);
  const choose = (name: string) => (event: { target: { value: string } }) =>
    view.set({ [name]: event.target.value || null });
  return (
    <FilterBar onClear={asked.filtered ? asked.clear : undefined}>
      <Select
        label={t`整改计划`}
        labelHidden
        placeholder={t`全部计划`}
        options={data.remediationPlans.nodes.map((plan) => ({ value: plan.id, label: plan.name }))}
        value={scope.planId ?? ''}
        onChange={choose('plan')}
      />
      <Select
        label={t({ message: '标准', context: 'field' })}
        labelHidden
        placeholder={t`全部标准`}
        options={data.frameworks
          .filter((book) => book.state === 'PUBLISHED')
          .map((book) => ({ value: book.code, label: book.shortName }))}
        value={scope.frameworkCode ?? ''}
        onChange={choose('framework')}
      />
      <Select
        label={t`信息系统`}
        labelHidden
        placeholder={t`所有系统`}
        options={data.informationSystems.nodes.map((system) => ({ value: system.id, label: system.name }))}
        value={scope.systemId ?? ''}
        onChange={choose('system')}
      />
      <UnitField
        label={t`科室`}
        labelHidden
        value={scope.unitId}
        placeholder={t`全部科室`}
        onChange={(unit) => view.set({ unit })}
      />
      <Select
        label={t`期间`}
        labelHidden
        options={periods.map((days) => ({ value: String(days), label: t`近 ${days} 天` }))}
        value={String(asked.days)}
        onChange={choose('days')}
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

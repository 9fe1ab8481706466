import { useQuery, useSuspenseQuery } from '@apollo/client/react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useAsOf } from '../../lib/asOf';
import { Button } from '../../ui/Button';
import { lazyPart } from '../../ui/lazyPart';
import { FilterBar } from '../../ui/FilterBar';
import { Page } from '../../ui/Page';
import { Select } from '../../ui/Select';
import { SkeletonRows } from '../../ui/Skeleton';
import { ErrorState } from '../../ui/States';
import { useLiveChanges } from '../activity';
import { UnitField } from '../organization';
import { DashboardDocument } from './dashboardDocuments';
import { ProgressChoicesDocument, ProgressDocument } from './documents';
import { PeriodFields } from './PeriodFields';
import { ProgressTabs } from './ProgressTabs';
import { ProgressTiles } from './ProgressTiles';
import { WallButton } from './wall/WallButton';
import { useProgressView, type ProgressView } from './useProgressView';
import styles from './Progress.module.css';

const watched = ['RemediationTask'];

const ArrangeTiles = lazyPart(async () => (await import('./ArrangeTiles')).ArrangeTiles);

/** How closing gaps goes on: what is left, what it takes, who has how much, and when it will be done. */
export function ProgressPage() {
  const { t } = useLingui();
  const past = useAsOf() !== null;
  const asked = useProgressView();
  const [arranging, setArranging] = useState(false);
  const own = useQuery(DashboardDocument);
  const { data, previousData, error, refetch } = useQuery(ProgressDocument, {
    variables: asked.variables,
    fetchPolicy: 'cache-and-network',
  });
  const again = () => {
    void refetch().catch(() => undefined);
    if (own.error) void own.refetch().catch(() => undefined);
  };
  useLiveChanges(watched, again);
  const progress = (data ?? previousData)?.remediationProgress;
  const dashboard = own.data?.dashboard;
  const failed = (!progress && error) || (!dashboard && own.error);
  return (
    <Page
      title={t`整改进展`}
      actions={
        <>
          <ProgressTabs />
          {!past && <WallButton />}
          {dashboard && !past && (
            <Button size="small" icon="table" onClick={() => setArranging(true)}>{t`排列图块`}</Button>
          )}
        </>
      }
      scroll
      toolbar={<Filters asked={asked} />}
    >
      {failed ? (
        <ErrorState error={failed} onRetry={again} />
      ) : !progress || !dashboard ? (
        <SkeletonRows rows={8} />
      ) : (
        <div className={styles.page}>
          <ProgressTiles progress={progress} asked={asked} places={dashboard.places} />
        </div>
      )}
      {arranging && dashboard && (
        <ArrangeTiles
          places={dashboard.places}
          isStandard={dashboard.isStandard}
          onClose={() => setArranging(false)}
        />
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
      <PeriodFields asked={asked} />
    </FilterBar>
  );
}

import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { Chart, type ChartOption } from '../../ui/Chart';
import { Card } from '../../ui/Page';
import { EmptyState } from '../../ui/States';
import type { HomeState } from './documents';
import { LoadChart } from '../progress';
import { homeLinks } from './homeLinks';

const onTime = '#0a6a6e';

/** Ageing of the gaps and load per department, as pictures with their numbers. */
export function GapCharts({ gaps }: { gaps: NonNullable<HomeState['gapSummary']> }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const days = useCallback((label: string) => t`${label} 天`, [t]);
  const ages = useMemo<ChartOption>(
    () => ({
      grid: { left: 8, right: 12, top: 22, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: {
        type: 'category',
        data: gaps.ageBands.map((band) => days(band.label)),
        axisTick: { show: false },
        axisLabel: { interval: 0 },
      },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        {
          type: 'bar',
          name: t`差距`,
          barMaxWidth: 44,
          itemStyle: { color: onTime },
          label: { show: true, position: 'top', color: '#15262a' },
          data: gaps.ageBands.map((band) => band.count),
        },
      ],
    }),
    [gaps, days, t],
  );
  const units = useMemo(
    () =>
      gaps.byUnit.map(({ unit, tasks, overdue }) => ({
        id: unit?.id ?? null,
        name: unit?.name ?? t`未分科室`,
        open: tasks,
        overdue,
      })),
    [gaps, t],
  );
  return (
    <>
      <Card>
        {gaps.openGaps === 0 ? (
          <EmptyState
            icon="check"
            compact
            title={t`没有差距`}
          >{t`您可见的条款里，已评的都符合，并有有效证据。`}</EmptyState>
        ) : (
          <Chart
            title={t`差距存在多久`}
            label={gaps.ageBands.map((band) => `${days(band.label)} ${band.count}`).join(', ')}
            option={ages}
            height={210}
            table={{
              columns: [t`存在时间`, t`差距`],
              rows: gaps.ageBands.map((band) => [days(band.label), band.count]),
            }}
            onPick={(name) => {
              const band = gaps.ageBands.find((one) => days(one.label) === name);
              void navigate(band ? homeLinks.age(band.fromDays, band.toDays ?? null) : homeLinks.gaps);
            }}
          />
        )}
      </Card>
      <Card>
        {units.length === 0 ? (
          <EmptyState
            icon="board"
            compact
            title={t`没有未完成的整改任务`}
          >{t`从差距建立任务后，这里显示各科室的负担。`}</EmptyState>
        ) : (
          <LoadChart
            title={t`各科室未完成的任务`}
            loads={units}
            height={210}
            onPick={(id, overdue) => void navigate(homeLinks.unit(id, overdue))}
          />
        )}
      </Card>
    </>
  );
}

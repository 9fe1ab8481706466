import { useLingui } from '@lingui/react/macro';
import { useCallback, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { Chart, type ChartOption } from '../../ui/Chart';
import { Card } from '../../ui/Page';
import { EmptyState } from '../../ui/States';
import type { HomeState } from './documents';
import { homeLinks } from './homeLinks';

/** More departments than this are not readable as bars; the table lists all of them. */
const mostBars = 8;
const onTime = '#0a6a6e';
const late = '#a8322a';

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
    () => gaps.byUnit.map((load) => ({ ...load, name: load.unit?.name ?? t`未分科室` })),
    [gaps, t],
  );
  const load = useMemo<ChartOption>(() => {
    const shown = units.slice(0, mostBars).toReversed();
    const bar = { type: 'bar', stack: 'tasks', barMaxWidth: 18 };
    return {
      grid: { left: 8, right: 16, top: 26, bottom: 4, containLabel: true },
      legend: { right: 0 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'value', minInterval: 1 },
      yAxis: {
        type: 'category',
        data: shown.map((unit) => unit.name),
        axisTick: { show: false },
        axisLabel: { width: 96, overflow: 'truncate' },
      },
      series: [
        { ...bar, name: t`逾期`, itemStyle: { color: late }, data: shown.map((unit) => unit.overdue) },
        {
          ...bar,
          name: t`未逾期`,
          itemStyle: { color: onTime },
          data: shown.map((unit) => unit.tasks - unit.overdue),
        },
      ],
    };
  }, [units, t]);
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
          <Chart
            title={t`各科室未完成的任务`}
            label={units.map((unit) => t`${unit.name} ${unit.tasks} 个，逾期 ${unit.overdue} 个`).join('；')}
            option={load}
            height={210}
            table={{
              columns: [t`科室`, t`任务`, t`逾期`],
              rows: units.map((unit) => [unit.name, unit.tasks, unit.overdue]),
            }}
            onPick={(name, series) => {
              const load = units.find((one) => one.name === name);
              if (load) void navigate(homeLinks.unit(load.unit?.id ?? null, series === t`逾期`));
            }}
          />
        )}
      </Card>
    </>
  );
}

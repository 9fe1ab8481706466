import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { Chart, type ChartOption } from '../../ui/Chart';
import { Card } from '../../ui/Page';
import { Part } from '../../ui/ErrorBoundary';
import { SkeletonRows } from '../../ui/Skeleton';
import { useCan } from '../../lib/viewer';
import { CategoryHeat } from './CategoryHeat';
import { ExpiryOutlook } from './ExpiryOutlook';
import { LoadChart } from './LoadChart';
import type { Progress } from './documents';
import type { ProgressView } from './useProgressView';
import styles from './Progress.module.css';

const accent = '#0a6a6e';
const late = '#a8322a';
const faint = '#7b8f93';

interface ProgressChartsProps {
  progress: Progress;
  asked: ProgressView;
}

/** The pictures of the period, each with its numbers. */
export function ProgressCharts({ progress, asked }: ProgressChartsProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const can = useCan();
  const { days, weeks, forecast } = progress;
  // Two years of days are no table that a person reads: weeks are, counted back from the last day.
  const told = useMemo(
    () => (days.length <= 92 ? days : days.filter((_, at) => (days.length - 1 - at) % 7 === 0)),
    [days],
  );
  const axis = useMemo(
    () => ({
      grid: { left: 8, right: 16, top: 30, bottom: 4, containLabel: true },
      legend: { right: 0, top: 0 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: days.map(({ day }) => day), boundaryGap: false },
      yAxis: { type: 'value', minInterval: 1 },
    }),
    [days],
  );
  const line = { type: 'line', showSymbol: false, lineStyle: { width: 2 } };
  const down = useMemo<ChartOption>(
    () => ({
      ...axis,
      series: [
        {
          ...line,
          name: t`剩余`,
          itemStyle: { color: accent },
          data: days.map((one) => one.tasks - one.done),
        },
        {
          ...line,
          name: t`计划剩余`,
          itemStyle: { color: faint },
          lineStyle: { width: 2, type: 'dashed' },
          data: days.map((one) => one.planned),
        },
        {
          ...line,
          name: t`逾期`,
          itemStyle: { color: late },
          areaStyle: { opacity: 0.15 },
          data: days.map((one) => one.overdue),
        },
      ],
    }),
    [axis, days, t],
  );
  const up = useMemo<ChartOption>(
    () => ({
      ...axis,
      series: [
        { ...line, name: t`全部任务`, itemStyle: { color: faint }, data: days.map((one) => one.tasks) },
        {
          ...line,
          name: t`已验证`,
          itemStyle: { color: accent },
          areaStyle: { opacity: 0.12 },
          data: days.map((one) => one.done),
        },
      ],
    }),
    [axis, days, t],
  );
  const pace = useMemo<ChartOption>(
    () => ({
      grid: { left: 8, right: 16, top: 22, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'category', data: weeks.map(({ endsOn }) => endsOn.slice(5)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        {
          type: 'bar',
          name: t`通过验证`,
          barMaxWidth: 30,
          itemStyle: { color: accent },
          data: weeks.map(({ verified }) => verified),
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: faint, type: 'dashed' },
            label: { position: 'insideEndTop', formatter: t`平均 ${forecast.pace.toFixed(1)}` },
            data: [{ yAxis: forecast.pace }],
          },
        },
      ],
    }),
    [weeks, forecast, t],
  );
  const more = [
    { heading: t`30 天内到期`, of: (load: { dueSoon: number }) => load.dueSoon },
    { heading: t`工作量（人天）`, of: (load: { effortDays: number }) => load.effortDays },
  ];
  const last = days.at(-1);
  const left = last ? last.tasks - last.done : 0;
  const toTasks = (query: string) => {
    const to = asked.tasks(query);
    if (to) void navigate(to);
  };
  return (
    <div className={styles.charts}>
      <Card>
        <Chart
          title={t`燃尽`}
          label={t`到 ${progress.to} 剩余 ${left} 项，计划剩余 ${last?.planned ?? 0} 项，逾期 ${last?.overdue ?? 0} 项`}
          option={down}
          table={{
            columns: [t`日期`, t`剩余`, t`计划剩余`, t`逾期`],
            rows: told.map((one) => [one.day, one.tasks - one.done, one.planned, one.overdue]),
          }}
        />
      </Card>
      <Card>
        <Chart
          title={t`燃起`}
          label={t`到 ${progress.to} 共 ${last?.tasks ?? 0} 项，已验证 ${last?.done ?? 0} 项`}
          option={up}
          table={{
            columns: [t`日期`, t`全部任务`, t`已验证`],
            rows: told.map((one) => [one.day, one.tasks, one.done]),
          }}
        />
      </Card>
      <Card>
        <Chart
          title={t`每周通过验证`}
          label={weeks.map((week) => `${week.endsOn} ${week.verified}`).join('; ')}
          option={pace}
          table={{
            columns: [t`截至`, t`通过验证`],
            rows: weeks.map((week) => [week.endsOn, week.verified]),
          }}
        />
      </Card>
      <Card>
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
      </Card>
      <Card>
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
      </Card>
      {can('assessment:read') && (
        <Card>
          <Part fallback={<SkeletonRows rows={4} />} compact>
            <ExpiryOutlook />
          </Part>
        </Card>
      )}
      {can('assessment:read') && (
        <div className={styles.whole}>
          <Card>
            <Part fallback={<SkeletonRows rows={6} />} compact>
              <CategoryHeat />
            </Part>
          </Card>
        </div>
      )}
    </div>
  );
}

import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Chart, type ChartOption } from '../../ui/Chart';
import type { Progress } from './documents';

const accent = '#0a6a6e';
const late = '#a8322a';
const faint = '#7b8f93';
const line = { type: 'line', showSymbol: false, lineStyle: { width: 2 } };

const axisOf = (days: Progress['days']) => ({
  grid: { left: 8, right: 16, top: 30, bottom: 4, containLabel: true },
  legend: { right: 0, top: 0 },
  tooltip: { trigger: 'axis' },
  xAxis: { type: 'category', data: days.map(({ day }) => day), boundaryGap: false },
  yAxis: { type: 'value', minInterval: 1 },
});

/** Two years of days are no table that a person reads: weeks are, counted back from the last day. */
const told = (days: Progress['days']) =>
  days.length <= 92 ? days : days.filter((_, at) => (days.length - 1 - at) % 7 === 0);

/** What is left by day, beside what the plan promised. */
export function BurnDown({ progress }: { progress: Progress }) {
  const { t } = useLingui();
  const { days } = progress;
  const last = days.at(-1);
  const left = last ? last.tasks - last.done : 0;
  const option = useMemo<ChartOption>(
    () => ({
      ...axisOf(days),
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
    [days, t],
  );
  return (
    <Chart
      title={t`燃尽`}
      label={t`到 ${progress.to} 剩余 ${left} 项，计划剩余 ${last?.planned ?? 0} 项，逾期 ${last?.overdue ?? 0} 项`}
      option={option}
      table={{
        columns: [t`日期`, t`剩余`, t`计划剩余`, t`逾期`],
        rows: told(days).map((one) => [one.day, one.tasks - one.done, one.planned, one.overdue]),
      }}
    />
  );
}

/** All tasks and those that are verified, by day. */
export function BurnUp({ progress }: { progress: Progress }) {
  const { t } = useLingui();
  const { days } = progress;
  const last = days.at(-1);
  const option = useMemo<ChartOption>(
    () => ({
      ...axisOf(days),
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
    [days, t],
  );
  return (
    <Chart
      title={t`燃起`}
      label={t`到 ${progress.to} 共 ${last?.tasks ?? 0} 项，已验证 ${last?.done ?? 0} 项`}
      option={option}
      table={{
        columns: [t`日期`, t`全部任务`, t`已验证`],
        rows: told(days).map((one) => [one.day, one.tasks, one.done]),
      }}
    />
  );
}

/** Verified in each of the last weeks, and on average. */
export function Pace({ progress }: { progress: Progress }) {
  const { t } = useLingui();
  const { weeks, forecast } = progress;
  const option = useMemo<ChartOption>(
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
  return (
    <Chart
      title={t`每周通过验证`}
      label={weeks.map((week) => `${week.endsOn} ${week.verified}`).join('; ')}
      option={option}
      table={{
        columns: [t`截至`, t`通过验证`],
        rows: weeks.map((week) => [week.endsOn, week.verified]),
      }}
    />
  );
}

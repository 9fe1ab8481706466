import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Chart, type ChartOption } from '../../ui/Chart';
import { EmptyState } from '../../ui/States';

/** More bars than this cannot be read; the table lists all of them. */
const mostBars = 10;

interface Load {
  id: string | null;
  name: string;
  open: number;
  overdue: number;
}

interface LoadChartProps<One extends Load> {
  title: string;
  loads: readonly One[];
  height?: number;
  /** What the table says beside. */
  more?: readonly { heading: string; of: (load: One) => number }[];
  onPick: (id: string | null, overdue: boolean) => void;
}

/** Who has how much to do, and how much of it is late. */
export function LoadChart<One extends Load>({
  title,
  loads,
  height = 240,
  more = [],
  onPick,
}: LoadChartProps<One>) {
  const { t } = useLingui();
  const option = useMemo<ChartOption>(() => {
    const shown = loads.slice(0, mostBars).toReversed();
    const bar = { type: 'bar', stack: 'tasks', barMaxWidth: 18 };
    return {
      grid: { left: 8, right: 16, top: 26, bottom: 4, containLabel: true },
      legend: { right: 0 },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'value', minInterval: 1 },
      yAxis: {
        type: 'category',
        data: shown.map((load) => load.name),
        axisTick: { show: false },
        axisLabel: { width: 96, overflow: 'truncate' },
      },
      series: [
        { ...bar, name: t`逾期`, itemStyle: { color: '#a8322a' }, data: shown.map((load) => load.overdue) },
        {
          ...bar,
          name: t`未逾期`,
          itemStyle: { color: '#0a6a6e' },
          data: shown.map((load) => load.open - load.overdue),
        },
      ],
    };
  }, [loads, t]);
  if (loads.length === 0) return <EmptyState icon="check" compact title={t`没有未完成的整改任务`} />;
  return (
    <Chart
      title={title}
      label={loads.map((load) => t`${load.name} ${load.open} 个，逾期 ${load.overdue} 个`).join('；')}
      option={option}
      height={height}
      table={{
        columns: [t`名称`, t`未完成`, t`逾期`, ...more.map(({ heading }) => heading)],
        rows: loads.map((load) => [load.name, load.open, load.overdue, ...more.map(({ of }) => of(load))]),
      }}
      onPick={(name, series) => {
        const load = loads.find((one) => one.name === name);
        if (load) onPick(load.id, series === t`逾期`);
      }}
    />
  );
}

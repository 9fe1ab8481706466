import { lazy, Suspense, useMemo } from 'react';
import type { ChartOption } from '../../../ui/Chart';

const EChart = lazy(() => import('../../../ui/EChart'));
const noPicture = () => undefined;
const light = { color: '#d7e6e5', fontSize: 18 };
const dim = { lineStyle: { color: '#2c4f57' } };

interface WallChartProps {
  label: string;
  days: readonly string[];
  lines: readonly { name: string; color: string; values: readonly number[]; dashed?: boolean }[];
}

/** Lines over days in large type on a dark ground; redrawn only when a number has changed, and without moving. */
export function WallChart({ label, days, lines }: WallChartProps) {
  const key = JSON.stringify([days, lines]);
  const option = useMemo<ChartOption>(() => {
    const [shown, series] = JSON.parse(key) as [string[], WallChartProps['lines']];
    return {
      animation: false,
      grid: { left: 8, right: 24, top: 48, bottom: 4, containLabel: true },
      legend: { right: 0, textStyle: light, itemWidth: 22, itemHeight: 12 },
      xAxis: {
        type: 'category',
        data: shown,
        boundaryGap: false,
        axisLabel: { ...light, formatter: (day: string) => day.slice(5) },
        axisLine: dim,
      },
      yAxis: { type: 'value', minInterval: 1, axisLabel: light, splitLine: dim },
      series: series.map(({ name, color, values, dashed }) => ({
        type: 'line',
        name,
        showSymbol: false,
        itemStyle: { color },
        lineStyle: { width: 4, color, type: dashed ? 'dashed' : 'solid' },
        data: values,
      })),
    };
  }, [key]);
  return (
    <Suspense fallback={null}>
      <EChart option={option} label={label} onPicture={noPicture} />
    </Suspense>
  );
}

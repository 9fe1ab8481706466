import { BarChart, LineChart, RadarChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  RadarComponent,
  TooltipComponent,
} from 'echarts/components';
import * as core from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { EChartsCoreOption } from 'echarts/core';

core.use([
  BarChart,
  LineChart,
  RadarChart,
  GridComponent,
  LegendComponent,
  RadarComponent,
  TooltipComponent,
  AriaComponent,
  MarkLineComponent,
  SVGRenderer,
]);

export type ChartOption = EChartsCoreOption;

/** Colours of series in order: declared (grey ink), proven (teal), then the rest. */
export const seriesColors = ['#7d9296', '#0a6a6e', '#c17f16', '#a8322a', '#3c78bb', '#6b5b95'];

const style = getComputedStyle(document.documentElement);

/** Mounts a chart as SVG: sharp at any zoom, printable, steady in screenshots. */
export function mountChart(node: HTMLElement): core.ECharts {
  return core.init(
    node,
    {
      color: seriesColors,
      textStyle: { fontFamily: style.getPropertyValue('--font'), color: '#4d6266' },
      categoryAxis: {
        axisLine: { lineStyle: { color: '#b5c4c4' } },
        axisLabel: { color: '#4d6266' },
        splitLine: { show: false },
      },
      valueAxis: {
        axisLabel: { color: '#4d6266' },
        splitLine: { lineStyle: { color: '#e6eceb' } },
      },
      timeAxis: {
        axisLine: { lineStyle: { color: '#b5c4c4' } },
        axisLabel: { color: '#4d6266' },
        splitLine: { show: false },
      },
      radar: {
        center: ['50%', '56%'],
        radius: '64%',
        axisName: { color: '#15262a' },
        splitArea: { show: false },
        splitLine: { lineStyle: { color: '#d5dedc' } },
        axisLine: { lineStyle: { color: '#d5dedc' } },
      },
      // Above the picture: below, it runs into the axis labels.
      legend: {
        top: 0,
        bottom: 'auto',
        icon: 'roundRect',
        itemWidth: 12,
        itemHeight: 8,
        textStyle: { color: '#4d6266' },
      },
    },
    { renderer: 'svg' },
  );
}

import { BarChart as Bars, RadarChart as Radar } from 'echarts/charts';
import { GridComponent, LegendComponent, RadarComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { Resvg } from '@resvg/resvg-js';
import type { BarChart, ChartBlock, RadarChart } from './document.model.js';
import { TONE_COLOURS } from './run.writer.js';
import { drawingFont } from './drawing-font.js';
import { cleanText } from './xml-text.js';

use([Bars, Radar, GridComponent, LegendComponent, RadarComponent, SVGRenderer]);

/** Pixels per millimetre of the drawing; the picture has twice as many (about 200 dpi on paper). */
const SCALE = 4;
const ZOOM = 2;

/** Radar series also differ in line and symbol, bars carry their numbers: a black-and-white print can be read. */
const COLOURS = ['#1f4e9e', '#d2691e', '#5b8c5a', '#8a8a8a', '#b00000'];
const LINES = ['solid', 'dashed', 'dotted'] as const;

/** The chart of a block as SVG. */
export function chartSvg(block: ChartBlock): string {
  const width = block.widthMm * SCALE;
  const height = block.heightMm * SCALE;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(block.chart.type === 'radar' ? radarOption(block.chart) : barOption(block.chart));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** The chart of a block as PNG. Same block, same bytes. */
export function chartPng(block: ChartBlock): Uint8Array {
  const drawing = new Resvg(chartSvg(block), {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: drawingFont,
  });
  return drawing.render().asPng();
}

const BASE: EChartsCoreOption = {
  animation: false,
  backgroundColor: '#ffffff',
  color: COLOURS,
  textStyle: { fontFamily: drawingFont.defaultFontFamily, fontSize: 14, color: '#222222' },
};

const legend = (names: readonly string[]) => ({
  bottom: 0,
  itemWidth: 32,
  textStyle: { fontFamily: drawingFont.defaultFontFamily, fontSize: 14, color: '#222222' },
  data: [...names],
});

function radarOption({ axes, max, series }: RadarChart): EChartsCoreOption {
  return {
    ...BASE,
    legend: legend(series.map(({ name }) => cleanText(name))),
    radar: {
      center: ['50%', '48%'],
      radius: '68%',
      indicator: axes.map((name) => ({ name: cleanText(name), max })),
      axisName: { color: '#222222', fontFamily: drawingFont.defaultFontFamily, fontSize: 14 },
      splitArea: { areaStyle: { color: ['#ffffff', '#f6f6f6'] } },
    },
    series: [
      {
        type: 'radar',
        data: series.map(({ name, values }, at) => ({
          name: cleanText(name),
          value: [...values],
          lineStyle: { width: 2.5, type: LINES[at % LINES.length] },
          areaStyle: { opacity: 0.1 },
          symbol: at === 0 ? 'circle' : 'rect',
          symbolSize: 6,
        })),
      },
    ],
  };
}

function barOption({ labels, max, stacked, series }: BarChart): EChartsCoreOption {
  return {
    ...BASE,
    legend: legend(series.map(({ name }) => cleanText(name))),
    grid: {
      left: 8,
      right: 40,
      top: 12,
      bottom: 40,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'value',
      ...(max === undefined ? {} : { max }),
      axisLabel: { fontFamily: drawingFont.defaultFontFamily, fontSize: 13 },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: labels.map(cleanText),
      axisTick: { show: false },
      axisLabel: { fontFamily: drawingFont.defaultFontFamily, fontSize: 14, color: '#222222' },
    },
    series: series.map(({ name, values, tone }) => ({
      type: 'bar',
      name: cleanText(name),
      data: [...values],
      ...(stacked ? { stack: 'all' } : {}),
      itemStyle: {
        borderColor: '#222222',
        borderWidth: 0.5,
        ...(tone === undefined ? {} : { color: `#${TONE_COLOURS[tone]}` }),
      },
      label: {
        show: true,
        formatter: hideZero,
        fontFamily: drawingFont.defaultFontFamily,
        fontSize: 11,
        ...(stacked ? { color: '#ffffff' } : { position: 'right' }),
      },
    })),
  };
}

const hideZero = ({ value }: { value: unknown }): string => (value === 0 ? '' : String(value));

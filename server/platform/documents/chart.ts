import { BarChart as Bars, LineChart as Lines, RadarChart as Radar } from 'echarts/charts';
import { GridComponent, LegendComponent, RadarComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import type { EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { Resvg } from '@resvg/resvg-js';
import type { BarChart, ChartBlock, LineChart, RadarChart } from './document.model.js';
import { TONE_COLOURS } from './run.writer.js';
import { drawingFont } from './drawing-font.js';
import { cleanText } from './xml-text.js';

use([Bars, Lines, Radar, GridComponent, LegendComponent, RadarComponent, SVGRenderer]);

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
    chart.setOption(optionOf(block.chart, width));
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

function optionOf(chart: ChartBlock['chart'], width: number): EChartsCoreOption {
  switch (chart.type) {
    case 'radar':
      return radarOption(chart);
    case 'line':
      return lineOption(chart, width);
    case 'bar':
      return barOption(chart);
  }
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

/** Lines of the legend: names of lines are long, and the picture must not run into them. */
const legendRows = (names: readonly string[], width: number): number => {
  let [rows, at] = [1, 0];
  for (const name of names) {
    const item = 52 + 14.5 * name.length;
    if (at > 0 && at + item > width) [rows, at] = [rows + 1, 0];
    at += item;
  }
  return rows;
};

function lineOption({ labels, stepped, series }: LineChart, width: number): EChartsCoreOption {
  const names = series.map(({ name }) => cleanText(name));
  const axisLabel = { fontFamily: drawingFont.defaultFontFamily, fontSize: 13, color: '#222222' };
  return {
    ...BASE,
    legend: legend(names),
    grid: {
      left: 8,
      right: 24,
      top: 14,
      bottom: 16 + 26 * legendRows(names, width),
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { type: 'category', boundaryGap: false, data: labels.map(cleanText), axisLabel },
    yAxis: { type: 'value', axisLabel, splitLine: { lineStyle: { color: '#dddddd' } } },
    series: series.map(({ values, tone, colour, dashed }, at) => ({
      type: 'line',
      name: names[at],
      data: [...values],
      showSymbol: false,
      ...(stepped ? { step: 'end' } : {}),
      lineStyle: { width: 2.5, type: dashed ? 'dashed' : 'solid' },
      color: tone === undefined ? COLOURS[(colour ?? at) % COLOURS.length] : `#${TONE_COLOURS[tone]}`,
    })),
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

import { expect, test } from 'vitest';
import { chartPng, chartSvg } from '../../../server/platform/documents/chart.js';
import type { ChartBlock } from '../../../server/platform/documents/index.js';

const radar = (axes: readonly string[]): ChartBlock => ({
  kind: 'chart',
  caption: '符合率',
  description: '',
  widthMm: 60,
  heightMm: 50,
  chart: {
    type: 'radar',
    axes,
    max: 100,
    series: [
      { name: '自报', values: [80, 60, 90] },
      { name: '实证', values: [70, 30, 90] },
    ],
  },
});

const AXES = ['安全物理环境', '安全通信网络', '安全区域边界'];

test('the drawing names every axis and series', () => {
  const svg = chartSvg(radar(AXES));
  for (const name of [...AXES, '自报', '实证']) expect(svg).toContain(name);
});

test('the picture has twice the pixels of the drawing', () => {
  const png = Buffer.from(chartPng(radar(AXES)));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([480, 400]);
});

test('Chinese is drawn, not left out or boxed: other characters give another picture', () => {
  const one = chartPng(radar(['安全', '通信', '区域']));
  const other = chartPng(radar(['管理', '制度', '机构']));
  const boxed = chartPng(radar(['\u{F0001}\u{F0001}', '\u{F0001}\u{F0001}', '\u{F0001}\u{F0001}']));
  expect(Buffer.compare(one, other)).not.toBe(0);
  expect(Buffer.compare(one, boxed)).not.toBe(0);
});

test('same chart, same bytes', () => {
  expect(Buffer.compare(chartPng(radar(AXES)), chartPng(radar(AXES)))).toBe(0);
});

test('bars escape hostile labels and hide zeros', () => {
  const svg = chartSvg({
    ...radar([]),
    chart: {
      type: 'bar',
      labels: ['<script>&\u0000', 'b'],
      stacked: true,
      series: [{ name: 's', tone: 'bad', values: [0, 7] }],
    },
  });
  expect(svg).not.toContain('<script>');
  expect(svg).not.toContain('\u0000');
  expect(svg).toContain('#B00000');
});

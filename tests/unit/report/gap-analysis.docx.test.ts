import { beforeAll, expect, test } from 'vitest';
import { gapAnalysisReport } from '../../../server/features/report/gap-analysis/report.js';
import { partsOf } from '../documents/sample-model.js';
import { all, parseXml, textOf, value } from '../documents/xml-tree.js';
import type { Element } from '../documents/xml-tree.js';
import { evidence, failing, gapData, result, task } from './gap-data.js';

const HOSTILE = '日志<b>&\u0007 𠮷 😷';
const data = gapData([
  result('8.1.1.1', 'PES', {
    verdict: 'MET',
    provenVerdict: 'MET',
    proofState: 'PROVEN',
    evidences: [evidence('a', { title: HOSTILE })],
  }),
  failing('8.1.4.9', 'CES', {
    gap: HOSTILE,
    tasks: [task('RM-1')],
    evidences: [evidence('a', { title: HOSTILE }), evidence('b')],
  }),
]);

let parts: Map<string, string>;
let body: Element;
beforeAll(async () => {
  parts = await partsOf(gapAnalysisReport(data));
  body = parseXml(parts.get('word/document.xml') ?? '');
});

test('all 211 results reach the file', () => {
  const cells = new Set(all(body, 'w:tc').map((cell) => textOf(cell).split('\n')[0]));
  expect(data.results).toHaveLength(211);
  expect(data.results.filter(({ code }) => !cells.has(code))).toEqual([]);
});

test('every proof reference leads to its line in the annex', () => {
  const names = new Set(all(body, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']));
  const references = all(body, 'w:hyperlink').filter((link) => textOf(link).startsWith('〔证'));
  expect(references).toHaveLength(3);
  for (const { attributes } of references) expect(names).toContain(attributes['w:anchor']);
});

test('the contents list every chapter and category with its number', () => {
  const entries = all(body, 'w:p')
    .filter((p) => /^TOC\d$/.test(value(p, 'w:pStyle') ?? ''))
    .map((p) => all(p, 'w:t').map(textOf).join(''));
  expect(entries.slice(0, 2)).toEqual(['结论摘要', '一、概述']);
  expect(entries).toContain('四、差距分析');
  expect(entries).toContain('（十）安全运维管理');
  expect(entries.slice(-3)).toEqual(['九、未核实事项与使用限制', '附件一　整改任务清单', '附件二　证据清单']);
});

test('upright and wide sections alternate as the chapters need', () => {
  expect(all(body, 'w:sectPr').map((section) => value(section, 'w:pgSz', 'w:orient'))).toEqual([
    'portrait',
    'portrait',
    'portrait',
    'portrait',
    'landscape',
    'portrait',
    'landscape',
  ]);
});

test('both charts are pictures, hostile text is text', () => {
  expect([...parts.keys()].filter((name) => /^word\/media\/.+\.png$/.test(name))).toHaveLength(2);
  expect(textOf(body)).toContain('日志<b>& 𠮷 😷');
});

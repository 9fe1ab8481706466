import { beforeAll, describe, expect, test } from 'vitest';
import type { Block } from '../../../server/platform/documents/index.js';
import { model, partsOf } from './sample-model.js';
import { all, parseXml, textOf, value } from './xml-tree.js';
import type { Element } from './xml-tree.js';

const HOSTILE = '<b>&"\'\u0000\u0008\uD800 𠮷 😷 <hj:slot id="0"/>\n第二行\t尾';
const READ_BACK = '<b>&"\'\uFFFD 𠮷 😷 <hj:slot id="0"/>\n第二行\t尾';

const blocks: readonly Block[] = [
  { kind: 'contents', title: '目录', depth: 2, hint: '按 F9 更新' },
  { kind: 'heading', level: 1, text: '结论摘要', numbered: false },
  { kind: 'heading', level: 1, text: '概述', newPage: true },
  { kind: 'heading', level: 2, text: HOSTILE },
  { kind: 'heading', level: 3, text: '不进目录' },
  { kind: 'paragraph', content: [HOSTILE, { text: '重要', bold: true, tone: 'bad' }, { toProof: 1 }] },
  {
    kind: 'table',
    caption: '对照表',
    columns: [
      { title: '条款', width: 1, align: 'center' },
      { title: '要求', width: 3 },
      { title: '结论', width: 1.7 },
    ],
    rows: [
      { band: '身份鉴别' },
      ['8.1.4.1-a', HOSTILE, { content: '符合', proof: 1 }],
      [{ content: '合计', span: 2 }, '1'],
    ],
  },
  {
    kind: 'table',
    columns: [
      { title: '空', width: 1 },
      { title: '表', width: 1 },
    ],
    rows: [],
    emptyText: '没有',
  },
  {
    kind: 'keyFigures',
    boxes: [
      { label: '自报', value: '86.25', note: '暂定', tone: 'good' },
      { label: '实证', value: '71' },
    ],
  },
  { kind: 'pageBreak' },
  {
    kind: 'chart',
    caption: '符合率',
    description: '物理 80，网络 <60>',
    widthMm: 100,
    heightMm: 60,
    chart: { type: 'bar', labels: ['物理', '网络'], series: [{ name: '自报', values: [80, 60] }] },
  },
];

let parts: Map<string, string>;
let body: Element;
const part = (name: string): Element => parseXml(parts.get(name) ?? '');
const paragraphs = (style: string): Element[] =>
  all(body, 'w:p').filter((p) => value(p, 'w:pStyle') === style);

beforeAll(async () => {
  const cover: Block = {
    kind: 'cover',
    classification: '敏感',
    number: 'N-1',
    title: HOSTILE,
    subtitle: '副题',
    fields: [
      ['单位', HOSTILE],
      ['审核人', ''],
    ],
    foot: ['医院', '2026年11月20日'],
  };
  parts = await partsOf(
    model([], {
      sections: [
        { orientation: 'portrait', bare: true, blocks: [cover] },
        { orientation: 'portrait', blocks },
        { orientation: 'landscape', blocks: [{ kind: 'heading', level: 1, text: '附件' }] },
      ],
    }),
  );
  body = part('word/document.xml');
});

test('every part is well-formed XML, and the text part leads nowhere unfinished', () => {
  for (const [name, xml] of parts)
    if (/\.(?:xml|rels)$/.test(name)) expect(() => parseXml(xml), name).not.toThrow();
  expect(all(body, 'hj:slot')).toEqual([]);
  expect([...parts.keys()][0]).toBe('[Content_Types].xml');
});

describe('typefaces', () => {
  test('every style that names a font names all four scripts', () => {
    const fonts = all(part('word/styles.xml'), 'w:rFonts');
    expect(fonts.length).toBeGreaterThan(10);
    for (const { attributes } of fonts) {
      expect(Object.keys(attributes).sort()).toEqual(['w:ascii', 'w:cs', 'w:eastAsia', 'w:hAnsi']);
    }
  });

  test('headings and body carry the typefaces and sizes of GB/T 9704', () => {
    const style = (id: string): Element | undefined =>
      all(part('word/styles.xml'), 'w:style').find(({ attributes }) => attributes['w:styleId'] === id);
    const look = (id: string) => [
      value(style(id) ?? body, 'w:rFonts', 'w:eastAsia'),
      value(style(id) ?? body, 'w:sz'),
    ];
    expect(look('Heading1')).toEqual(['黑体', '32']);
    expect(look('Heading2')).toEqual(['楷体_GB2312', '32']);
    expect(look('Heading3')).toEqual(['仿宋_GB2312', '32']);
    expect(look('CoverTitle')[0]).toBe('方正小标宋简体');
    const bodyText = style('BodyText') ?? body;
    expect([value(bodyText, 'w:spacing', 'w:line'), value(bodyText, 'w:spacing', 'w:lineRule')]).toEqual([
      '579',
      'exact',
    ]);
    expect(value(bodyText, 'w:ind', 'w:firstLineChars')).toBe('200');
  });

  test('every typeface used is in the font table with an alternative', () => {
    const listed = new Map(
      all(part('word/fontTable.xml'), 'w:font').map((font) => [
        font.attributes['w:name'],
        value(font, 'w:altName'),
      ]),
    );
    const used = all(part('word/styles.xml'), 'w:rFonts').map(({ attributes }) => attributes['w:eastAsia']);
    for (const name of used) expect(listed.get(name), name).toBeTruthy();
  });
});

describe('headings and contents', () => {
  test('heading styles are tied to one list with the official numbers', () => {
    const levels = all(part('word/numbering.xml'), 'w:abstractNum').find(
      (list) => textOf(list) === '' && value(list, 'w:lvlText') === '%1、',
    );
    expect(all(levels ?? body, 'w:lvlText').map(({ attributes }) => attributes['w:val'])).toEqual([
      '%1、',
      '（%2）',
      '%3.',
      '（%4）',
    ]);
    const styles = all(part('word/styles.xml'), 'w:style').filter(({ attributes }) =>
      /^Heading[1-4]$/.test(attributes['w:styleId'] ?? ''),
    );
    const lists = new Set(styles.map((style) => value(style, 'w:numId')));
    expect(styles.map((style) => value(style, 'w:ilvl') ?? '0')).toEqual(['0', '1', '2', '3']);
    expect(lists.size).toBe(1);
    expect([...lists][0]).toMatch(/^[1-9]\d*$/);
  });

  test('an unnumbered heading leaves the list', () => {
    const [summary, overview] = paragraphs('Heading1');
    expect(value(summary ?? body, 'w:numId')).toBe('0');
    expect(value(overview ?? body, 'w:numId')).toBeUndefined();
    expect(all(overview ?? body, 'w:pageBreakBefore')).toHaveLength(1);
  });

  test('the contents field is filled in, links to the headings and asks nobody', () => {
    expect(all(body, 'w:instrText').map(textOf)).toContain(' TOC \\o "1-2" \\h \\z \\u ');
    const entries = [...paragraphs('TOC1'), ...paragraphs('TOC2')].map(
      (entry) => all(entry, 'w:hyperlink')[0],
    );
    const names = new Set(all(body, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']));
    expect(
      entries.map((link) =>
        all(link ?? body, 'w:t')
          .map(textOf)
          .join(''),
      ),
    ).toEqual(['结论摘要', '一、概述', '二、附件', `（一）${READ_BACK.replace(/[\n\t]/g, '')}`]);
    for (const link of entries) expect(names).toContain(link?.attributes['w:anchor']);
    expect(parts.get('word/settings.xml')).not.toContain('updateFields');
    expect(parts.get('word/document.xml')).not.toContain('w:dirty');
  });

  test('field marks pair up', () => {
    const marks = all(body, 'w:fldChar').map(({ attributes }) => attributes['w:fldCharType']);
    const count = (type: string) => marks.filter((mark) => mark === type).length;
    expect(count('begin')).toBeGreaterThan(4);
    expect([count('separate'), count('end')]).toEqual([count('begin'), count('begin')]);
  });
});

describe('tables', () => {
  test('header rows repeat, rows stay whole, widths add up to the text', () => {
    const [table] = all(body, 'w:tbl').filter((candidate) => textOf(candidate).includes('身份鉴别'));
    const rows = all(table ?? body, 'w:tr');
    expect(rows.map((row) => all(row, 'w:tblHeader').length)).toEqual([1, 0, 0, 0]);
    expect(rows.every((row) => all(row, 'w:cantSplit').length === 1)).toBe(true);
    const grid = all(table ?? body, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']));
    expect(grid.reduce((a, b) => a + b, 0)).toBe(8844);
    expect(value(table ?? body, 'w:tblLayout', 'w:type')).toBe('fixed');
    for (const row of rows) {
      const widths = all(row, 'w:tcW');
      expect(widths.every(({ attributes }) => attributes['w:type'] === 'dxa')).toBe(true);
      expect(widths.reduce((sum, { attributes }) => sum + Number(attributes['w:w']), 0)).toBe(8844);
    }
  });

  test('an empty table says so; captions count tables', () => {
    expect(all(body, 'w:tbl').some((table) => textOf(table) === '空表没有')).toBe(true);
    expect(paragraphs('Caption').map((caption) => all(caption, 'w:t').map(textOf).join(''))).toEqual([
      '表 1　对照表',
      '图 1　符合率',
    ]);
  });

  test('no two tables touch and every cell has a paragraph', () => {
    const top = body.children.find(
      (child): child is Element => typeof child !== 'string' && child.name === 'w:body',
    );
    const names = (top?.children ?? []).map((child) => (typeof child === 'string' ? '' : child.name));
    expect(names.filter((name, at) => name === 'w:tbl' && names[at + 1] !== 'w:p')).toEqual([]);
    for (const cell of all(body, 'w:tc')) expect(all(cell, 'w:p').length).toBeGreaterThan(0);
  });

  test('a proof reference leads to its entry', () => {
    const link = all(body, 'w:hyperlink').find((candidate) => textOf(candidate) === '〔证1〕');
    const target = all(body, 'w:bookmarkStart').find(
      ({ attributes }) => attributes['w:name'] === link?.attributes['w:anchor'],
    );
    expect(target).toBeDefined();
    const ids = all(body, 'w:bookmarkStart').map(({ attributes }) => attributes['w:id']);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('a row that does not fill its columns is refused', async () => {
    const broken: Block = {
      kind: 'table',
      columns: [
        { title: 'a', width: 1 },
        { title: 'b', width: 1 },
      ],
      rows: [['only one']],
    };
    await expect(partsOf(model([broken]))).rejects.toThrow('1 cells for 2 columns');
  });
});

describe('pages', () => {
  test('sections turn, the cover is bare, every other page says its number and the total', () => {
    const sections = all(body, 'w:sectPr');
    expect(sections.map((section) => value(section, 'w:pgSz', 'w:orient'))).toEqual([
      'portrait',
      'portrait',
      'landscape',
    ]);
    expect(
      sections.map((section) => [value(section, 'w:pgSz', 'w:w'), value(section, 'w:pgSz', 'w:h')]),
    ).toEqual([
      ['11906', '16838'],
      ['11906', '16838'],
      ['16838', '11906'],
    ]);
    expect(sections[1] && value(sections[1], 'w:pgMar', 'w:top')).toBe('2098');
    const targets = new Map(
      all(part('word/_rels/document.xml.rels'), 'Relationship').map(({ attributes }) => [
        attributes.Id,
        attributes.Target,
      ]),
    );
    const text = sections.map((section) => {
      const file = (name: string) => part(`word/${targets.get(value(section, name, 'r:id'))}`);
      return [textOf(file('w:headerReference')), textOf(file('w:footerReference'))];
    });
    expect(text[0]).toEqual(['', '']);
    expect(text[1]).toEqual([
      '差距分析报告　一院-GA-20261120-01-V1.0\t密级：内部',
      '第 PAGE 页　共 NUMPAGES 页',
    ]);
    expect(text[2]).toEqual(text[1]);
  });

  test('text arrives as written, cleaned', () => {
    const [paragraph] = paragraphs('BodyText');
    expect(textOf(paragraph ?? body)).toBe(`${READ_BACK}重要〔证1〕`);
    expect(textOf(paragraphs('CoverTitle')[0] ?? body)).toBe(READ_BACK);
    expect(textOf(paragraphs('Heading2')[0] ?? body)).toBe(READ_BACK);
  });

  test('pictures are embedded with an alternative text', () => {
    const [picture] = all(body, 'wp:docPr');
    expect(picture?.attributes.descr).toBe('物理 80，网络 <60>');
    expect([...parts.keys()].filter((name) => name.startsWith('word/media/'))).toHaveLength(1);
  });

  test('properties carry the date of the model and its number', () => {
    const core = part('docProps/core.xml');
    expect(all(core, 'dcterms:created').map(textOf)).toEqual(['2026-11-20T08:30:00Z']);
    expect(all(core, 'dcterms:modified').map(textOf)).toEqual(['2026-11-20T08:30:00Z']);
    expect(parts.get('docProps/custom.xml')).toContain('一院-GA-20261120-01-V1.0');
  });
});

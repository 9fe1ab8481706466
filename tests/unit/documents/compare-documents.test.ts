import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../../server/platform/documents/index.js';
import type { Block, DocumentModel } from '../../../server/platform/documents/index.js';

const document = (...blocks: Block[]): DocumentModel => ({
  title: '报告',
  number: 'X-GA-20261130-01-V1.0',
  classification: '内部',
  organization: '医院',
  author: '某某',
  createdAt: '2026-11-30T00:00:00.000Z',
  sections: [{ orientation: 'portrait', blocks }],
});
const heading = (text: string, level: 1 | 2 = 1): Block => ({ kind: 'heading', level, text });
const paragraph = (content: string): Block => ({ kind: 'paragraph', content });
const table = (...rows: [string, string, string][]): Block => ({
  kind: 'table',
  caption: '清单',
  columns: ['序号', '编号', '状态'].map((title) => ({ title, width: 1 })),
  rows,
});

describe('two issues of one document', () => {
  it('says nothing about what is the same, whatever its place in the annex', () => {
    const one = document(heading('概述'), paragraph('甲'), table(['1', 'A', '开'], ['2', 'B', '关']));
    expect(compareDocuments(one, one)).toEqual([]);
    const proof = (toProof: number): Block => ({ kind: 'paragraph', content: ['见', { toProof }] });
    expect(compareDocuments(document(proof(1)), document(proof(2)))).toEqual([]);
  });

  it('knows a row by the column that names it, wherever it moved to', () => {
    const earlier = document(heading('任务'), table(['1', 'A', '开'], ['2', 'B', '开'], ['3', 'C', '开']));
    const later = document(heading('任务'), table(['1', 'B', '关'], ['2', 'A', '开'], ['3', 'D', '开']));
    const changes = compareDocuments(earlier, later);
    expect(changes.map(({ kind, name }) => [kind, name])).toEqual([
      ['CHANGED', '清单 · B'],
      ['ADDED', '清单 · D'],
      ['REMOVED', '清单 · C'],
    ]);
    expect(changes[0]).toMatchObject({
      chapter: ['任务'],
      what: 'ROW',
      parts: [{ label: '状态', before: '开', after: '关' }],
    });
  });

  it('knows a row whose name carries marks below it', () => {
    const row = (marks: string, state: string): [string, string, string] => ['1', `A${marks}`, state];
    expect(
      compareDocuments(document(table(row('', '开'))), document(table(row('\n关键', '关')))),
    ).toMatchObject([{ kind: 'CHANGED', name: '清单 · A' }]);
  });

  it('takes a paragraph that changed for the same one said anew', () => {
    const earlier = document(heading('概述'), paragraph('共 3 项。'), paragraph('不变。'));
    const later = document(heading('概述'), paragraph('不变。'), paragraph('共 4 项。'), paragraph('新的。'));
    expect(compareDocuments(earlier, later)).toEqual([
      expect.objectContaining({
        kind: 'CHANGED',
        what: 'PARAGRAPH',
        parts: [{ label: '', before: '共 3 项。', after: '共 4 项。' }],
      }),
      expect.objectContaining({ kind: 'ADDED', parts: [{ label: '', before: null, after: '新的。' }] }),
    ]);
  });

  it('tells of chapters as a whole, and of chapters of one name apart', () => {
    const earlier = document(
      heading('一'),
      heading('表', 2),
      paragraph('甲'),
      heading('表', 2),
      paragraph('乙'),
      heading('旧'),
    );
    const later = document(
      heading('一'),
      heading('表', 2),
      paragraph('甲'),
      heading('表', 2),
      paragraph('丙'),
      heading('新'),
      paragraph('很多'),
    );
    expect(
      compareDocuments(earlier, later).map(({ chapter, kind, what, name }) => [chapter, kind, what, name]),
    ).toEqual([
      [['一', '表'], 'CHANGED', 'PARAGRAPH', ''],
      [[], 'ADDED', 'CHAPTER', '新'],
      [[], 'REMOVED', 'CHAPTER', '旧'],
    ]);
  });

  it('compares figures by their label, and rows without a telling column by all their words', () => {
    const figures = (value: string): Block => ({ kind: 'keyFigures', boxes: [{ label: '得分', value }] });
    const same: [string, string, string] = ['1', 'A', '开'];
    expect(compareDocuments(document(figures('70')), document(figures('75')))).toMatchObject([
      { what: 'FIGURE', name: '得分', parts: [{ before: '70', after: '75' }] },
    ]);
    expect(compareDocuments(document(table(same, same)), document(table(same, same, same)))).toMatchObject([
      { kind: 'ADDED', what: 'ROW' },
    ]);
  });
});

import { expect, it } from 'vitest';
import { issuedDocument, signatureWithoutCover } from '../../../server/features/report/issued-document.js';
import type { Block, DocumentModel } from '../../../server/platform/documents/index.js';

const issue = { submittedBy: '林知衡', approvedBy: '周明远', at: new Date('2026-11-30T04:00:00Z') };
const document = (...sections: Block[][]): DocumentModel => ({
  title: '文件',
  number: 'X-MM-20261130-01-V1.0',
  classification: '内部',
  organization: '医院',
  author: '某某',
  createdAt: '2026-11-30T00:00:00.000Z',
  sections: sections.map((blocks) => ({ orientation: 'portrait', blocks })),
});
const cover = (...fields: [string, string][]): Block => ({
  kind: 'cover',
  classification: '内部',
  number: 'N',
  title: '文件',
  fields,
  foot: [],
});
const text: Block = { kind: 'paragraph', content: '正文' };
const fieldsOf = (model: DocumentModel) => {
  const [first] = model.sections[0]!.blocks;
  return first?.kind === 'cover' ? first.fields : undefined;
};

it('fills the empty lines of a cover, however they are spaced, and leaves what is said', () => {
  const model = issuedDocument(document([cover(['审 核 人', ''], ['批 准 人', '院长']), text]), issue);
  expect(fieldsOf(model)).toEqual([
    ['审 核 人', '林知衡'],
    ['批 准 人', '院长'],
    ['签发日期', '2026年11月30日'],
  ]);
  expect(model.sections[0]!.blocks).toHaveLength(2);
});

it('adds the approver to a cover that has no line for him', () => {
  expect(fieldsOf(issuedDocument(document([cover(['单位', '医院'])]), issue))).toEqual([
    ['单位', '医院'],
    ['批准人', '周明远'],
    ['签发日期', '2026年11月30日'],
  ]);
});

it('ends the first section with the names where there is no cover: letters and minutes', () => {
  const { sections } = issuedDocument(document([text], [text]), issue);
  expect(sections[0]!.blocks.at(-1)).toMatchObject({
    rows: [['审核人', '林知衡', '批准人', '周明远', '签发日期', '2026年11月30日']],
  });
  expect(sections[1]!.blocks).toEqual([text]);
});

it('names who answers for a document whose cover stays behind, unless its pages do', () => {
  const draft = document([cover(['批 准 人', ''])], [text]);
  const block = signatureWithoutCover(issuedDocument(draft, issue), issue);
  expect(JSON.stringify(block)).toContain('周明远');
  // A letter ends with the names, and some documents have lines for them on their pages.
  expect(signatureWithoutCover(issuedDocument(document([text]), issue), issue)).toBeUndefined();
  const lines: Block = {
    kind: 'table',
    headless: true,
    columns: [
      { title: '', width: 1 },
      { title: '', width: 1 },
    ],
    rows: [['批 准 人', '']],
  };
  const told = issuedDocument(document([cover()], [lines]), issue);
  expect(signatureWithoutCover(told, issue)).toBeUndefined();
});

import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeDocx } from '../../../server/platform/documents/docx.renderer.js';
import type { Block, DocumentModel, Inline } from '../../../server/platform/documents/index.js';
import { openTemplate } from '../../../server/platform/documents/template/open-template.js';
import { readZip } from '../../../server/platform/documents/zip.reader.js';
import { plainTemplate, repacked } from '../../support/word-template.js';
import { model, partsOf } from './sample-model.js';
import { all, parseXml, textOf, value } from './xml-tree.js';
import type { Element } from './xml-tree.js';

const note = (
  key: string,
  content: string | readonly Exclude<Inline, { footnote: unknown } | { see: string }>[] = key,
): Inline => ({
  footnote: { key, content },
});
const paragraph = (...content: Inline[]): Block => ({ kind: 'paragraph', content });
const table = (rows: readonly Inline[][], name = 'measures'): Block => ({
  kind: 'table',
  name,
  caption: '措施',
  columns: [{ title: '措施', width: 1 }],
  rows: rows.map((content) => [{ content }]),
});

const root = (parts: ReadonlyMap<string, string>, name: string): Element => parseXml(parts.get(name)!);
const idsOf = (element: Element): number[] =>
  all(element, 'w:footnoteReference').map(({ attributes }) => Number(attributes['w:id']));
const notesOf = (part: Element): Element[] =>
  all(part, 'w:footnote').filter(({ attributes }) => !attributes['w:type']);

describe('footnotes', () => {
  test('count through the document; one that was written is referred to by its number', async () => {
    const parts = await partsOf(
      model([
        paragraph('门禁刷卡', note('a', [{ toProof: 7 }, '《门禁记录》<&>\u0000']), '。'),
        table([
          ['巡检', note('b'), note('a')],
          ['值班', note('c')],
        ]),
        paragraph('另见', note('b')),
      ]),
    );
    const body = root(parts, 'word/document.xml');
    expect(idsOf(body)).toEqual([1, 2, 3]);
    const written = notesOf(root(parts, 'word/footnotes.xml'));
    expect(written.map(({ attributes }) => attributes['w:id'])).toEqual(['1', '2', '3']);
    expect(written.map((one) => textOf(one).trim())).toEqual(['〔证7〕《门禁记录》<&>', 'b', 'c']);
    // Each says its number itself, in the style of notes.
    for (const one of written) {
      expect(all(one, 'w:footnoteRef')).toHaveLength(1);
      expect(value(one, 'w:pStyle')).toBe('FootnoteText');
    }
    const fields = all(body, 'w:instrText').map((one) => textOf(one).trim());
    expect(fields.filter((one) => one.startsWith('NOTEREF'))).toEqual([
      'NOTEREF note_1 \\f \\h',
      'NOTEREF note_2 \\f \\h',
    ]);
    const bookmarks = all(body, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']);
    expect(bookmarks.filter((name) => name?.startsWith('note_'))).toEqual(['note_1', 'note_2']);
    // Two numbers side by side are parted.
    expect(textOf(all(body, 'w:tc')[1]!).replaceAll(/ ?NOTEREF.*? {2}|\s/g, '')).toMatch(/^巡检,.*1$/);
    expect(textOf(all(body, 'w:tc')[1]!)).not.toContain('门禁记录');
  });

  test('stand in the typefaces of the house, 小五, below a plain line', async () => {
    const parts = await partsOf(model([paragraph('甲', note('a'))]));
    const style = all(root(parts, 'word/styles.xml'), 'w:style').find(
      ({ attributes }) => attributes['w:styleId'] === 'FootnoteText',
    )!;
    expect([value(style, 'w:rFonts', 'w:eastAsia'), value(style, 'w:sz')]).toEqual(['仿宋_GB2312', '18']);
    const [line] = all(root(parts, 'word/footnotes.xml'), 'w:footnote');
    expect([all(line!, 'w:separator').length, all(line!, 'w:footnoteRef').length]).toEqual([1, 0]);
  });

  test('a document without any has none', async () => {
    const parts = await partsOf(model([paragraph('甲')]));
    expect(notesOf(root(parts, 'word/footnotes.xml'))).toEqual([]);
  });

  test('a thousand rows that rest on the same proof share one note', async () => {
    const parts = await partsOf(
      model([table(Array.from({ length: 1000 }, (_, row) => [`第 ${row} 行`, note('same')]))]),
    );
    expect(notesOf(root(parts, 'word/footnotes.xml'))).toHaveLength(1);
    const body = parts.get('word/document.xml')!;
    expect(body.split('<w:footnoteReference').length - 1).toBe(1);
    expect(body.split('NOTEREF note_1').length - 1).toBe(999);
  });
});

describe('references to tables and figures', () => {
  test('repeat label and number of the caption by a field', async () => {
    const parts = await partsOf(
      model([paragraph('见', { see: 'measures' }, '。'), table([['甲']], 'other'), table([['乙']])]),
    );
    const body = root(parts, 'word/document.xml');
    expect(all(body, 'w:instrText').map((one) => textOf(one).trim())).toContain('REF table_2 \\h');
    const [first] = all(body, 'w:p').filter((one) => value(one, 'w:pStyle') === 'BodyText');
    expect(all(first!, 'w:t').map(textOf).join('')).toBe('见表 2。');
    const xml = parts.get('word/document.xml')!;
    const marked = /<w:bookmarkStart w:id="(\d+)" w:name="table_2"\/>(.*?)<w:bookmarkEnd w:id="\1"\/>/.exec(
      xml,
    );
    expect(marked?.[2]).toContain('SEQ 表');
    expect(marked?.[2]).not.toContain('措施');
  });

  test.each([
    ['a name that no caption has', [paragraph({ see: 'nothing' })], 'no caption nothing'],
    ['two captions of one name', [table([['甲']]), table([['乙']])], 'two captions are called measures'],
  ])('%s is a mistake', async (_, blocks, message) => {
    await expect(partsOf(model(blocks))).rejects.toThrow(message);
  });
});

const values = {
  title: '报告',
  number: 'N-1',
  version: 'V1.0',
  classification: '内部',
  organization: '第一医院',
  author: '林合规',
  reviewer: '',
  approver: '',
  issuedOn: '',
  date: '',
};

async function inTemplate(document: DocumentModel, file: Buffer): Promise<Map<string, string>> {
  const path = join(tmpdir(), `hengjian-${randomUUID()}.docx`);
  try {
    await writeDocx(document, path, undefined, { file, values });
    return new Map([...readZip(await readFile(path))].map(([name, data]) => [name, data.toString('utf8')]));
  } finally {
    await rm(path, { force: true });
  }
}

describe('footnotes in a template of the hospital', () => {
  const document = model([
    paragraph('甲', note('a'), '又', note('a')),
    table([['乙', note('b')]]),
    paragraph({ see: 'measures' }),
  ]);

  test('that has none comes with them, in the styles of the document', async () => {
    const without = (xml: string): string =>
      xml.replace(/<(?:Relationship|Override)\b[^>]*footnotes[^>]*>/, '');
    const bare = repacked(await plainTemplate(), {
      'word/footnotes.xml': null,
      'word/_rels/footnotes.xml.rels': null,
      'word/_rels/document.xml.rels': without,
      '[Content_Types].xml': without,
    });
    expect(openTemplate(bare)).toMatchObject({ problems: [] });
    const parts = await inTemplate(document, bare);
    expect(parts.get('word/_rels/document.xml.rels')).toContain('Target="footnotes.xml"');
    expect(parts.get('[Content_Types].xml')).toContain('PartName="/word/footnotes.xml"');
    const written = notesOf(root(parts, 'word/footnotes.xml'));
    expect(written.map((one) => textOf(one).trim())).toEqual(['a', 'b']);
    expect(value(written[0]!, 'w:pStyle')).toBe('HJFootnoteText');
    expect(parts.get('word/styles.xml')).toContain('w:styleId="HJFootnoteText"');
    const body = parts.get('word/document.xml')!;
    expect(body).toContain('NOTEREF _HJnote_1 ');
    expect(body).toContain('w:name="_HJnote_1"');
    expect(body).toContain('REF _HJtable_1 ');
  });

  test('that has some of its own keeps them, and the numbers count on', async () => {
    const mark = (id: number) =>
      `<w:p><w:r><w:t>院训</w:t></w:r><w:r><w:footnoteReference w:id="${id}"/></w:r></w:p>`;
    const theirs =
      '<w:footnote w:id="4"><w:p><w:r><w:t>{{单位}}的脚注</w:t></w:r></w:p></w:footnote></w:footnotes>';
    const own = repacked(await plainTemplate(), {
      'word/document.xml': (xml) => xml.replace('<w:body>', `<w:body>${mark(4)}`),
      'word/footnotes.xml': (xml) => xml.replace('</w:footnotes>', theirs),
    });
    expect(openTemplate(own)).toMatchObject({ problems: [] });
    const parts = await inTemplate(document, own);
    const written = notesOf(root(parts, 'word/footnotes.xml'));
    expect(written.map((one) => [one.attributes['w:id'], textOf(one).trim()])).toEqual([
      ['4', '第一医院的脚注'],
      ['5', 'a'],
      ['6', 'b'],
    ]);
    const body = root(parts, 'word/document.xml');
    expect(idsOf(body)).toEqual([4, 5, 6]);
    // The note of the template comes first, so that of the document is the second.
    expect(parts.get('word/document.xml')).toMatch(
      /NOTEREF _HJnote_1 .{0,200}<w:t xml:space="preserve">2<\/w:t>/,
    );
    expect(all(body, 'w:sectPr').flatMap((section) => all(section, 'w:numRestart'))).not.toHaveLength(0);
  });
});

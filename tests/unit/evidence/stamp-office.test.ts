import { Document, Header, Packer, Paragraph, TextRun } from 'docx';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { OfficeParts } from '../../../server/features/evidence/watermark/office-parts.js';
import { stamp } from '../../../server/features/evidence/watermark/stamp.js';
import { zip } from './sample-files.js';

const office = 'application/vnd.openxmlformats-officedocument.';
const docx = `${office}wordprocessingml.document`;
const xlsx = `${office}spreadsheetml.sheet`;
const pptx = `${office}presentationml.presentation`;
const lines = ['敏感 · 林知衡 & <审计>', '2026-11-29 10:58 · 不得外传'];

async function marked(mediaType: string, bytes: Uint8Array): Promise<OfficeParts> {
  const answer = await stamp({ mediaType, bytes, lines });
  expect(answer?.mediaType).toBe(mediaType);
  return OfficeParts.open(answer!.bytes);
}
const paragraph = (text: string) => new Paragraph({ children: [new TextRun(text)] });
const count = (text: string | undefined, what: string) => (text ?? '').split(what).length - 1;
/** Every relationship of a part leads to a part that is there. */
async function linksOf(parts: OfficeParts, part: string): Promise<string[]> {
  const folder = part.replace(/[^/]+$/, '');
  const xml = await parts.text(part.replace(/([^/]+)$/, '_rels/$1.rels'));
  return [...(xml ?? '').matchAll(/Target="([^"]+)"/g)].map(([, target]) =>
    new URL(target!, `file:///${folder}`).pathname.slice(1),
  );
}

describe('a text document', () => {
  const document = (first: object, second: object = {}) =>
    Packer.toBuffer(
      new Document({
        sections: [
          { ...first, children: [paragraph('第一节')] },
          { ...second, children: [paragraph('第二节')] },
        ],
      }),
    );

  it('without headers gets one of each kind, and keeps every word', async () => {
    const parts = await marked(docx, await document({}));
    const body = await parts.text('word/document.xml');
    expect(count(body, '<w:headerReference')).toBe(3);
    expect(body).toMatch(/第一节.*第二节/s);
    for (const at of [0, 1, 2]) {
      const header = await parts.text(`word/headerHengjian${at}.xml`);
      expect(count(header, 'name="watermark" descr="敏感 · 林知衡 &amp; &lt;审计&gt;')).toBe(1);
      expect(await linksOf(parts, `word/headerHengjian${at}.xml`)).toEqual(['word/media/hengjian-mark.png']);
    }
    expect(parts.names(/hengjian-mark\.png$/)).toEqual(['word/media/hengjian-mark.png']);
    const types = await parts.text('[Content_Types].xml');
    expect(count(types, '/word/headerHengjian')).toBe(3);
    expect(count(types, 'Extension="png"')).toBe(1);
  });

  it('with headers of its own keeps them, each with the mark', async () => {
    const header = (text: string) => ({ headers: { default: new Header({ children: [paragraph(text)] }) } });
    const parts = await marked(docx, await document(header('甲'), header('乙')));
    const headers = await Promise.all(parts.names(/^word\/header\d+\.xml$/).map((name) => parts.text(name)));
    expect(headers).toHaveLength(2);
    for (const text of headers) expect(count(text, 'name="watermark"')).toBe(2);
    expect(headers.join()).toMatch(/甲.*乙|乙.*甲/s);
    // The first section lacks one for its first and for even pages.
    expect(parts.names(/headerHengjian\d\.xml$/)).toHaveLength(2);
  });
});

describe('a workbook', () => {
  it('has the pattern behind the cells of every sheet and the lines in its print header, and its cells as before', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '甲', rows: [['设备', 1]], merges: [{ startRow: 2, startCol: 0, endRow: 2, endCol: 1 }] },
        { name: '乙', rows: [['x']] },
      ],
    });
    const answer = (await stamp({ mediaType: xlsx, bytes, lines }))!;
    const parts = await OfficeParts.open(answer.bytes);
    const sheets = parts.names(/^xl\/worksheets\/sheet\d+\.xml$/);
    expect(sheets).toHaveLength(2);
    for (const sheet of sheets) {
      const xml = await parts.text(sheet);
      expect(xml).toMatch(/<\/sheetData>.*<headerFooter>.*<picture .*<\/worksheet>/s);
      expect(xml).toContain('&amp;C敏感 · 林知衡 &amp;&amp; &lt;审计&gt; 2026');
      expect(await linksOf(parts, sheet)).toContain('xl/media/hengjian-mark.png');
    }
    const read = await readXlsx(answer.bytes);
    expect(read.sheets.map(({ name, rows }) => [name, rows[0]])).toEqual([
      ['甲', ['设备', 1]],
      ['乙', ['x']],
    ]);
  });

  it('puts the picture where the format wants it, over one that is there, and is not led astray by what lies inside', async () => {
    const sheet =
      '<worksheet xmlns="m"><sheetData><row/></sheetData><conditionalFormatting><cfRule><extLst><ext a=">"/></extLst></cfRule></conditionalFormatting>' +
      '<pageMargins/><drawing id="1"/><picture id="2"/><tableParts/><extLst/></worksheet>';
    const parts = await marked(
      xlsx,
      await zip({ '[Content_Types].xml': '<Types></Types>', 'xl/worksheets/sheet1.xml': sheet }),
    );
    expect((await parts.text('xl/worksheets/sheet1.xml'))!.replace(/<(\w+)[^>]*>/g, '<$1>')).toMatch(
      /<pageMargins><headerFooter><oddHeader>[^<]*<\/oddHeader><\/headerFooter><drawing><picture><tableParts><extLst><\/worksheet>$/,
    );
    expect(count(await parts.text('xl/worksheets/sheet1.xml'), '<picture')).toBe(1);
  });
});

it('a slide has the pattern in front of everything, as large as the slide', async () => {
  const parts = await marked(
    pptx,
    await zip({
      '[Content_Types].xml': '<Types><Default Extension="PNG" ContentType="image/png"/></Types>',
      'ppt/presentation.xml': '<p:presentation><p:sldSz cx="12192000" cy="6858000"/></p:presentation>',
      'ppt/slides/slide1.xml': '<p:sld><p:cSld><p:spTree><p:sp/></p:spTree></p:cSld></p:sld>',
      'ppt/slides/_rels/slide1.xml.rels': '<Relationships xmlns="r"/>',
    }),
  );
  const slide = await parts.text('ppt/slides/slide1.xml');
  expect(slide).toMatch(/<p:sp\/><p:pic .*<a:ext cx="12192000" cy="6858000"\/>.*<\/p:pic><\/p:spTree>/s);
  expect(await linksOf(parts, 'ppt/slides/slide1.xml')).toEqual(['ppt/media/hengjian-mark.png']);
});

it.each<[string, string, () => Promise<Uint8Array>]>([
  ['no archive', docx, async () => Buffer.from('PK nothing')],
  ['no content types', docx, () => zip({ 'word/document.xml': '<w:document/>' })],
  [
    'another namespace (strict Open XML)',
    docx,
    () =>
      zip({
        '[Content_Types].xml': '<Types></Types>',
        'word/document.xml':
          '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body></w:body></w:document>',
      }),
  ],
  ['a workbook without sheets', xlsx, () => zip({ '[Content_Types].xml': '<Types></Types>' })],
  [
    'a sheet that says nothing',
    xlsx,
    () => zip({ '[Content_Types].xml': '<Types></Types>', 'xl/worksheets/sheet1.xml': '<worksheet/>' }),
  ],
  [
    'slides that are none',
    pptx,
    () => zip({ '[Content_Types].xml': '<Types></Types>', 'ppt/slides/a.xml': '<x/>' }),
  ],
])('nothing is written into %s', async (_name, mediaType, bytes) => {
  expect(await stamp({ mediaType, bytes: await bytes(), lines })).toBeNull();
});

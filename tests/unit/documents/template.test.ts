import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { writeDocx } from '../../../server/platform/documents/docx.renderer.js';
import type { DocumentModel } from '../../../server/platform/documents/index.js';
import { openTemplate } from '../../../server/platform/documents/template/open-template.js';
import { readZip } from '../../../server/platform/documents/zip.reader.js';
import { wordsOf } from '../../support/docx-part.js';
import { fullTemplate, plainTemplate, repacked } from '../../support/word-template.js';
import { model } from './sample-model.js';

const values = {
  title: '差距分析报告<&>',
  number: 'GA-1',
  version: 'V1.0',
  classification: '内部',
  organization: '第一医院',
  author: '林合规',
  reviewer: '王审核',
  approver: '赵批准',
  issuedOn: '2026年11月20日',
  date: '2026年11月19日',
};
const chart = {
  kind: 'chart',
  chart: { type: 'bar', labels: ['甲'], series: [{ name: '分', values: [3] }] },
  caption: '得分',
  description: '得分',
  widthMm: 80,
  heightMm: 40,
} as const;
const document: DocumentModel = model([], {
  sections: [
    {
      orientation: 'portrait',
      bare: true,
      blocks: [
        { kind: 'cover', classification: '内部', number: 'GA-1', title: '封面标题', fields: [], foot: [] },
      ],
    },
    {
      orientation: 'portrait',
      blocks: [
        { kind: 'contents', depth: 2, title: '目录' },
        { kind: 'heading', level: 1, text: '概况' },
        { kind: 'paragraph', content: ['见', { toProof: 1 }, { text: '文件', file: 'a.pdf' }] },
        chart,
      ],
    },
    {
      orientation: 'landscape',
      blocks: [
        { kind: 'heading', level: 1, text: '明细' },
        { kind: 'table', columns: [{ title: '项', width: 1 }], rows: [['防火墙']], caption: '表' },
      ],
    },
  ],
});

async function written(template?: Buffer): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'hengjian-template-'));
  try {
    const path = join(folder, 'x.docx');
    await writeDocx(document, path, undefined, template && { file: template, values });
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The package holds together: every relation leads to a part, every reference to a relation, every part has a type. */
function expectWhole(docx: Buffer): Map<string, string> {
  const parts = new Map([...readZip(docx)].map(([name, data]) => [name, data.toString('utf8')]));
  const types = parts.get('[Content_Types].xml')!;
  for (const [name, xml] of parts) {
    const extension = name.split('.').at(-1)!;
    if (name !== '[Content_Types].xml')
      expect(types.includes(`PartName="/${name}"`) || types.includes(`Extension="${extension}"`), name).toBe(
        true,
      );
    if (name.endsWith('.rels')) {
      const folder = name.startsWith('_rels') ? '' : 'word/';
      for (const [, target] of xml.matchAll(/Target="([^"]*)"/g))
        expect([...parts.keys()]).toContain(folder + target!);
      continue;
    }
    const rels = parts.get(name.replace(/^word\//, 'word/_rels/') + '.rels') ?? '';
    for (const [, id] of xml.matchAll(/ r:(?:id|embed)="([^"]*)"/g))
      expect(rels, `${name} ${id}`).toContain(`Id="${id}"`);
  }
  for (const [, name] of types.matchAll(/PartName="\/([^"]*)"/g)) expect([...parts.keys()]).toContain(name!);
  const names = [...parts.get('word/styles.xml')!.matchAll(/w:styleId="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(names).size).toBe(names.length);
  for (const [, id] of parts.get('word/document.xml')!.matchAll(/<w:[pr]Style w:val="(HJ[^"]*)"/g))
    expect(names).toContain(id);
  return parts;
}

describe('a document in the template of a hospital', () => {
  test.each([
    ['plain', plainTemplate],
    ['full', fullTemplate],
  ])('holds together and says what it says without: %s', async (_, make) => {
    const template = await make();
    const docx = await written(template);
    expectWhole(docx);
    const [, body = ''] = wordsOf(await written()).split('目录');
    // Bookmarks are named anew.
    expect(wordsOf(docx)).toContain(`目录${body.replaceAll('_Toc', '_HJ_Toc')}`);
    expect(wordsOf(docx)).not.toMatch(/封面标题|\{\{/);
    expect(wordsOf(docx)).toContain('差距分析报告&lt;&amp;&gt;');
    expect((await written(template)).equals(docx)).toBe(true);
  });

  test('takes header, footer and tail of the template, and counts its own headings', async () => {
    const parts = expectWhole(await written(await fullTemplate()));
    const xml = parts.get('word/document.xml')!;
    const sections = [...xml.matchAll(/<w:sectPr[\s\S]*?<\/w:sectPr>/g)].map(([section]) => section);
    expect(sections).toHaveLength(5);
    const header = (section: string) => /headerReference[^>]*r:id="([^"]*)"/.exec(section)?.[1];
    expect(new Set(sections.slice(1).map(header)).size).toBe(1);
    expect(sections[3]).toContain('landscape');
    const headers = [...parts].filter(([name]) => /word\/header\d+\.xml$/.test(name));
    expect(headers.map(([, one]) => one.replace(/<[^>]*>/g, '')).join()).toContain('第一医院文件');
    expect([...parts.keys()].filter((name) => name.includes('HJheader'))).toEqual([]);
    expect(xml.indexOf('附则')).toBeGreaterThan(xml.indexOf('防火墙'));
    expect(xml.indexOf('本文件由信息科归档')).toBeLessThan(xml.indexOf('概况'));
    const number = /w:styleId="HJHeading1"[\s\S]*?<w:numId w:val="(\d+)"/.exec(
      parts.get('word/styles.xml')!,
    )?.[1];
    expect(number).not.toBeUndefined();
    const numbering = parts.get('word/numbering.xml')!;
    const definition = new RegExp(`<w:num w:numId="${number}"[^>]*><w:abstractNumId w:val="(\\d+)"`).exec(
      numbering,
    )?.[1];
    expect(numbering).toMatch(new RegExp(`w:abstractNumId="${definition}"[\\s\\S]*?%1、`));
    expect(numbering.lastIndexOf('<w:abstractNum ')).toBeLessThan(numbering.indexOf('<w:num '));
  });

  test('keeps the look of the run in which a placeholder begins', async () => {
    const xml = expectWhole(await written(await fullTemplate())).get('word/document.xml')!;
    expect(xml).toMatch(
      /<w:sz w:val="56"\/>(?:<w:szCs w:val="56"\/>)?<\/w:rPr><w:t xml:space="preserve">差距分析报告/,
    );
  });

  test('a template without header leaves the document its own', async () => {
    const parts = expectWhole(await written(await plainTemplate()));
    expect([...parts.keys()]).toContain('word/HJheader1.xml');
  });
});

const problems = (file: Buffer) => {
  const opened = openTemplate(file);
  return 'refused' in opened ? opened.refused.zh : opened.problems;
};

describe('a template that is uploaded', () => {
  test('without fault has no problems', async () => {
    expect(problems(await fullTemplate())).toEqual([]);
    expect(problems(await plainTemplate())).toEqual([]);
  });

  test('names what is wrong and where it stands', async () => {
    const file = await plainTemplate([
      '院长：{{院长}}',
      '开头{{标',
      '题}}结尾',
      '｛｛编号｝｝',
      '前 {{body}}',
      '{{正文}}',
    ]);
    expect(problems(file)).toEqual([
      { kind: 'UNKNOWN', placeholder: '{{院长}}', place: 'BODY', paragraph: '院长：{{院长}}' },
      { kind: 'CUT', placeholder: '{{标', place: 'BODY', paragraph: '开头{{标' },
      { kind: 'CUT', placeholder: '题}}', place: 'BODY', paragraph: '题}}结尾' },
      { kind: 'CUT', placeholder: '｛｛编号｝｝', place: 'BODY', paragraph: '｛｛编号｝｝' },
      { kind: 'BODY_NOT_ALONE', placeholder: '{{body}}', place: 'BODY', paragraph: '前 {{body}}' },
      { kind: 'BODY_REPEATED', placeholder: '{{正文}}', place: 'BODY', paragraph: '{{正文}}' },
    ]);
    const without = repacked(await plainTemplate(), {
      'word/document.xml': (xml) => xml.replace('{{正文}}', ''),
    });
    expect(problems(without)).toEqual([
      { kind: 'BODY_MISSING', placeholder: '{{正文}}', place: 'BODY', paragraph: '' },
    ]);
    const header = repacked(await fullTemplate(), {
      'word/header1.xml': (xml) => xml.replace('密级：{{密级}}', '{{正文}}'),
    });
    expect(problems(header)).toMatchObject([{ kind: 'BODY_NOT_ALONE', place: 'HEADER' }]);
  });

  const relation = (more: string) => ({
    'word/_rels/document.xml.rels': (xml: string) =>
      xml.replace('</Relationships>', `${more}</Relationships>`),
  });
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const inDocument = (more: string) => ({
    'word/document.xml': (xml: string) => xml.replace('<w:body>', `<w:body>${more}`),
  });
  test.each<[string, Parameters<typeof repacked>[1], RegExp]>([
    ['macros', { 'word/vbaProject.bin': 'x' }, /宏/],
    [
      'macro type',
      {
        '[Content_Types].xml': (xml) => xml.replace('.document.main+xml', '.document.macroEnabled.main+xml'),
      },
      /宏/,
    ],
    [
      'outside template',
      relation(
        `<Relationship Id="x" Type="${office}/attachedTemplate" Target="http://x/y.dotm" TargetMode="External"/>`,
      ),
      /attachedTemplate/,
    ],
    [
      'outside picture',
      relation(`<Relationship Id="x" Type="${office}/image" Target="http://x/y.png" TargetMode="External"/>`),
      /image/,
    ],
    [
      'link to a file',
      relation(
        `<Relationship Id="x" Type="${office}/hyperlink" Target="file:///etc/passwd" TargetMode="External"/>`,
      ),
      /hyperlink/,
    ],
    ['OLE', relation(`<Relationship Id="x" Type="${office}/oleObject" Target="embeddings/o.bin"/>`), /OLE/],
    ['ActiveX', relation(`<Relationship Id="x" Type="${office}/control" Target="activeX/a.xml"/>`), /控件/],
    ['altChunk', relation(`<Relationship Id="x" Type="${office}/aFChunk" Target="x.html"/>`), /altChunk/],
    [
      'unknown relation',
      relation(`<Relationship Id="x" Type="${office}/chart" Target="charts/c.xml"/>`),
      /chart/,
    ],
    ['single quotes', relation(`<Relationship Id='x' Type='${office}/oleObject' Target='o.bin'/>`), /损坏/],
    ['DTD', { 'word/document.xml': (xml) => xml.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>') }, /DTD/],
    ['DTD in a header', { 'word/styles.xml': (xml) => xml.replace('?>', '?><!DOCTYPE x>') }, /DTD/],
    ['entity', inDocument('<w:p><w:r><w:t>&evil;</w:t></w:r></w:p>'), /损坏/],
    [
      'field',
      inDocument(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT "c:\\x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
      ),
      /INCLUDETEXT/,
    ],
    ['simple field', inDocument('<w:p><w:fldSimple w:instr=" DDEAUTO c:\\x "/></w:p>'), /DDEAUTO/],
    [
      'another prefix',
      inDocument('<q:altChunk xmlns:q="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'),
      /Strict/,
    ],
    ['slot', inDocument('<hj:slot id="0"/>'), /损坏/],
    ['cut off', { 'word/document.xml': (xml) => xml.slice(0, -20) }, /损坏/],
    ['bomb', { 'word/media/x.png': Buffer.alloc(17 * 1024 * 1024) }, /过大/],
    ['path out', { '../x.xml': '<a/>' }, /损坏/],
    ['no document', { 'word/document.xml': null }, /不是 DOCX/],
  ])('is refused: %s', async (_, changes, reason) => {
    expect(problems(repacked(await plainTemplate(), changes))).toMatch(reason);
  });

  test('is refused when it is no package, or a lying one', async () => {
    expect(problems(Buffer.from('%PDF-1.7'))).toMatch(/损坏/);
    expect(problems(Buffer.alloc(0))).toMatch(/损坏/);
    const good = await plainTemplate();
    for (let at = 0; at < good.length; at += 97) {
      const bad = Buffer.from(good);
      bad[at] = 255 - bad[at]!;
      expect(() => openTemplate(bad)).not.toThrow();
    }
  });
});

const soffice = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find(existsSync);
describe.skipIf(!soffice)('an office program', () => {
  test('opens it and lays it out', { timeout: 120_000 }, async () => {
    const folder = process.env.HENGJIAN_LOOK ?? (await mkdtemp(join(tmpdir(), 'hengjian-office-')));
    for (const [name, make] of [
      ['plain', plainTemplate],
      ['full', fullTemplate],
    ] as const) {
      const path = join(folder, `${name}.docx`);
      await rm(path, { force: true });
      await writeDocx(document, path, undefined, { file: await make(), values });
      await promisify(execFile)(soffice!, [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        path,
      ]);
      const pdf = await readFile(join(folder, `${name}.pdf`), 'latin1');
      const pages = Number(
        /\/Type\s*\/Pages[^>]*?\/Count (\d+)/.exec(pdf)?.[1] ?? /\/Count (\d+)/.exec(pdf)?.[1],
      );
      expect(pages).toBeGreaterThan(2);
    }
    if (!process.env.HENGJIAN_LOOK) await rm(folder, { recursive: true });
  });
});

describe('who answers for a document', () => {
  const signature = {
    kind: 'table',
    headless: true,
    columns: [
      { title: '', width: 1, label: true },
      { title: '', width: 1 },
    ],
    rows: [['批准人', '赵批准']],
  } as const;
  const wordsIn = async (file: Buffer): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'hengjian-template-'));
    try {
      const path = join(folder, 'x.docx');
      await writeDocx(document, path, undefined, { file, values, signature });
      return wordsOf(await readFile(path));
    } finally {
      await rm(folder, { recursive: true });
    }
  };

  test('leads it in a template that has no place for both names', async () => {
    for (const template of [await plainTemplate(), await plainTemplate(['批准：{{批准人}}'])])
      expect(await wordsIn(template)).toMatch(/V1\.0.*批准人赵批准目录/);
  });

  test('stands where a template has them, in its body or its footer, and nowhere else', async () => {
    expect(await wordsIn(await fullTemplate())).not.toContain('批准人赵批准');
    const english = await plainTemplate(['{{Reviewer}} / {{ approver }}']);
    const said = await wordsIn(english);
    expect(said).toContain('王审核 / 赵批准');
    expect(said).not.toContain('批准人赵批准');
  });
});

import { expect, test } from 'vitest';
import {
  freeBase,
  sectionInTemplate,
  surroundingsOf,
} from '../../../server/platform/documents/template/merge-sections.js';
import {
  filled,
  paragraphsOf,
  problemsOf,
} from '../../../server/platform/documents/template/placeholders.js';

const paragraph = (text: string, properties = ''): string =>
  `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const part = (body: string): string =>
  `<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`;
const body = paragraph('{{正文}}');
const header = (id: string, type = 'default') => `<w:headerReference w:type="${type}" r:id="${id}"/>`;
const ours =
  '<w:sectPr><w:headerReference w:type="default" r:id="HJ1"/><w:pgSz/><w:pgNumType/><w:docGrid/></w:sectPr>';
const values = {
  title: '题',
  number: '号',
  version: '',
  classification: '内部',
  organization: '院',
  author: '',
  reviewer: '',
  approver: '',
  issuedOn: '',
  date: '',
};

test('what stands before the body keeps its section, what stands behind goes on in it', () => {
  const section = `<w:sectPr>${header('a')}${header('b', 'first')}<w:type w:val="continuous"/><w:pgNumType w:start="5" w:fmt="decimal"/><w:titlePg/></w:sectPr>`;
  const around = surroundingsOf(part(paragraph('封面') + body + paragraph('附则') + section));
  expect(around.before.endsWith(`<w:p><w:pPr>${section}</w:pPr></w:p>`)).toBe(true);
  expect(around.after).toBe(
    `${paragraph('附则')}<w:sectPr>${header('a')}${header('b', 'first')}<w:pgNumType w:fmt="decimal"/></w:sectPr></w:body></w:document>`,
  );
  expect(around).toMatchObject({
    endsFile: false,
    opening: undefined,
    headers: header('a') + header('b', 'first'),
  });
  expect(sectionInTemplate(ours, around, true)).toBe(
    `<w:sectPr>${header('a')}${header('b', 'first')}<w:pgSz/><w:pgNumType/><w:docGrid/></w:sectPr>`,
  );
});

test('a document that opens its section begins its numbering; empty lines are no pages; headers are inherited', () => {
  const cover = `<w:p><w:pPr><w:sectPr>${header('a')}</w:sectPr></w:pPr><w:r><w:t>封面</w:t></w:r></w:p>`;
  const around = surroundingsOf(
    part(`${cover}<w:p/>${body}<w:p></w:p><w:sectPr><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>`),
  );
  expect(around.before.endsWith(cover)).toBe(true);
  expect(around).toMatchObject({ after: '</w:body></w:document>', endsFile: true, headers: header('a') });
  expect(sectionInTemplate(ours, around, true)).toBe(
    `<w:sectPr>${header('a')}<w:pgSz/><w:pgNumType w:start="1"/><w:titlePg/><w:docGrid/></w:sectPr>`,
  );
  expect(sectionInTemplate(ours, around, false)).not.toContain('titlePg');
});

test('without a header at the body the document brings its own; without page settings the file still ends well', () => {
  const around = surroundingsOf(part(body));
  expect(around).toMatchObject({ endsFile: true, headers: '', footers: '' });
  expect(sectionInTemplate(ours, around, false)).toBe(ours);
  expect(surroundingsOf(part(body + paragraph('尾'))).after).toBe(
    `${paragraph('尾')}<w:sectPr></w:sectPr></w:body></w:document>`,
  );
});

test('the paragraph of the body may close its section, and sections may follow', () => {
  const closing = `<w:p><w:pPr><w:sectPr>${header('a')}</w:sectPr></w:pPr><w:r><w:t>{{正文}}</w:t></w:r></w:p>`;
  const around = surroundingsOf(part(`${closing}${paragraph('印章页')}<w:sectPr/>`));
  expect(around).toMatchObject({ endsFile: false, headers: header('a') });
  expect(around.after).toBe(`${paragraph('印章页')}<w:sectPr/></w:body></w:document>`);
});

test('a box inside a paragraph has paragraphs of its own, written twice and told once', () => {
  const box = `<w:txbxContent>${paragraph('{{标题')}${paragraph('{{题目}}')}</w:txbxContent>`;
  const xml = part(
    `<w:p><w:r><w:t>{{</w:t></w:r><w:r><a>${box}</a><b>${box}</b></w:r><w:r><w:t>编号}}</w:t></w:r></w:p>${body}`,
  );
  expect(paragraphsOf(xml).map(({ text }) => text)).toEqual([
    '{{编号}}',
    '{{标题',
    '{{题目}}',
    '{{标题',
    '{{题目}}',
    '{{正文}}',
  ]);
  expect(problemsOf([{ place: 'BODY', xml }]).map(({ kind }) => kind)).toEqual(['CUT', 'UNKNOWN']);
  expect(filled(xml, values)).toContain('<w:t xml:space="preserve">号</w:t>');
});

test('several placeholders in one paragraph, over several runs, beside text and entities', () => {
  const runs = ['A&amp;{{单', '位}}-{{编', '号}}{{', ' Title }}B'].map(
    (text) => `<w:r><w:t>${text}</w:t></w:r>`,
  );
  const xml = filled(part(`<w:p>${runs.join('')}</w:p>`), { ...values, organization: '<院>' });
  expect(xml.replace(/<[^>]*>/g, '|').replace(/\|+/g, '|')).toBe('|A&amp;&lt;院&gt;|-号|题|B|');
});

test('ids count on from where none is taken', () => {
  expect(freeBase([])).toBe(0);
  expect(freeBase([7, 1_500_000])).toBe(2_000_000);
});

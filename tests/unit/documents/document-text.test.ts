import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { HeadingCounter, chineseNumeral } from '../../../server/platform/documents/heading-numbers.js';
import { distribute, textWidth } from '../../../server/platform/documents/page.js';
import { cleanText, xmlText } from '../../../server/platform/documents/xml-text.js';
import { model, partsOf } from './sample-model.js';
import { parseXml, textOf } from './xml-tree.js';

test('control characters go, tab and newline stay, carriage returns become newlines', () => {
  expect(cleanText('a\u0000b\u0008\u000B\u000C\u001B\u007F\u0085c\td\r\ne\rf\n')).toBe('abc\td\ne\nf\n');
});

test('broken surrogates and non-characters are shown as replaced', () => {
  expect(cleanText('甲\uD842乙\uDFB7丙\uFFFE丁\uFFFF')).toBe('甲\uFFFD乙\uFFFD丙\uFFFD丁\uFFFD');
});

test('emoji, joiners and rare characters are kept', () => {
  const text = '👩‍⚕️ 𠮷田 𰻞 ㊙ \u{1FFFE}';
  expect(cleanText(text)).toBe(text);
});

test('A67 whatever the text, it is well-formed XML that reads back as the cleaned text', () => {
  const anything = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(fc.oneof(anything, fc.string({ unit: 'binary' })), (text) => {
      const element = parseXml(`<t a="${xmlText(text)}">${xmlText(text)}</t>`);
      expect(textOf(element)).toBe(cleanText(text));
      expect(element.attributes.a).toBe(cleanText(text));
    }),
    { numRuns: 500 },
  );
});

test('A67 a document of hostile texts is well-formed in every part, and says them as agreed', async () => {
  const hostile = 'a\u0000\u001b甲\uD842乙\uFFFE\u200b\u202eabc\u202c ]]> & <w:p> 👩‍⚕️';
  const parts = await partsOf(
    model(
      [
        { kind: 'heading', level: 1, text: hostile },
        { kind: 'paragraph', content: [{ text: hostile }] },
      ],
      { title: hostile, organization: hostile, author: hostile, number: hostile },
    ),
  );
  for (const [name, xml] of parts) if (/\.(xml|rels)$/.test(name)) parseXml(xml);
  expect(textOf(parseXml(parts.get('word/document.xml')!))).toContain(cleanText(hostile));
});

test('numerals as they are written in headings', () => {
  const numbers = [1, 2, 9, 10, 11, 19, 20, 21, 99, 100, 101, 110, 115, 230];
  expect(numbers.map(chineseNumeral)).toEqual([
    '一',
    '二',
    '九',
    '十',
    '十一',
    '十九',
    '二十',
    '二十一',
    '九十九',
    '一百',
    '一百零一',
    '一百一十',
    '一百一十五',
    '二百三十',
  ]);
});

test('headings count per level and start again below a higher one', () => {
  const counter = new HeadingCounter();
  const levels = [1, 2, 2, 3, 4, 4, 1, 2, 3] as const;
  expect(levels.map((level) => counter.next(level))).toEqual([
    '一、',
    '（一）',
    '（二）',
    '1.',
    '（1）',
    '（2）',
    '二、',
    '（一）',
    '1.',
  ]);
});

test('the type area is 156 mm upright and 225 mm turned', () => {
  expect(textWidth('portrait') / 56.6929).toBeCloseTo(156, 0);
  expect(textWidth('landscape') / 56.6929).toBeCloseTo(225, 0);
});

test('column widths always add up to the width of the text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.5, max: 60, noNaN: true }), { minLength: 1, maxLength: 12 }),
      (shares) => {
        const widths = distribute(8844, shares);
        expect(widths.reduce((a, b) => a + b, 0)).toBe(8844);
        expect(Math.min(...widths)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

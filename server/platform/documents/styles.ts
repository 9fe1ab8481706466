import { AlignmentType, BorderStyle, LevelFormat, LevelSuffix, LineRuleType } from 'docx';
import type { INumberingOptions, IParagraphStyleOptions, IStylesOptions } from 'docx';
import { FONTS } from './fonts.js';
import { TONE_COLOURS } from './run.writer.js';

/** Half-points of the Chinese type sizes: 一号 26 pt, 二号 22, 三号 16, 四号 14, 小四 12, 五号 10.5, 小五 9. */
const SIZE = { one: 52, two: 44, three: 32, four: 28, smallFour: 24, five: 21, smallFive: 18 } as const;

/** 28.95 pt, which puts the 22 lines of GB/T 9704 on a page. */
const OFFICIAL_LINE = { line: 579, lineRule: LineRuleType.EXACT } as const;
const SINGLE = { line: 240, lineRule: LineRuleType.AUTO } as const;

/** List that heading styles are tied to. */
const HEADINGS = 'headings';

/** 一、 → （一） → 1. → （1） */
export const numbering: INumberingOptions = {
  config: [
    {
      reference: HEADINGS,
      levels: [
        {
          level: 0,
          format: LevelFormat.CHINESE_COUNTING_THOUSAND,
          text: '%1、',
          suffix: LevelSuffix.NOTHING,
        },
        {
          level: 1,
          format: LevelFormat.CHINESE_COUNTING_THOUSAND,
          text: '（%2）',
          suffix: LevelSuffix.NOTHING,
        },
        { level: 2, format: LevelFormat.DECIMAL, text: '%3.', suffix: LevelSuffix.SPACE },
        { level: 3, format: LevelFormat.DECIMAL, text: '（%4）', suffix: LevelSuffix.NOTHING },
      ],
    },
  ],
};

const heading = (level: 0 | 1 | 2 | 3, font: (typeof FONTS)[keyof typeof FONTS]) => ({
  run: { font, size: SIZE.three, color: '000000' },
  paragraph: {
    numbering: { reference: HEADINGS, level },
    keepNext: true,
    keepLines: true,
    spacing: { ...OFFICIAL_LINE, before: level === 0 ? 240 : 120, after: level === 0 ? 120 : 60 },
    outlineLevel: level,
  },
});

const style = (
  id: string,
  run: IParagraphStyleOptions['run'],
  paragraph: IParagraphStyleOptions['paragraph'] = {},
): IParagraphStyleOptions => ({
  id,
  name: id,
  basedOn: 'Normal',
  quickFormat: true,
  run: run ?? {},
  paragraph,
});

const centred = { alignment: AlignmentType.CENTER } as const;

const contentsLine = (level: 1 | 2 | 3): IParagraphStyleOptions => ({
  ...style(
    `TOC${level}`,
    { font: level === 1 ? FONTS.bold : FONTS.body, size: SIZE.smallFour },
    { indent: { left: (level - 1) * 420 }, spacing: { line: 380, lineRule: LineRuleType.EXACT } },
  ),
  name: `toc ${level}`,
});

const paragraphStyles: readonly IParagraphStyleOptions[] = [
  style(
    'BodyText',
    { size: SIZE.three },
    {
      alignment: AlignmentType.BOTH,
      indent: { firstLineChars: 200, firstLine: 640 },
      spacing: OFFICIAL_LINE,
    },
  ),
  style('PlainText', { size: SIZE.three }, { spacing: OFFICIAL_LINE }),
  style(
    'LetterTitle',
    { font: FONTS.title, size: SIZE.two },
    { ...centred, keepNext: true, outlineLevel: 0, spacing: { ...SINGLE, before: 240, after: 480 } },
  ),
  // Four characters from the edge.
  style(
    'Signed',
    { size: SIZE.three },
    { alignment: AlignmentType.RIGHT, indent: { right: 1280 }, keepLines: true, spacing: OFFICIAL_LINE },
  ),
  style(
    'Note',
    { size: SIZE.five, color: TONE_COLOURS.quiet },
    { spacing: { ...SINGLE, before: 60, after: 60 } },
  ),
  style('TableText', { size: SIZE.five }, { spacing: SINGLE }),
  style('TableHead', { font: FONTS.bold, size: SIZE.five }, { spacing: SINGLE }),
  style('TableSmall', { size: SIZE.smallFive }, { spacing: SINGLE }),
  style('TableSmallHead', { font: FONTS.bold, size: SIZE.smallFive }, { spacing: SINGLE }),
  style(
    'FigureLabel',
    { font: FONTS.bold, size: SIZE.five },
    { ...centred, spacing: { ...SINGLE, before: 40, after: 40 } },
  ),
  style('FigureValue', { font: FONTS.bold, size: SIZE.two }, { ...centred, spacing: SINGLE }),
  style('Picture', {}, { ...centred, keepNext: true, spacing: { ...SINGLE, before: 120 } }),
  style('CoverMark', { font: FONTS.bold, size: SIZE.three }, { spacing: OFFICIAL_LINE }),
  style(
    'CoverTitle',
    { font: FONTS.title, size: SIZE.one },
    { ...centred, spacing: { ...SINGLE, before: 1400, after: 240 } },
  ),
  style('CoverSubtitle', { font: FONTS.script, size: SIZE.three }, { ...centred, spacing: OFFICIAL_LINE }),
  style('CoverLabel', { font: FONTS.bold, size: SIZE.four }, { spacing: SINGLE }),
  style('CoverValue', { size: SIZE.four }, { spacing: SINGLE }),
  style('CoverFoot', { font: FONTS.bold, size: SIZE.three }, { ...centred, spacing: OFFICIAL_LINE }),
  style(
    'ContentsTitle',
    { font: FONTS.title, size: SIZE.two },
    { ...centred, spacing: { ...SINGLE, after: 160 } },
  ),
  contentsLine(1),
  contentsLine(2),
  contentsLine(3),
  // Separates tables and closes sections without taking room that could become an empty page.
  style('Spacer', { size: 2 }, { spacing: { line: 120, lineRule: LineRuleType.EXACT } }),
  style(
    'PageHeader',
    { size: SIZE.smallFive },
    {
      spacing: SINGLE,
      border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 4, color: '404040' } },
    },
  ),
  style('PageFooter', { size: SIZE.five }, { ...centred, spacing: SINGLE }),
];

/** Every style names its Latin and its East-Asian typeface, so that no run has to. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: FONTS.body, size: SIZE.three, language: { value: 'en-US', eastAsia: 'zh-CN' } },
    },
    heading1: heading(0, FONTS.bold),
    heading2: heading(1, FONTS.script),
    heading3: heading(2, FONTS.body),
    heading4: heading(3, FONTS.body),
    caption: {
      run: { font: FONTS.bold, size: SIZE.five, color: '000000', italics: false, bold: false },
      paragraph: { ...centred, spacing: { ...SINGLE, before: 120, after: 80 } },
    },
    footnoteText: {
      run: { font: FONTS.body, size: SIZE.smallFive },
      paragraph: { alignment: AlignmentType.LEFT, spacing: SINGLE },
    },
    footnoteTextChar: { run: { font: FONTS.body, size: SIZE.smallFive } },
  },
  paragraphStyles: [...paragraphStyles],
  characterStyles: [
    { id: 'ProofReference', name: 'ProofReference', run: { size: SIZE.smallFive, color: '1F4E9E' } },
  ],
};

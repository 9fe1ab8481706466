import { describe, expect, it } from 'vitest';
import { readFigure, readNumber } from '../../../client/features/assessment/rating/figureText.ts';
import type { FigureText } from '../../../client/features/assessment/rating/figureText.ts';
import { readCategory } from '../../../client/features/assessment/tables/readCategory.ts';

const typed = (fields: Partial<FigureText>): FigureText => ({
  numerator: '',
  denominator: '',
  ratio: '',
  count: '',
  grade: '',
  note: '',
  ...fields,
});

describe('a figure as it is typed', () => {
  it('is read as people write numbers', () => {
    expect(readNumber('35%')).toBe(0.35);
    expect(readNumber('０．９２')).toBe(0.92);
    expect(readNumber(' 1,152 ')).toBe(1152);
    expect(readNumber('')).toBeNull();
    for (const none of ['-1', '1e3', 'abc', '1.2.3', '%', '1/2']) expect(readNumber(none)).toBeUndefined();
  });

  it('is a share, or cases of all cases, never more than all', () => {
    expect(readFigure('USE', typed({ ratio: '85%' }))).toEqual({
      values: { ratio: 0.85, note: null },
      faults: {},
    });
    expect(readFigure('QUALITY', typed({ ratio: '85' })).faults).toEqual({ ratio: 'share' });
    expect(readFigure('USE', typed({ numerator: '90', denominator: '100', ratio: '1' }))).toEqual({
      values: { numerator: 90, denominator: 100, note: null },
      faults: {},
    });
    expect(readFigure('USE', typed({ numerator: '90' })).faults).toEqual({ denominator: 'pair' });
    expect(readFigure('USE', typed({ numerator: '101', denominator: '100' })).faults).toEqual({
      numerator: 'more',
    });
    expect(readFigure('COUNT', typed({ count: '2.5' })).faults).toEqual({ count: 'whole' });
    // An emptied figure is taken back, not nought.
    expect(readFigure('COUNT', typed({}))).toEqual({ values: { count: null, note: null }, faults: {} });
  });
});

describe('a category as it is typed', () => {
  it('is one of the words of the official documents and of spreadsheets', () => {
    for (const word of ['基本', '基本项', '基', 'B', ' basic ', '★'])
      expect(readCategory(word)).toBe('BASIC');
    for (const word of ['选择', '选择项', 'e', 'Elective']) expect(readCategory(word)).toBe('ELECTIVE');
    for (const none of ['', '-', '—']) expect(readCategory(none)).toBeNull();
    expect(readCategory('必选')).toBeUndefined();
  });
});

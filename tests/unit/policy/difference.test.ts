import { expect, it } from 'vitest';
import { differenceOf } from '../../../server/features/policy/difference.js';

const lines = (count: number, word: string): string =>
  Array.from({ length: count }, (_unused, at) => `${word}第${at}条`).join('\n');

it('tells the words of one changed line', () => {
  expect(differenceOf('一\n每年检查\n三', '一\n每月检查\n三')).toEqual([
    { before: '一\n', after: '一\n', words: [] },
    { before: '每年检查', after: '每月检查', words: expect.any(Array) },
    { before: '三\n', after: '三\n', words: [] },
  ]);
  expect(differenceOf('一', '一')).toEqual([{ before: '一\n', after: '一\n', words: [] }]);
});

it('finds words for the first hundred lines only, and takes more than five hundred pieces for a rewrite', () => {
  const many = differenceOf(lines(150, '旧'), lines(150, '新'));
  expect(many).toHaveLength(150);
  expect(many.filter(({ words }) => words.length > 0)).toHaveLength(100);
  const [before, after] = [lines(600, '旧'), lines(600, '新')];
  expect(differenceOf(before, after)).toEqual([
    { before, after: null, words: [] },
    { before: null, after, words: [] },
  ]);
});

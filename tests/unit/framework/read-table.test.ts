import { describe, expect, it } from 'vitest';
import { inBatches, readTextTable } from '../../../client/features/framework/text/readTable.ts';

describe('a table of texts', () => {
  it('finds its columns by their names, wherever they stand, below titles', () => {
    const { rows, empty, codeless } = readTextTable([
      ['等级保护条款', '', '', ''],
      ['序号', '标准原文', '条款编号', '备注'],
      ['1', ' 甲 ', '8.1.4.1 a)', ''],
      ['2', '', '8.1.4.1 b)', ''],
      ['3', '没有编号', '', ''],
      ['', '', '', ''],
    ]);
    expect(rows).toEqual([{ line: 3, code: '8.1.4.1 a)', text: '甲' }]);
    expect([empty, codeless]).toEqual([1, 1]);
  });

  it('takes the first two columns where there are no names, and English ones', () => {
    expect(readTextTable([['A.5.1', 'text']]).rows).toEqual([{ line: 1, code: 'A.5.1', text: 'text' }]);
    expect(
      readTextTable([
        ['Text', 'CODE'],
        ['words', 'A.5.1'],
      ]).rows,
    ).toEqual([{ line: 2, code: 'A.5.1', text: 'words' }]);
    expect(readTextTable([]).rows).toEqual([]);
    expect(readTextTable([['only one column']])).toEqual({ rows: [], empty: 1, codeless: 0 });
  });
});

describe('batches', () => {
  const row = (text: string, line = 1) => ({ line, code: 'c', text });
  it('hold at most 250 rows and a body that the server takes', () => {
    const many = Array.from({ length: 501 }, (_unused, at) => row('x', at));
    expect(inBatches(many).map((batch) => batch.length)).toEqual([250, 250, 1]);
    // Twenty thousand Chinese characters are sixty kilobytes: eleven fit.
    const long = Array.from({ length: 25 }, (_unused, at) => row('字'.repeat(20_000), at));
    expect(inBatches(long).map((batch) => batch.length)).toEqual([11, 11, 3]);
    expect(inBatches(long).flat()).toEqual(long);
    expect(inBatches([])).toEqual([]);
  });
});

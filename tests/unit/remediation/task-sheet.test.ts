import { describe, expect, it } from 'vitest';
import { narrowed, readTasks, remapped } from '../../../client/features/remediation/sheet/readTasks.ts';
import {
  headingOf,
  sheetColumnNames,
  sheetColumns,
} from '../../../server/features/remediation/exchange/sheet.columns.js';
import { Directory } from '../../../server/features/remediation/exchange/sheet.directory.js';
import { numberOf, readDay, readNumber } from '../../../server/features/remediation/exchange/sheet.words.js';

const headings = sheetColumnNames.map((column) => ({
  column,
  heading: headingOf(column, 'zh'),
  headings: [...sheetColumns[column].zh, ...sheetColumns[column].en],
}));

describe('a table of tasks', () => {
  it('names every heading once: none means two columns', () => {
    const all = headings.flatMap(({ headings: names }) => names.map((name) => name.toLowerCase()));
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
  });

  it('finds its columns by their headings, wherever they stand, below titles, and leaves empty lines out', () => {
    const table = readTasks(
      [
        ['整改台账'],
        ['序号', ' 责任人 ', '整改内容', '完成期限', '备注'],
        ['1', '李', '装锁', '2027-01-01', ''],
        ['', '', '', '', ''],
      ],
      headings,
    );
    expect(table).toMatchObject({ headed: true, columns: [null, 'owner', 'title', 'dueOn', null] });
    expect(narrowed(table.columns, table.rows)).toEqual({
      columns: ['owner', 'title', 'dueOn'],
      rows: [{ line: 3, cells: ['李', '装锁', '2027-01-01'] }],
    });
  });

  it('takes places where there are no headings, with numbers first when there are some; a meaning moves, never doubles', () => {
    const plain = readTasks([['装锁', '信息科', '李', '2027-1-1']], headings);
    expect(plain).toMatchObject({ headed: false, columns: ['title', 'unit', 'owner', 'dueOn'] });
    expect(plain.rows[0]!.line).toBe(1);
    expect(readTasks([['ZG-0001', '装锁']], headings).columns).toEqual(['number', 'title']);
    expect(remapped(plain.columns, 2, 'title')).toEqual([null, 'unit', 'title', 'dueOn']);
  });
});

describe('cells', () => {
  it('are days, sums and numbers as people write them', () => {
    expect(['2027/3/5', '2027年3月5日', '20270305', '2027.03.05 00:00', '２０２７-3-5'].map(readDay)).toEqual(
      Array.from({ length: 5 }, () => '2027-03-05'),
    );
    expect(['2027-02-30', '明天', ''].map(readDay)).toEqual([undefined, undefined, undefined]);
    expect(['1,234.5 元', '￥20', '3人天'].map(readNumber)).toEqual([1234.5, 20, 3]);
    expect([readNumber('-1'), readNumber('约 5 万'), readNumber('')]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
    expect(['ZG-0012', 'zg12', '12', 'X-1'].map(numberOf)).toEqual([12, 12, 12, undefined]);
  });

  it('name what only one is called, and tell apart those of one name', () => {
    const people = new Directory([
      { id: 'a', name: '王芳', exact: ['王芳 (wangf)', 'wangf'] },
      { id: 'b', name: '王芳', exact: ['王芳 (wangf2)', 'wangf2'] },
      { id: 'c', name: '李雷', exact: ['李雷 (lil)', 'lil'] },
    ]);
    expect(['王芳', '王芳（wangf2）', 'LIL', '李雷', '谁'].map((name) => people.find(name))).toEqual([
      'SEVERAL',
      'b',
      'c',
      'c',
      'NONE',
    ]);
    expect(['a', 'c'].map(people.nameOf)).toEqual(['王芳 (wangf)', '李雷']);
  });
});

import { describe, expect, it } from 'vitest';
import type { NameProposal } from '../../../client/features/evidence/upload/nameProposals.ts';
import { codeParts, readCodes } from '../../../client/features/evidence/upload/sheet/controlCodes.ts';
import { parseMapping, readDay } from '../../../client/features/evidence/upload/sheet/mappingSheet.ts';
import { matchRows } from '../../../client/features/evidence/upload/sheet/matchRows.ts';
import { resolveRow, unitFinder } from '../../../client/features/evidence/upload/sheet/resolveRow.ts';

const today = '2026-11-29';
const parse = (cells: string[][]) => parseMapping(cells, '对照表.xlsx', today);
const head = ['文件', '标题', '条款', '科室', '密级', '形成日期', '有效期至', '标签', '说明'];
const rowsOf = (...cells: string[][]) => parse([head, ...cells])!.rows;
const told = (problems: readonly { kind: string; line: number; text: string }[]) =>
  problems.map(({ kind, line, text }) => `${line} ${kind} ${text}`);

describe('whose sheet it is', () => {
  it.each([
    [[['文件', '条款']]],
    [[['File', 'Title', 'Controls']]],
    [[['证据对照表'], [], [' 文件名 ', '有效期']]],
  ])('%j is ours', (cells) => expect(parse(cells)).not.toBeNull());

  it.each([
    [[['序号', '标题', '说明']]],
    [[['文件', '大小']]],
    [[[]]],
    [[['a'], ['b'], ['c'], ['d'], ['e'], head]],
  ])('%j is evidence', (cells) => expect(parse(cells)).toBeNull());

  it('names the columns that it does not know', () => {
    expect(parse([['文件', '责任人', '标题', '标题', '']])!.unused).toEqual(['责任人', '标题']);
  });
});

describe('what a row says', () => {
  it('everything of one file', () => {
    expect(
      rowsOf(
        [
          'a.txt',
          ' 巡检 ',
          '8.1.4.1-b',
          '信息科',
          '敏感',
          '2026/3/15',
          '2027.3.14',
          '机房、夜间 机房',
          '第一份',
        ],
        ['', ''],
      ),
    ).toEqual([
      {
        sheet: '对照表.xlsx',
        line: 2,
        file: 'a.txt',
        title: '巡检',
        controls: '8.1.4.1-b',
        unit: '信息科',
        label: 'SENSITIVE',
        collectedOn: '2026-03-15',
        validUntil: '2027-03-14',
        tags: ['机房', '夜间'],
        description: '第一份',
        problems: [],
      },
    ]);
  });

  it('what does not fit is told and left out', () => {
    const [first, second, third] = rowsOf(
      ['a.txt', 'x'.repeat(201), '', '', '绝密', '昨天', '2026-13-01', 'y'.repeat(41)],
      ['', '无名', '', '', '', '2026-11-30'],
      ['b.txt', '', '', '', 'Internal', '2026-03-15', '2026-03-14'],
    );
    expect(told(first!.problems)).toEqual([
      '2 DAY 昨天',
      '2 DAY 2026-13-01',
      '2 LABEL 绝密',
      `2 TAGS ${'y'.repeat(41)}`,
      `2 TITLE ${'x'.repeat(20)}…`,
    ]);
    expect(first).toMatchObject({ title: '', label: null, collectedOn: '', validUntil: '', tags: [] });
    expect(told(second!.problems)).toEqual(['3 NAMELESS ', '3 FUTURE 2026-11-30']);
    expect(told(third!.problems)).toEqual(['4 ENDS_BEFORE 2026-03-14']);
    expect(third).toMatchObject({ label: 'INTERNAL', collectedOn: '2026-03-15', validUntil: '' });
  });

  it.each([
    ['2026-03-15', '2026-03-15'],
    ['20260315', '2026-03-15'],
    ['2026年3月5日', '2026-03-05'],
    ['2026-03-15 08:30', '2026-03-15'],
    ['2026-02-30', ''],
    ['3/15/2026', ''],
    ['46096', ''],
  ])('the day %s', (text, day) => expect(readDay(text)).toBe(day));
});

describe('which file a row means', () => {
  const files = ['资料/机房/巡检.txt', '资料/药房/巡检.txt', '封面.PDF'].map((path, at) => ({
    id: String(at),
    path,
  }));
  const match = (...names: string[]) => matchRows(rowsOf(...names.map((name) => [name])), files);

  it('by its name, or with folders where the name is not enough', () => {
    const { rows, problems } = match('封面.pdf', '机房\\巡检.txt', './资料/药房/巡检.txt');
    expect([...rows].map(([id, { line }]) => `${id}:${line}`)).toEqual(['2:2', '0:3', '1:4']);
    expect(problems).toEqual([]);
  });

  it('says which row found none, several, or one that had a row already', () => {
    const { rows, problems } = match('没有.txt', '巡检.txt', '封面.pdf', '封面.pdf');
    expect(told(problems)).toEqual(['2 NO_FILE 没有.txt', '3 MANY_FILES 巡检.txt', '4 TWICE 封面.pdf']);
    expect(rows.get('2')!.line).toBe(5);
  });
});

describe('codes', () => {
  const proposal = (id: string, code: string, book: string): NameProposal => ({
    id,
    code,
    book,
    title: '',
    reference: '',
  });
  const known = new Map<string, NameProposal[]>([
    ['等保 2.0 8.1.4.1-a、b', [proposal('a', '8.1.4.1-a', '等保 2.0'), proposal('b', 'b', '等保 2.0')]],
    [
      'A.5.1 A.5.17',
      [proposal('1', 'a.5.1', 'ISO 27001 附录 A'), proposal('17', 'a.5.17', 'ISO 27001 附录 A')],
    ],
    ['本院制度 A.5.1', [proposal('1', 'a.5.1', 'ISO 27001 附录 A'), proposal('own', 'a.5.1', '本院制度')]],
    ['8.1.4.1-a 9.9.9-z', [proposal('a', '8.1.4.1-a', '等保 2.0')]],
  ]);

  it('parts of a cell', () => {
    expect(codeParts('等保 2.0 8.1.4.1-a、b；A.5.1 A.5.17, 3.2\nCSL-23；')).toEqual([
      '等保 2.0 8.1.4.1-a、b',
      'A.5.1 A.5.17',
      '3.2',
      'CSL-23',
    ]);
  });

  it('all of a cell, of the book that is named', () => {
    expect(readCodes('等保 2.0 8.1.4.1-a、b；A.5.1 A.5.17', known)).toMatchObject({
      controls: [{ id: 'a' }, { id: 'b' }, { id: '1' }, { id: '17' }],
      unknown: [],
    });
    expect(readCodes('本院制度 A.5.1', known).controls.map(({ id }) => id)).toEqual(['own']);
  });

  it('says what is no code', () => {
    expect(readCodes('8.1.4.1-a 9.9.9-z；身份鉴别', known)).toMatchObject({
      controls: [{ id: 'a' }],
      unknown: ['9.9.9-z', '身份鉴别'],
    });
  });
});

it('units by code, path and name', () => {
  const unit = (id: string, code: string, name: string, path: string) => ({ id, code, name, path });
  const find = unitFinder([
    unit('1', 'IT', '信息科', '总院 / 信息科'),
    unit('2', 'N-IT', '信息科', '北院 / 信息科'),
    unit('3', 'RAD', '放射科', '总院 / 放射科'),
  ]);
  expect(find('n-it')).toMatchObject({ id: '2' });
  expect(find('总院 / 信息科')).toMatchObject({ id: '1' });
  expect([find('信息科'), find('放射科'), find('药剂科')]).toMatchObject(['SEVERAL', { id: '3' }, 'NONE']);
  const [row] = rowsOf(['a.txt', '', '', '药剂科']);
  expect(told(resolveRow(row!, find, new Map()).problems)).toEqual(['2 UNIT 药剂科']);
});

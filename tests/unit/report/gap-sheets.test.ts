import { expect, test } from 'vitest';
import { gapSheets } from '../../../server/features/report/gap-analysis/sheets.js';
import { evidence, failing, gapData, result, task } from './gap-data.js';

test('a row for each gap with its task, the most serious first; each task once', () => {
  const shared = task('RT-1');
  const [gaps, tasks] = gapSheets(
    gapData([
      result('8.1.1.1', 'PES', { verdict: 'MET', proofState: 'MISSING' }),
      failing('8.1.2.1', 'CNS', { tasks: [shared], gap: '=1+1' }),
      failing('8.1.4.1', 'CES', { tasks: [shared], weight: 'KEY' }),
    ]),
  );
  const column = (title: string) => gaps!.rows[0]!.indexOf(title);
  expect(gaps!.rows.slice(1).map((row) => row[column('条款')])).toEqual(['8.1.4.1', '8.1.2.1', '8.1.1.1']);
  expect(gaps!.rows.map((row) => row[column('部分')]).slice(1)).toEqual([
    '安全计算环境',
    '安全通信网络',
    '安全物理环境',
  ]);
  expect(gaps!.rows.at(-1)![column('证据情况')]).toBe('没有证据');
  expect(tasks!.rows).toHaveLength(2);
  expect(tasks!.rows[1]).toEqual(expect.arrayContaining(['RT-1', '8.1.4.1、8.1.2.1']));
});

test('every result and every proof stands in the workbook, days and counts as such', () => {
  const data = gapData([
    result('8.1.1.1', 'PES', {
      verdict: 'MET',
      currentState: '=门禁',
      evidences: [evidence('a'), evidence('b')],
    }),
    result('8.1.1.2', 'PES', { verdict: 'MET', evidences: [evidence('a')] }),
  ]);
  const [, , results, proofs] = gapSheets(data);
  expect(results!.rows).toHaveLength(212);
  const column = (title: string) => results!.rows[0]!.indexOf(title);
  expect(results!.rows[1]![column('现状')]).toBe('=门禁');
  expect(results!.rows[1]![column('证据份数')]).toBe(2);
  expect(proofs!.rows.slice(1).map((row) => row.slice(0, 5))).toEqual([
    [1, '证据 a', 1, { day: '2026-09-01' }, '长期'],
    [2, '证据 b', 1, { day: '2026-09-01' }, '长期'],
  ]);
  for (const { widths, rows } of gapSheets(data))
    for (const row of rows) expect(row).toHaveLength(widths.length);
});

import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeWorkbookApart } from '../../../server/platform/documents/write-workbook.js';
import { readZip } from '../../../server/platform/documents/zip.reader.js';

const sheet = {
  name: '任务',
  widths: Array.from({ length: 28 }, () => 12),
  rows: [
    Array.from({ length: 28 }, (_, at) => `列 ${at}`),
    ['=1+1', '@SUM(A1)', { day: '2026-03-01' }, 12.5, null, '', ...Array.from({ length: 22 }, () => '')],
    ['+cmd', '-2+3', { day: '1999-12-31' }, 0, null, '长期', ...Array.from({ length: 22 }, () => '')],
  ],
};

let file: Buffer;
let xml: string;
beforeAll(async () => {
  file = await writeWorkbookApart([sheet]);
  xml = readZip(file).get('xl/worksheets/sheet1.xml')!.toString('utf8');
});

describe('a workbook', () => {
  test('holds days as days, numbers as numbers, and text as text whatever it begins with', async () => {
    const { sheets } = await readXlsx(file);
    const [, first, second] = sheets[0]!.rows;
    expect(first!.slice(0, 2)).toEqual(['=1+1', '@SUM(A1)']);
    expect(second!.slice(0, 2)).toEqual(['+cmd', '-2+3']);
    expect([first![3], second![3]]).toEqual([12.5, 0]);
    expect(xml).not.toContain('<f>');
    // Day 46082 of workbooks; a reader tells it from a number by its format.
    expect(xml).toMatch(/<c r="C2" s="[1-9]\d*"><v>46082<\/v><\/c>/);
    expect((first![2] as Date).toISOString().slice(0, 10)).toBe('2026-03-01');
    expect((second![2] as Date).toISOString().slice(0, 10)).toBe('1999-12-31');
  });

  test('keeps its heading in sight and filters by it', () => {
    expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(xml).toContain('<autoFilter ref="A1:AB3"');
  });
});

import { writeXlsx } from 'hucre/xlsx';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { outline, read, rowsOf, told } from './read.js';

const gbk = (text: string) => Buffer.from(encodeGbk(text));

/** The few characters that these tests write in GBK. */
const signs: Record<string, [number, number]> = {
  编: [0xb1, 0xe0],
  号: [0xba, 0xc5],
  名: [0xc3, 0xfb],
  称: [0xb3, 0xc6],
  要: [0xd2, 0xaa],
  求: [0xc7, 0xf3],
  口: [0xbf, 0xda],
  令: [0xc1, 0xee],
};
const encodeGbk = (text: string): number[] =>
  [...text].flatMap((sign) => signs[sign] ?? [sign.charCodeAt(0)]);

describe('a table as text', () => {
  it('is read in UTF-8, with and without a mark, in UTF-16 and in GBK', async () => {
    const table = '编号,名称,要求\n1,口令,口令要求\n';
    const files: [Uint8Array, string][] = [
      [Buffer.from(table), 'UTF-8'],
      [Buffer.from(`\ufeff${table}`), 'UTF-8'],
      [Buffer.from(`\ufeff${table}`, 'utf16le'), 'UTF-16'],
      [gbk(table), 'GBK'],
    ];
    for (const [bytes, encoding] of files) {
      const result = await read(bytes, '指标.csv');
      expect(told(result)).toEqual([]);
      expect(result).toMatchObject({ format: 'CSV', summary: { encoding } });
      expect(rowsOf(result)).toMatchObject([{ code: '1', name: '口令', text: '口令要求', kind: 'CLAUSE' }]);
    }
    const broken = await read(Buffer.from([...Buffer.from('编号,名称\n1,'), 0xff, 0xff]), 'x.csv');
    expect(told(broken)).toEqual([expect.stringContaining('encoding')]);
  });

  it('may use semicolons or tabs, quotes with line breaks, and English headings', async () => {
    for (const delimiter of [',', ';', '\t']) {
      const lines = [
        'Code|Parent|Name|Text',
        'A||"Group ""A"""|',
        'A.1|A|First|"two\nlines, one field"',
        'A.2|A|Second|',
      ];
      const result = await read(lines.join('\r\n').replaceAll('|', delimiter), 'x.csv');
      expect(told(result)).toEqual([]);
      expect(outline(result)).toEqual(['A GROUP', '·A.1 CLAUSE', '·A.2 CLAUSE']);
      expect(rowsOf(result)[0]).toMatchObject({ name: 'Group "A"' });
      expect(rowsOf(result)[1]).toMatchObject({ text: 'two\nlines, one field' });
    }
  });

  it('names the line of what is wrong, also after a field of several lines', async () => {
    const result = await read(
      [
        '编号,上级编号,名称,权重,类型',
        'A,,"组\n织",,分组',
        'A.1,A,一,很重,条款',
        'A.1,A,二,,随便',
        'B,Z,三,,',
      ].join('\n'),
      'x.csv',
    );
    expect(told(result)).toEqual([
      '4 权重: "很重" is no number from 0 to 10,000.',
      '5 类型: "随便" is not one of GROUP, CLAUSE, INDICATOR, DUTY, GRADED_ITEM.',
      '2 编号: Character 2 of the name is a control character that cannot be kept (U+000A): remove it.',
      '5 编号: The code A.1 is used twice: row 4 has it already. Give each node a code of its own.',
      '6 编号: Z, the parent of B, is not in the file: add it, or correct the parent.',
    ]);
    expect(result).toMatchObject({ errors: 5, nodes: null, content: null });
  });

  it('tells a quote that never ends, and text behind a closed one', async () => {
    expect(told(await read('code,name\n1,"a\nb\n', 'x.csv'))).toEqual([expect.stringMatching(/^2: A quote/)]);
    expect(told(await read('code,name\n1,"a"b\n', 'x.csv'))).toEqual([
      expect.stringMatching(/^2: After a quoted/),
    ]);
  });

  it('finds its header below a title, and says when there is none or a heading stands twice', async () => {
    const titled = await read('联合检查指标,,\n,,\n编号,名称,备注\n1,一,说明\n', 'x.csv');
    expect(rowsOf(titled)).toMatchObject([{ code: '1', rule: { notes: [{ title: '备注', text: '说明' }] } }]);
    expect(told(await read('a,b\n1,2\n', 'x.csv'))).toEqual([expect.stringContaining('No header')]);
    expect(told(await read('编号,名称,名称\n1,2,3\n', 'x.csv'))).toEqual([
      expect.stringContaining('stands twice'),
    ]);
  });

  it('infers the tree from the codes where no column says it', async () => {
    const result = await read('编号,名称\n1,一\n1.1,一一\n1.1.1,一一一\n2,二\n2-a,二甲\n10,十\n', 'x.csv');
    expect(outline(result)).toEqual([
      '1 GROUP',
      '·1.1 GROUP',
      '··1.1.1 CLAUSE',
      '2 GROUP',
      '·2-a CLAUSE',
      '10 CLAUSE',
    ]);
  });

  it('counts points when leaves have marks, and says who owes a duty', async () => {
    const points = await read('编号,上级,名称,分值\nA,,组,\nA.1,A,甲,3\nA.2,A,乙,2.5分\n', 'x.csv');
    expect(points).toMatchObject({ summary: { scoringKind: 'POINTS', levels: ['PASS'] }, errors: 0 });
    expect(rowsOf(points)[2]).toMatchObject({
      kind: 'INDICATOR',
      level: 'PASS',
      rule: { indicator: { score: 2.5, scored: true, fromGrade: 'PASS', electiveTest: false } },
    });
    const duties = await read('编号,名称,责任主体,频次,检查资料\n1,义务,院长,每年,纪要\n', 'x.csv');
    expect(rowsOf(duties)).toMatchObject([
      { kind: 'DUTY', rule: { duty: { who: '院长', frequency: 'YEARLY', evidence: '纪要' } } },
    ]);
  });

  it('holds levels, weights, marks and references of its rows', async () => {
    const result = await read(
      '编号,上级,名称,级别,权重,安全相关,仅供参考,引用,条号\nA,,组,2,,,,,\nA.1,A,甲,,2.5,是,,csl-2025:CSL-23；mlps-2.0:8.1.1.1-a,第 1 条\nA.2,A,乙,3,,否,是,错误,\n',
      'x.csv',
    );
    expect(told(result)).toEqual([
      '4 引用: Write the reference "错误" as framework:code, for example csl-2025:CSL-23.',
    ]);
    const mended = await read(
      '编号,上级,名称,级别,权重,安全相关,仅供参考,引用,条号\nA,,组,2,,,,,\nA.1,A,甲,,2.5,是,,csl-2025:CSL-23；mlps-2.0:8.1.1.1-a,第 1 条\nA.2,A,乙,3,,否,是,,\n',
      'x.csv',
    );
    expect(mended.content?.levels).toMatchObject([
      { code: '2', itemCount: 1 },
      { code: '3', itemCount: 1 },
    ]);
    expect(rowsOf(mended).slice(1)).toMatchObject([
      {
        level: '2',
        clause: '第 1 条',
        informative: false,
        rule: { relativeWeight: 2.5, security: true, references: ['csl-2025:CSL-23', 'mlps-2.0:8.1.1.1-a'] },
      },
      { level: '3', informative: true, rule: null },
    ]);
  });
});

describe('a tree', () => {
  const table = (...rows: string[]) => read(['编号,上级,名称', ...rows].join('\n'), 'x.csv');

  it('is put in order wherever its parents stand', async () => {
    const result = await table('A.1,A,甲', 'B,,乙', 'A,,组', 'A.2,A,丙');
    expect(outline(result)).toEqual(['B CLAUSE', 'A GROUP', '·A.1 CLAUSE', '·A.2 CLAUSE']);
  });

  it('tells each ring of parents once, with its way', async () => {
    const result = await table('A,C,甲', 'B,A,乙', 'C,B,丙', 'D,A,丁', 'E,E,戊', 'F,,己');
    expect(told(result)).toEqual([
      '2 编号: The parents go round in a ring: A → C → B → A. Correct one of them.',
      '6 编号: The parents go round in a ring: E → E. Correct one of them.',
    ]);
  });

  it('is refused when it is too deep, too large, or nothing can be answered', async () => {
    const deep = Array.from({ length: 14 }, (_, at) => `${at},${at === 0 ? '' : at - 1},x`);
    expect(told(await table(...deep))).toEqual([
      '14 编号: 12 stands on level 13 of the tree; there may be 12.',
    ]);
    const many = Array.from({ length: 10_001 }, (_, at) => `${at},,x`);
    expect(told(await table(...many))).toEqual([expect.stringContaining('10001 nodes, the limit is 10000')]);
    const huge = Array.from({ length: 20_000 }, (_, at) => `${at},,x`);
    expect(told(await table(...huge))).toEqual([expect.stringContaining('more than 10100 rows')]);
    const groups = await read('编号,名称,类型\nA,甲,分组\n', 'x.csv');
    expect(told(groups)).toEqual([': There is no clause that can be answered.']);
    expect(told(await read('编号,名称\n', 'x.csv'))).toEqual([': The file holds no clause.']);
  });

  it('names control characters and texts that are too long by their place', async () => {
    const result = await read(
      `编号,名称,要求\n1,a\u0007b,x\n2,${'长'.repeat(501)},x\n3,c,d\u0000e\n4,好,\ud83d\n`.replace(
        '\ud83d',
        '坏',
      ),
      'x.csv',
    );
    expect(told(result)).toEqual([
      expect.stringMatching(/^2 编号: Character 2 of the name .* \(U\+0007\)/),
      expect.stringMatching(/^3 编号: The name is too long: 501 characters, at most 500/),
      expect.stringMatching(/^4 编号: Character 2 of the text .* \(U\+0000\)/),
    ]);
  });

  it('tells no more than 200 of its errors and counts them all', async () => {
    const rows = Array.from({ length: 2_000 }, (_, at) => `${at},nobody,x`);
    const result = await table(...rows);
    expect(result.errors).toBe(2_000);
    expect(result.problems).toHaveLength(200);
  });
});

describe('a workbook', () => {
  const sheet = (rows: (string | number | null)[][], more: object = {}) => ({ name: '条款', rows, ...more });
  const header = ['编号', '上级编号', '名称', '要求', '权重'];

  it('is read with its head, and says which sheets it leaves out', async () => {
    const bytes = await writeXlsx({
      sheets: [
        sheet([header, ['A', null, '组', null, null], [1.1, 'A', '甲', '要求', 2]]),
        {
          name: '标准',
          rows: [
            ['编号', 'JC-2027'],
            ['名称', '联合检查'],
            ['发布日期', '2027-01-05'],
            ['计分方式', '清单'],
          ],
        },
        { name: '草稿', rows: [['x']] },
        { name: '隐藏', rows: [['x']], hidden: true },
      ],
    });
    const result = await read(bytes, 'x.xlsx');
    expect(told(result)).toEqual([]);
    expect(told(result, 'WARNING')).toEqual([': Only the sheet "条款" is read, not: 草稿.']);
    expect(result.head).toMatchObject({ code: 'jc-2027', name: '联合检查', publishedOn: '2027-01-05' });
    expect(outline(result)).toEqual(['A GROUP', '·1.1 CLAUSE']);
  });

  it('names every range of merged cells below the header', async () => {
    const bytes = await writeXlsx({
      sheets: [
        sheet(
          [
            ['联合检查指标', null, null, null, null],
            header,
            ['A', null, '组', null, null],
            ['A.1', 'A', '甲', null, 1],
            ['A.2', null, '乙', null, null],
          ],
          {
            merges: [
              { startRow: 0, startCol: 0, endRow: 0, endCol: 4 },
              { startRow: 3, startCol: 1, endRow: 4, endCol: 1 },
              { startRow: 3, startCol: 4, endRow: 4, endCol: 4 },
            ],
          },
        ),
      ],
    });
    expect(told(await read(bytes, 'x.xlsx'))).toEqual([
      "4 B: B4:B5 is merged: take the cells apart and write each row's own value.",
      "4 E: E4:E5 is merged: take the cells apart and write each row's own value.",
    ]);
  });

  it('holds no table that is wider or longer than any rule book', async () => {
    const far = await writeXlsx({
      sheets: [
        sheet([header, ['1', null, '甲', null, null]], {
          cells: new Map([['1048575,16383', { value: 'x' }]]),
        }),
      ],
    });
    expect(rowsOf(await read(far, 'x.xlsx'))).toHaveLength(1);
    const long = await writeXlsx({
      sheets: [sheet([header, ...Array.from({ length: 10_200 }, (_, at) => [at, null, 'x', null, null])])],
    });
    expect(told(await read(long, 'x.xlsx'))).toEqual([
      expect.stringMatching(/10101 nodes|more than 10100 rows|the limit/),
    ]);
  });

  it('is refused when it is damaged, protected, no workbook, or made to burst', async () => {
    const good = Buffer.from(await writeXlsx({ sheets: [sheet([header, ['1', null, '甲', null, null]])] }));
    const refusals: [Uint8Array, RegExp][] = [
      [good.subarray(0, good.length - 30), /damaged/],
      [
        Buffer.concat([good.subarray(0, 200), Buffer.alloc(400, 7), good.subarray(600)]),
        /damaged|burst|too much/,
      ],
      [zipOf({ 'a.txt': Buffer.from('x') }), /no Excel workbook/],
      [zipOf({ '[Content_Types].xml': Buffer.from('<!DOCTYPE x>') }), /damaged/],
      [
        zipOf({
          '[Content_Types].xml': Buffer.from('<Types/>'),
          'xl/bomb.xml': Buffer.alloc(200 * 1024 * 1024, 32),
        }),
        /unpacks to too much/,
      ],
      [Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(100)]), /cannot be imported/],
      [Buffer.from('%PDF-1.7'), /cannot be imported/],
    ];
    for (const [bytes, message] of refusals) {
      const result = await read(bytes, 'x.xlsx');
      expect(result.errors).toBe(1);
      expect(told(result)[0]).toMatch(message);
    }
  });
});

/** A ZIP archive that states that its parts are small, whatever they unpack to. */
function zipOf(parts: Record<string, Buffer>): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(10, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(10, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    local.push(head, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, entries, end]);
}

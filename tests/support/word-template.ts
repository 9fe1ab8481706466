import { deflateRawSync, crc32 } from 'node:zlib';
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { chartPng } from '../../server/platform/documents/chart.js';
import { readZip } from '../../server/platform/documents/zip.reader.js';

const line = (...runs: string[]): Paragraph =>
  new Paragraph({ children: runs.map((text) => new TextRun(text)) });

/** A cover with a title and a line, then the document; no header. */
export const plainTemplate = (more: readonly string[] = []): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: '{{标题}}', alignment: AlignmentType.CENTER, heading: HeadingLevel.TITLE }),
            line('编号：{{编号}}　版本：{{版本}}'),
            ...more.map((text) => line(text)),
            line('{{正文}}'),
          ],
        },
      ],
    }),
  );

const logo = (): Buffer =>
  chartPng({
    kind: 'chart',
    chart: { type: 'bar', labels: ['院'], series: [{ name: '徽', values: [1] }] },
    caption: '',
    description: '',
    widthMm: 30,
    heightMm: 20,
  }) as Buffer;

/** A section for the cover with a logo, a header table, own numbered chapters before the document and a page for the seal behind it. */
export async function fullTemplate(): Promise<Buffer> {
  const data = logo();
  const picture = () => new ImageRun({ type: 'png', data, transformation: { width: 90, height: 60 } });
  const cell = (child: Paragraph): TableCell => new TableCell({ children: [child] });
  const header = new Header({
    children: [
      new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        rows: [
          new TableRow({
            children: [
              cell(new Paragraph({ children: [picture()] })),
              cell(line('{{单', '位}}文件')),
              cell(line('密级：{{密级}}')),
            ],
          }),
        ],
      }),
      new Paragraph(''),
    ],
  });
  const footer = new Footer({
    children: [
      new Paragraph({
        children: [new TextRun({ children: ['院办印制 ', PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  });
  const page = { properties: { page: { size: { width: 11906, height: 16838 } } } };
  return Packer.toBuffer(
    new Document({
      numbering: {
        config: [{ reference: 'own', levels: [{ level: 0, format: 'decimal', text: '第%1条 ' }] }],
      },
      styles: { default: { document: { run: { font: 'SimSun', size: 24, bold: true } } } },
      sections: [
        {
          ...page,
          children: [
            new Paragraph({ children: [picture()] }),
            new Paragraph({
              alignment: AlignmentType.CENTER,
              children: [new TextRun({ text: '{{ti', size: 56 }), new TextRun('tle'), new TextRun('}}')],
            }),
            line('编制：{{编制人}}　审核：{{审核人}}　批准：{{批准人}}'),
            line('签发日期：{{签发日期}}'),
          ],
        },
        {
          ...page,
          headers: { default: header },
          footers: { default: footer },
          children: [
            new Paragraph({ text: '说明', heading: HeadingLevel.HEADING_1 }),
            new Paragraph({ text: '本文件由信息科归档。', numbering: { reference: 'own', level: 0 } }),
            new Paragraph({ text: '未经批准不得外传。', numbering: { reference: 'own', level: 0 } }),
            line('{{正', '文}}'),
            new Paragraph({ text: '附则', heading: HeadingLevel.HEADING_1 }),
            line('{{单位}}（盖章）　{{日期}}'),
          ],
        },
      ],
    }),
  );
}

/** A package with some parts changed, added or (null) taken out. */
export function repacked(
  docx: Buffer,
  changes: Readonly<Record<string, string | Buffer | null | ((xml: string) => string)>>,
): Buffer {
  const parts = new Map<string, Buffer>(readZip(docx));
  for (const [name, change] of Object.entries(changes)) {
    if (change === null) parts.delete(name);
    else if (typeof change === 'function')
      parts.set(name, Buffer.from(change(parts.get(name)?.toString('utf8') ?? '')));
    else parts.set(name, Buffer.from(change));
  }
  return zipOf(parts);
}

export function zipOf(parts: ReadonlyMap<string, Buffer>): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of parts) {
    const packed = deflateRawSync(data);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed]);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, tail, Buffer.from(name));
    files.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, list, end]);
}

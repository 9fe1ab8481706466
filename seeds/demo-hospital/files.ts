import { deflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { writeXlsx } from 'hucre';
import { drawText } from './glyphs.js';

export type FileKind = 'pdf' | 'png' | 'docx' | 'xlsx';

/** What a demo proof shows: a heading and lines of a record. */
export interface Sheet {
  readonly title: string;
  readonly unit: string;
  readonly day: string;
  readonly lines: readonly (readonly [string, string])[];
}

/** Makes a real file of the kind; the same sheet always gives the same content. */
export async function makeFile(kind: FileKind, sheet: Sheet): Promise<Buffer> {
  switch (kind) {
    case 'png':
      return Buffer.from(render(sheet, 900).asPng());
    case 'pdf':
      return pdf(sheet);
    case 'docx':
      return docx(sheet);
    case 'xlsx':
      return Buffer.from(
        await writeXlsx({
          sheets: [
            {
              name: '记录',
              rows: [
                [sheet.title],
                [`${sheet.unit}　${sheet.day}`],
                ['项目', '结果'],
                ...sheet.lines.map(([a, b]) => [a, b]),
              ],
            },
          ],
        }),
      );
  }
}

function render(sheet: Sheet, width: number) {
  const row = 44;
  const height = 190 + sheet.lines.length * row;
  const lines = sheet.lines
    .map(([name, value], at) => {
      const y = 150 + at * row;
      return `<rect x="40" y="${y}" width="820" height="${row}" fill="${at % 2 ? '#ffffff' : '#eef4f4'}" stroke="#b9c9c9"/>
        ${drawText(name, 60, y + 29, 19, '#1d2b2f')}${drawText(value, 420, y + 29, 19, '#1d2b2f')}`;
    })
    .join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="${height}">
    <rect width="900" height="${height}" fill="#ffffff"/><rect width="900" height="12" fill="#0d6b6e"/>
    ${drawText(sheet.title, 40, 70, 30, '#0f2b32')}
    ${drawText(`${sheet.unit}　${sheet.day}　演示数据`, 40, 115, 19, '#53666b')}${lines}</svg>`;
  return new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: { loadSystemFonts: false },
  }).render();
}

/** One page with the sheet as a picture, as a scanner makes it. */
function pdf(sheet: Sheet): Buffer {
  const image = render(sheet, 900);
  const pixels = Buffer.from(image.pixels);
  const rgb = Buffer.alloc((pixels.length / 4) * 3);
  for (let from = 0, to = 0; from < pixels.length; from += 4, to += 3) pixels.copy(rgb, to, from, from + 3);
  const picture = deflateSync(rgb);
  const [width, height] = [595, Math.round((image.height / image.width) * 595)];
  const draw = Buffer.from(`q ${width} 0 0 ${height} 0 ${842 - height} cm /Im Do Q`);
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /Im 4 0 R >> >> /Contents 5 0 R >>',
    ),
    Buffer.concat([
      Buffer.from(
        `<< /Type /XObject /Subtype /Image /Width ${image.width} /Height ${image.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode /Length ${picture.length} >>\nstream\n`,
      ),
      picture,
      Buffer.from('\nendstream'),
    ]),
    Buffer.concat([Buffer.from(`<< /Length ${draw.length} >>\nstream\n`), draw, Buffer.from('\nendstream')]),
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let at = parts[0]!.length;
  objects.forEach((object, index) => {
    offsets.push(at);
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(whole);
    at += whole.length;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

async function docx(sheet: Sheet): Promise<Buffer> {
  const run = (text: string, size = 24) =>
    new TextRun({ text, size, font: { ascii: 'SimSun', hAnsi: 'SimSun', eastAsia: 'SimSun' } });
  const cell = (text: string) =>
    new TableCell({
      width: { size: 4500, type: WidthType.DXA },
      children: [new Paragraph({ children: [run(text)] })],
    });
  return Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ spacing: { after: 200 }, children: [run(sheet.title, 36)] }),
            new Paragraph({
              spacing: { after: 200 },
              children: [run(`${sheet.unit}　${sheet.day}　演示数据`)],
            }),
            new Table({
              columnWidths: [4500, 4500],
              rows: sheet.lines.map(([name, value]) => new TableRow({ children: [cell(name), cell(value)] })),
            }),
          ],
        },
      ],
    }),
  );
}

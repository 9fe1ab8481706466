import { deflateSync, crc32 } from 'node:zlib';
import { ZipFile } from 'yazl';

/** A whole PDF of one empty page; `mark` makes its bytes unique. */
export const pdf = (mark = ''): Buffer =>
  Buffer.from(
    `%PDF-1.4\n%\u00e2\u00e3\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n` +
      `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n% ${mark}\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
    'latin1',
  );

/** A PNG of one grey pixel. */
export function png(shade = 128): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(1, 0);
  header.writeUInt32BE(1, 4);
  header.writeUInt8(8, 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.from([0, shade]))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** A JPEG as far as its first segments. */
export const jpeg = (): Buffer =>
  Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb004300' + '08'.repeat(64) + 'ffd9', 'hex');

export const gif = (): Buffer =>
  Buffer.from('47494638396101000100800000000000ffffff2c00000000010001000002024401003b', 'hex');

/** An executable of Windows, as far as its headers. */
export const exe = (): Buffer =>
  Buffer.concat([Buffer.from('MZ\u0090\0\u0003\0\0\0', 'latin1'), Buffer.alloc(200)]);

export function zip(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, content] of Object.entries(parts)) archive.addBuffer(Buffer.from(content), name);
  archive.end();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    archive.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk));
    archive.outputStream.on('end', () => resolve(Buffer.concat(chunks)));
    archive.outputStream.on('error', reject);
  });
}

const office = 'application/vnd.openxmlformats-officedocument';
const mainParts = {
  docx: ['word/document.xml', `${office}.wordprocessingml.document.main+xml`],
  xlsx: ['xl/workbook.xml', `${office}.spreadsheetml.sheet.main+xml`],
  pptx: ['ppt/presentation.xml', `${office}.presentationml.presentation.main+xml`],
} as const;

/** A small Office container; `extra` adds or replaces parts. */
export function officeFile(
  kind: keyof typeof mainParts,
  extra: Readonly<Record<string, string>> = {},
): Promise<Buffer> {
  const [part, type] = mainParts[kind];
  return zip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types><Override PartName="/${part}" ContentType="${type}"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships><Relationship Id="r1" Type="x/officeDocument" Target="${part}"/></Relationships>`,
    [part]: '<?xml version="1.0"?><root/>',
    ...extra,
  });
}

/** A compound document (Office 97–2003) whose directory names these streams. */
export function compoundFile(...streams: string[]): Buffer {
  const file = Buffer.alloc(512 + 512 + streams.length * 128 + 512);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  ['Root Entry', ...streams].forEach((name, at) =>
    Buffer.from(`${name}\0`, 'utf16le').copy(file, 512 + at * 128),
  );
  return file;
}

/** A PDF of one page that shows these lines; a Chinese font is named, not carried, as many programs write it. */
export function pdfOf(lines: readonly string[], { locked = false } = {}): Buffer {
  const hex = (line: string) => Buffer.from(line, 'utf16le').swap16().toString('hex');
  const content = `BT /F1 12 Tf 20 180 Td 14 TL ${lines.map((line) => `<${hex(line)}> Tj T*`).join(' ')} ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>>',
    '<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
    ...(locked ? [`<</Filter/Standard/V 1/R 2/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>/P -4>>`] : []),
  ];
  const offsets: number[] = [];
  let file = '%PDF-1.5\n';
  objects.forEach((object, at) => {
    offsets.push(file.length);
    file += `${at + 1} 0 obj${object}endobj\n`;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const encrypt = locked ? `/Encrypt ${objects.length} 0 R/ID[<${'43'.repeat(16)}><${'43'.repeat(16)}>]` : '';
  return Buffer.from(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R${encrypt}>>\nstartxref\n${file.length}\n%%EOF\n`,
    'latin1',
  );
}

/** A workbook of one sheet with these rows of text. */
export const workbookOf = (name: string, rows: readonly (readonly string[])[]): Promise<Buffer> =>
  officeFile('xlsx', {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${office}.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${office}.spreadsheetml.worksheet+xml"/></Types>`,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows
      .map(
        (cells, row) =>
          `<row r="${row + 1}">${cells.map((cell, at) => `<c r="${String.fromCharCode(65 + at)}${row + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`,
      )
      .join('')}</sheetData></worksheet>`,
  });

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

/** A document of these paragraphs; Word cuts words into runs as it likes. */
export const documentOf = (paragraphs: readonly (readonly string[])[]): Promise<Buffer> =>
  officeFile('docx', {
    'word/document.xml': `<?xml version="1.0"?><w:document ${namespaces}><w:body>${paragraphs
      .map(
        (runs) =>
          `<w:p>${runs.map((run) => `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`).join('')}</w:p>`,
      )
      .join('')}</w:body></w:document>`,
  });

/** A presentation; one text per slide. */
export const slidesOf = (texts: readonly string[]): Promise<Buffer> =>
  officeFile(
    'pptx',
    Object.fromEntries(
      texts.map((text, at) => [
        `ppt/slides/slide${at + 1}.xml`,
        `<?xml version="1.0"?><p:sld ${namespaces}><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`,
      ]),
    ),
  );

/** An e-mail with a Chinese subject, the same words as text and as a page, and an attachment. */
export const mail = (): Buffer =>
  Buffer.from(
    [
      `Subject: =?utf-8?B?${Buffer.from('双因素认证上线通知').toString('base64')}?=`,
      'From: =?gb18030?B?0MXPor/G?= <it@example.org>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="outer"',
      '',
      '--outer',
      'Content-Type: multipart/alternative; boundary=inner',
      '',
      '--inner',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('堡垒机账号一人一号，停用共享账号。').toString('base64'),
      '--inner',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>PAGE</p>',
      '--inner--',
      '--outer',
      'Content-Type: application/pdf; name="x.pdf"',
      "Content-Disposition: attachment; filename*=utf-8''%E6%B8%85%E5%8D%95.pdf",
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0xLjQ=',
      '--outer--',
      '',
    ].join('\r\n'),
    'utf8',
  );

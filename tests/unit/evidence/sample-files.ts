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

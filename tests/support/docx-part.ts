import { inflateRawSync } from 'node:zlib';

/** One part of a DOCX package, read through the central directory. */
export function part(docx: Buffer, name: string): string {
  let at = docx.readUInt32LE(docx.length - 6);
  for (let left = docx.readUInt16LE(docx.length - 12); left > 0; left -= 1) {
    const [method, size, nameLength, extra, comment, local] = [
      docx.readUInt16LE(at + 10),
      docx.readUInt32LE(at + 20),
      docx.readUInt16LE(at + 28),
      docx.readUInt16LE(at + 30),
      docx.readUInt16LE(at + 32),
      docx.readUInt32LE(at + 42),
    ];
    if (docx.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const start = local + 30 + docx.readUInt16LE(local + 26) + docx.readUInt16LE(local + 28);
      const bytes = docx.subarray(start, start + size);
      return (method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8');
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error(`${name} is not in the package`);
}

/** What a DOCX says, without how it is set. */
export const wordsOf = (docx: Buffer): string => part(docx, 'word/document.xml').replace(/<[^>]+>/g, '');

import type { FileHandle } from 'node:fs/promises';
import { htmlText } from './markup.js';
import type { TextCollector } from './text.collector.js';

/** What a person wrote stands before the attachments; those are not read, only named. */
const readBytes = 16 * 1024 * 1024;
const maximumDepth = 6;
const maximumParts = 200;
const shownHeaders = ['subject', 'from', 'to', 'cc', 'date'];

/** Text of an e-mail: its subject and people, its words, the names of its attachments. Bytes stay Latin-1 until they are decoded. */
export async function mailText(file: FileHandle, size: number, text: TextCollector): Promise<void> {
  const buffer = Buffer.alloc(Math.min(size, readBytes));
  const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
  const left = { parts: maximumParts };
  readPart(buffer.toString('latin1', 0, bytesRead), 0, left, text);
  if (size > readBytes) text.cut = true;
}

function readPart(source: string, depth: number, left: { parts: number }, text: TextCollector): boolean {
  left.parts -= 1;
  if (left.parts < 0 || depth > maximumDepth) return true;
  const { headers, body } = split(source);
  const type = headers.get('content-type') ?? 'text/plain';
  const disposition = headers.get('content-disposition') ?? '';
  // Of the headers of a part inside only the name of an attachment is for people.
  if (depth === 0 || headers.has('subject'))
    for (const name of shownHeaders) if (!text.add(decodeWords(headers.get(name) ?? ''))) return false;
  const named = parameter(disposition, 'filename') ?? parameter(type, 'name');
  if (named && !text.add(named)) return false;
  const boundary = parameter(type, 'boundary');
  if (/^\s*multipart\//i.test(type) && boundary) {
    const parts = partsOf(body, boundary);
    // The same words as text and as a page: the last that can be read says most, but the text is cleaner.
    const plain = /alternative/i.test(type)
      ? parts.find((part) => /content-type:\s*text\/plain/i.test(part.slice(0, 2_000)))
      : undefined;
    return (plain === undefined ? parts : [plain]).every((part) => readPart(part, depth + 1, left, text));
  }
  if (/^\s*message\/rfc822/i.test(type)) return readPart(body, depth + 1, left, text);
  if (!/^\s*text\//i.test(type) || /attachment/i.test(disposition)) return true;
  const decoded = decodeBytes(
    bytesOf(body, headers.get('content-transfer-encoding') ?? ''),
    parameter(type, 'charset'),
  );
  return text.add(/text\/html/i.test(type) ? htmlText(decoded) : decoded);
}

function split(source: string): { readonly headers: ReadonlyMap<string, string>; readonly body: string } {
  const end = /\r?\n\r?\n/.exec(source);
  const head = end ? source.slice(0, end.index) : source;
  const headers = new Map<string, string>();
  for (const line of head
    .slice(0, 256 * 1024)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end ? source.slice(end.index + end[0].length) : '' };
}

function partsOf(body: string, boundary: string): string[] {
  const parts: string[] = [];
  const mark = `--${boundary}`;
  let at = body.indexOf(mark);
  while (at >= 0 && parts.length < maximumParts) {
    const begin = at + mark.length;
    if (body.startsWith('--', begin)) break;
    const next = body.indexOf(mark, begin);
    parts.push(body.slice(begin, next < 0 ? undefined : next).replace(/^[^\n]*\n/, ''));
    at = next;
  }
  return parts;
}

/** A parameter of a header, also in the form that carries a character set (`filename*=utf-8''…`). */
function parameter(header: string, name: string): string | undefined {
  const extended = new RegExp(`[;\\s]${name}\\*=(?:([\\w-]+)'[^']*')?([^;\\s]+)`, 'i').exec(header);
  if (extended) {
    const bytes = Buffer.from(
      extended[2]!
        .replace(/^"|"$/g, '')
        .replace(/%([\da-f]{2})/gi, (_whole, hex) => String.fromCharCode(Number.parseInt(String(hex), 16))),
      'latin1',
    );
    return decodeBytes(bytes, extended[1]);
  }
  const plain = new RegExp(`[;\\s]${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header);
  const value = plain?.[1] ?? plain?.[2];
  return value === undefined ? undefined : decodeWords(value);
}

/** `=?utf-8?B?…?=` in headers; whatever else is beyond ASCII there is taken as UTF-8, as today's programs write it. */
function decodeWords(header: string): string {
  const joined = header.replace(/(\?=)\s+(?==\?)/g, '$1');
  const decoded = joined.replace(/=\?([\w-]+)\?([bq])\?([^?]*)\?=/gi, (_whole, charset, form, body) =>
    decodeBytes(
      String(form).toLowerCase() === 'b'
        ? Buffer.from(String(body), 'base64')
        : quoted(String(body).replaceAll('_', ' ')),
      String(charset),
    ),
  );
  return decoded === header && /[\u0080-\u00FF]/.test(header)
    ? decodeBytes(Buffer.from(header, 'latin1'), undefined)
    : decoded;
}

function bytesOf(body: string, encoding: string): Buffer {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64');
  return /quoted-printable/i.test(encoding) ? quoted(body) : Buffer.from(body, 'latin1');
}

const quoted = (body: string): Buffer =>
  Buffer.from(
    body
      .replace(/=\r?\n/g, '')
      .replace(/=([\da-f]{2})/gi, (_whole, hex) => String.fromCharCode(Number.parseInt(String(hex), 16))),
    'latin1',
  );

/** By the declared character set; one that nobody knows, or none, is UTF-8 or what old Chinese programs write. */
function decodeBytes(bytes: Buffer, charset: string | undefined): string {
  for (const one of [charset, 'utf-8']) {
    if (!one || /^us-ascii$/i.test(one)) continue;
    try {
      return new TextDecoder(/^gb/i.test(one) ? 'gb18030' : one, { fatal: one === 'utf-8' }).decode(bytes);
    } catch {
      // The next one.
    }
  }
  return new TextDecoder('gb18030').decode(bytes);
}

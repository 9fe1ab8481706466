import { inflateRawSync } from 'node:zlib';
import { text } from '../../../platform/graphql/text.js';
import { Unreadable } from './problem.js';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localEntry = 0x04034b50;
const stored = 0;
const deflated = 8;
/** Bounds against archives made to burst: a workbook of 10,000 nodes unpacks to a tenth of it. */
const maximumEntries = 2_000;
const maximumUnpacked = 96 * 1024 * 1024;

/**
 * Unpacks every part of a workbook once, within bounds, and throws it away: whoever reads it afterwards gets no more than was
 * measured here. The sizes that an archive states are not believed.
 */
export function guardWorkbook(bytes: Buffer): void {
  let left = maximumUnpacked;
  const entries = directoryOf(bytes);
  if (!entries.some(({ name }) => name === '[Content_Types].xml')) throw noWorkbook();
  for (const { at, packed, method, name } of entries) {
    if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== localEntry) throw damaged();
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const body = bytes.subarray(start, start + packed);
    if (body.length < packed) throw damaged();
    const plain = unpack(body, method, left);
    left -= plain.length;
    if (left <= 0) throw bursting();
    if (/\.(?:xml|rels)$/i.test(name) && plain.includes('<!DOCTYPE')) throw damaged();
  }
}

function unpack(body: Buffer, method: number, left: number): Buffer {
  if (method === stored) return body;
  if (method !== deflated) throw damaged();
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    throw (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE' ? bursting() : damaged();
  }
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly at: number;
}

function directoryOf(bytes: Buffer): Entry[] {
  let end = bytes.length - 22;
  const farthest = Math.max(0, bytes.length - 65_557);
  while (end >= farthest && bytes.readUInt32LE(end) !== endOfDirectory) end -= 1;
  if (end < farthest) throw damaged();
  const count = bytes.readUInt16LE(end + 10);
  if (count > maximumEntries) throw bursting();
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = count; left > 0; left -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== directoryEntry) throw damaged();
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw encrypted();
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

export const damaged = () =>
  new Unreadable(
    text(
      'Excel 文件已损坏或不完整：请用 Excel 打开后另存为 .xlsx 再试。',
      'The Excel file is damaged or not whole: open it in Excel, save it as .xlsx and try again.',
    ),
  );

const bursting = () =>
  new Unreadable(
    text(
      'Excel 文件解压后过大：请删除图片和多余的工作表后再试。',
      'The Excel file unpacks to too much: remove pictures and other sheets and try again.',
    ),
  );

const encrypted = () =>
  new Unreadable(
    text('Excel 文件有密码：请去掉密码后再试。', 'The Excel file has a password: remove it and try again.'),
  );

const noWorkbook = () =>
  new Unreadable(
    text(
      '这是压缩包，不是 Excel 工作簿：请直接上传 .xlsx、.csv、.yaml 或 .json 文件。',
      'This is an archive and no Excel workbook: upload an .xlsx, .csv, .yaml or .json file itself.',
    ),
  );

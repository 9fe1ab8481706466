import { text } from '../../../platform/graphql/text.js';
import { looksLikeLibrary, readLibrary } from './ciso.reader.js';
import { readCsv } from './csv.reader.js';
import { decodeText } from './decode-text.js';
import type { Decoded } from './decode-text.js';
import { readCatalog } from './oscal.reader.js';
import { looksOwn, readOwnYaml } from './own-yaml.reader.js';
import type { Problems } from './problem.js';
import { Unreadable } from './problem.js';
import { slug } from './plain.js';
import { readSheet } from './sheet.reader.js';
import { maximumRows, readWorkbook } from './xlsx.reader.js';
import type { ImportFormat, ReadBook } from './read-book.types.js';
import { readYaml, tooDeep } from './yaml.reader.js';

export interface ReadFile {
  readonly book: ReadBook;
  readonly format: ImportFormat;
  /** Of a text file; none for a workbook. */
  readonly encoding: Decoded['encoding'] | null;
}

export interface FileToRead {
  readonly bytes: Buffer;
  readonly fileName: string;
  /** Which of several rule books in the file, from 0. */
  readonly part: number;
}

/** Reads a file of any format that is known: which one it is, its content says. */
export async function readBook(file: FileToRead, problems: Problems): Promise<ReadFile> {
  const { bytes, fileName } = file;
  if (bytes.length === 0) throw new Unreadable(text('文件是空的。', 'The file is empty.'));
  if (startsWith(bytes, 'PK\u0003\u0004')) {
    const book = readSheet(await readWorkbook(bytes, problems), problems);
    return { book: named(book, fileName), format: 'XLSX', encoding: null };
  }
  if (isBinary(bytes)) throw unknownFormat();
  const { text: content, encoding } = decodeText(bytes);
  const { book, format } = readText(content, file, problems);
  return { book: named(book, fileName), format, encoding };
}

function readText(
  content: string,
  { fileName, part }: FileToRead,
  problems: Problems,
): { readonly book: ReadBook; readonly format: ImportFormat } {
  if (content.trim() === '') throw new Unreadable(text('文件里没有内容。', 'The file has no content.'));
  if (/\.(?:csv|tsv|txt)$/i.test(fileName)) {
    const rows = readCsv(content, maximumRows).map(({ line, cells }) => ({ row: line, cells }));
    return { book: readSheet({ rows, head: [] }, problems), format: 'CSV' };
  }
  if (/^\s*\{/.test(content) && !/\.ya?ml$/i.test(fileName))
    return { book: readCatalog(readJson(content), problems), format: 'OSCAL_CATALOG' };
  const yaml = readYaml(content);
  if (looksLikeLibrary(yaml.value))
    return { book: readLibrary(yaml, part, problems), format: 'CISO_LIBRARY' };
  if (looksOwn(yaml.value)) return { book: readOwnYaml(yaml, problems), format: 'YAML' };
  throw unknownFormat();
}

function readJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    const [, row] = /line (\d+)/.exec((error as Error).message) ?? [];
    throw new Unreadable(
      text('JSON 语法错误：文件可能不完整。', 'The JSON is not well formed: the file may not be whole.'),
      { row: row === undefined ? undefined : Number(row) },
    );
  }
}

/** A table says nothing about itself: then the name of the file is a start. */
function named(book: ReadBook, fileName: string): ReadBook {
  const base = fileName.replace(/\.[^.]*$/, '').trim();
  const { head } = book;
  const code = (slug(head.code) ?? slug(base))?.replace(/^own-/, '');
  return {
    ...book,
    head: {
      ...head,
      ...(code !== undefined && { code }),
      name: head.name ?? base.slice(0, 300),
      shortName: head.shortName ?? (head.name ?? base).slice(0, 60),
    },
  };
}

const startsWith = (bytes: Buffer, sign: string): boolean =>
  bytes.subarray(0, sign.length).toString('latin1') === sign;

/** Text holds no NUL, but for UTF-16 with its mark; a few by mistake are told by their place. */
function isBinary(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 4_096);
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return false;
  const nuls = head.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0);
  return startsWith(bytes, '%PDF') || startsWith(bytes, '\u00d0\u00cf\u0011\u00e0') || nuls > toleratedNuls;
}

const toleratedNuls = 8;

const unknownFormat = () =>
  new Unreadable(
    text(
      '不是可以导入的文件：请用 .xlsx 或 .csv（按模板）、本系统的 YAML、CISO Assistant 的 YAML，或 OSCAL 目录 JSON。旧版 .xls 请另存为 .xlsx。',
      'This file cannot be imported: use .xlsx or .csv (by the template), our own YAML, a CISO Assistant library (YAML) or an OSCAL catalog (JSON). Save an old .xls as .xlsx.',
    ),
  );

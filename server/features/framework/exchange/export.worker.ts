import { parentPort, workerData } from 'node:worker_threads';
import { writeLibrary } from './ciso.writer.js';
import { writeCatalog } from './oscal.writer.js';
import { writeOwnYaml } from './own-yaml.writer.js';
import type { ExportFormat, WrittenBook } from './write-book.types.js';
import { writeWorkbook } from './xlsx.writer.js';

export interface ExportJob {
  readonly book: WrittenBook;
  readonly format: ExportFormat;
  readonly language: 'zh' | 'en';
}

const { book, format, language } = workerData as ExportJob;
const writers: Record<ExportFormat, () => string | Promise<Uint8Array>> = {
  yaml: () => writeOwnYaml(book),
  xlsx: () => writeWorkbook(book, language),
  ciso: () => writeLibrary(book),
  oscal: () => writeCatalog(book),
};
parentPort?.postMessage({ file: await writers[format]() });

import { open } from 'node:fs/promises';
import { textGrams } from '../../../platform/search.js';
import { isPackage, packageText } from './package.text.js';
import { mailText } from './mail.text.js';
import { pdfText } from './pdf.text.js';
import { plainText } from './plain.text.js';
import { sheetText } from './sheet.text.js';
import { TextCollector } from './text.collector.js';
import { Unreadable } from './text.findings.js';
import type { TextFinding } from './text.findings.js';
import { unsupported } from './text.kinds.js';

/** One version to be read: a file, or text that was written down. */
export type TextJob =
  | { readonly path: string; readonly kind: string; readonly mediaType: string }
  | { readonly body: string };

/** Reads a version. Whatever is wrong with it is an answer; a failure of ours is thrown. */
export async function readText(job: TextJob): Promise<TextFinding> {
  const text = new TextCollector();
  try {
    if ('body' in job) text.add(job.body);
    else await readFile(job, text);
  } catch (error) {
    if (error instanceof Unreadable) {
      const state = error.reason === unsupported(kindOf(job)) ? 'UNSUPPORTED' : 'FAILED';
      return { state, reason: error.reason };
    }
    throw error;
  }
  const found = text.text;
  const isPdf = kindOf(job) === 'pdf';
  // The page number on every scanned page is no text.
  if (!(isPdf ? /\p{L}/u : /[\p{L}\p{N}]/u).test(found))
    return { state: 'EMPTY', reason: isPdf ? 'SCANNED' : 'NO_TEXT' };
  return { state: 'READY', text: found, cut: text.cut, grams: textGrams(found) };
}

const kindOf = (job: TextJob): string => ('kind' in job ? job.kind : 'txt');

async function readFile(
  { path, kind, mediaType }: Extract<TextJob, { path: string }>,
  text: TextCollector,
): Promise<void> {
  const without = unsupported(kind);
  if (without) throw new Unreadable(without);
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (kind === 'pdf') await pdfText(file, size, text);
    else if (kind === 'xlsx') await sheetText(file, size, text);
    else if (kind === 'eml') await mailText(file, size, text);
    else if (isPackage(kind)) await packageText(file, size, kind, text);
    else await plainText(file, size, mediaType, text);
  } finally {
    await file.close();
  }
}

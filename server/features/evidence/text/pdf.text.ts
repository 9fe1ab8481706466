import type { FileHandle } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TextCollector } from './text.collector.js';
import { Unreadable } from './text.findings.js';
import { maximumWhole } from './text.limits.js';

const maximumPages = 2_000;
const han = /\p{Script=Han}/u;

/** Text of a PDF in the order of its pages. What is painted as a picture has none. */
export async function pdfText(file: FileHandle, size: number, text: TextCollector): Promise<void> {
  if (size > maximumWhole) throw new Unreadable('TOO_LARGE');
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const loading = getDocument({
    data: new Uint8Array(await file.readFile()),
    verbosity: VerbosityLevel.ERRORS,
    // Chinese fonts that are not in the file say which character they mean in these tables.
    cMapUrl: `${join(home, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
    // No code out of a file: fonts and functions are interpreted.
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
  });
  try {
    const document = await loading.promise;
    const pages = Math.min(document.numPages, maximumPages);
    for (let number = 1; number <= pages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent({ disableNormalization: true });
      page.cleanup();
      if (!text.add(lineUp(items as readonly Item[]))) return;
    }
    if (document.numPages > maximumPages) text.cut = true;
  } catch (error) {
    throw new Unreadable(
      (error as { name?: unknown }).name === 'PasswordException' ? 'ENCRYPTED' : 'DAMAGED',
    );
  } finally {
    await loading.destroy();
  }
}

interface Item {
  readonly str?: string;
  readonly hasEOL?: boolean;
}

/** A Chinese word goes on in the next line; an English one ends with it. */
function lineUp(items: readonly Item[]): string {
  let page = '';
  for (const { str = '', hasEOL } of items) {
    page += str;
    if (hasEOL) page += '\n';
  }
  return page.replace(/(.)[ \t]*\n[ \t]*(?=(.))/gu, (_whole, before: string, after: string) =>
    han.test(before) && han.test(after) ? before : `${before} `,
  );
}

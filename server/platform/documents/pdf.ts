import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { invalidState, text } from '../graphql/errors.js';
import { toPdf } from './office.js';
import type { WrittenFile } from './package.writer.js';

export const pdfType = 'application/pdf';

/** PDF is made by LibreOffice, which a hospital may have installed. */
export const noOffice = () =>
  invalidState(
    text(
      '服务器没有安装 LibreOffice，不能生成 PDF；请改用 DOCX，或请管理员安装后再试。',
      'There is no LibreOffice on the server, so no PDF can be made: take DOCX, or ask the administrator to install it.',
    ),
  );

export interface WrittenPdf extends WrittenFile {
  readonly file: string;
}

/** DOCX files of our own as PDF files beside them, in their order. INVALID_STATE without LibreOffice. */
export async function writePdfs(
  office: string | undefined,
  files: readonly string[],
  signal: AbortSignal,
): Promise<WrittenPdf[]> {
  if (office === undefined) throw noOffice();
  return Promise.all(
    (await toPdf(office, files, signal)).map(async (file) => {
      const bytes = await readFile(file);
      return {
        file,
        byteSize: bytes.byteLength,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      };
    }),
  );
}

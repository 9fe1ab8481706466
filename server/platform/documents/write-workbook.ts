import { tookTooLong } from '../graphql/errors.js';
import { heap, runThread } from '../run-thread.js';
import { startWorker } from '../start-worker.js';

/** A day is a date of the workbook, so that it sorts and filters as one. Text is text, whatever it begins with. */
export type WorkbookCell = string | number | null | { readonly day: string };

/** A sheet whose first row is its heading, stays in sight and filters the rows. */
export interface WorkbookSheet {
  readonly name: string;
  /** In characters, by column. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly WorkbookCell[])[];
}

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Writes a workbook in a thread of its own: thousands of rows take a second, in which everybody else would wait. With the moment that
 * it shows (else now) the same sheets are the same bytes.
 */
export async function writeWorkbookApart(sheets: readonly WorkbookSheet[], at = new Date()): Promise<Buffer> {
  const answer = await runThread<{ readonly file: Uint8Array }>(() =>
    startWorker(new URL('./workbook.worker.js', import.meta.url), { sheets, at }, heap),
  );
  if (typeof answer === 'string') throw tookTooLong();
  const { file } = answer;
  return Buffer.from(file.buffer, file.byteOffset, file.byteLength);
}

import SheetWorker from './sheet.worker?worker';
import { mostRows, type SheetPage, type SheetRequest } from './sheetModel';

/** Reads a spreadsheet in a worker of its own, so that a hostile or huge file cannot stop the page. */
function readSheets(
  bytes: ArrayBuffer,
  format: SheetRequest['format'],
  signal: AbortSignal,
  rows: number,
): Promise<SheetPage[]> {
  return new Promise((resolve, reject) => {
    const worker = new SheetWorker();
    const end = (settle: () => void) => {
      worker.terminate();
      settle();
    };
    worker.onmessage = (event: MessageEvent<{ sheets?: SheetPage[]; failure?: string }>) => {
      const { sheets, failure } = event.data;
      end(() => (sheets ? resolve(sheets) : reject(new Error(failure ?? ''))));
    };
    worker.onerror = (event) => end(() => reject(new Error(event.message)));
    signal.addEventListener('abort', () => end(() => reject(new DOMException('aborted', 'AbortError'))));
    const request: SheetRequest = { bytes, format, rows };
    worker.postMessage(request, [bytes]);
  });
}

export const readBook = (bytes: ArrayBuffer, signal: AbortSignal, rows = mostRows) =>
  readSheets(bytes, 'book', signal, rows);
export const readCsv = (bytes: ArrayBuffer, signal: AbortSignal, rows = mostRows) =>
  readSheets(bytes, 'csv', signal, rows);

import SheetWorker from './sheet.worker?worker';
import type { SheetPage, SheetRequest } from './sheetModel';

/** Reads a spreadsheet in a worker of its own, so that a hostile or huge file cannot stop the page. */
function readSheets(
  bytes: ArrayBuffer,
  format: SheetRequest['format'],
  signal: AbortSignal,
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
    const request: SheetRequest = { bytes, format };
    worker.postMessage(request, [bytes]);
  });
}

export const readBook = (bytes: ArrayBuffer, signal: AbortSignal) => readSheets(bytes, 'book', signal);
export const readCsv = (bytes: ArrayBuffer, signal: AbortSignal) => readSheets(bytes, 'csv', signal);

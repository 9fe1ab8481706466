import './pdfPolyfills';
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PdfWorker from './pdf.worker?worker';

/** Character maps and the fourteen standard fonts, copied beside the client: without them Chinese text is blank. */
const assets = '/pdfjs/';

/** Opens a PDF in the worker that all previews share; aborting throws the document away. */
export async function openPdf(bytes: ArrayBuffer, signal: AbortSignal): Promise<PDFDocumentProxy> {
  GlobalWorkerOptions.workerPort ??= new PdfWorker();
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${assets}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${assets}standard_fonts/`,
    // The content security policy forbids eval, and a stranger's document is no reason to ask for it.
    isEvalSupported: false,
    enableXfa: false,
  });
  signal.addEventListener('abort', () => void task.destroy());
  return task.promise;
}

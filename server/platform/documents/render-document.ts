import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { startWorker } from '../start-worker.js';
import type { DocumentModel } from './document.model.js';
import type { DocumentJob, DocumentMessage } from './document.worker.js';
import type { WrittenFile } from './package.writer.js';
import type { FilledTemplate } from './template/merge-template.js';

export interface RenderOptions {
  /** Share done, 0..1, never backwards; 1 only when the file stands under its name. */
  readonly onProgress?: (share: number) => void;
  /** Stops the worker; nothing is left behind and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Enough for a thousand pages; a runaway document ends its worker instead of the server. The small young generation
 * saves 65 MB at the same speed (measured: 120 instead of 185 MB for 300 pages).
 */
const HEAP_LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 16 } as const;

/**
 * Renders a document to DOCX in a worker thread. The file appears under `outputPath` complete and flushed, or not at
 * all: temporary file beside it → fsync → rename → fsync of the folder.
 */
export async function renderDocument(
  model: DocumentModel,
  outputPath: string,
  { template, ...options }: RenderOptions & { readonly template?: FilledTemplate | undefined } = {},
): Promise<WrittenFile> {
  const [file] = await renderDocuments([{ model, outputPath, template }], options);
  return file!;
}

/** As `renderDocument`, several in one thread: starting one takes as long as writing a short document. */
export async function renderDocuments(
  documents: readonly {
    readonly model: DocumentModel;
    readonly outputPath: string;
    /** The document goes into this one, in place of its own cover. */
    readonly template?: FilledTemplate | undefined;
  }[],
  { onProgress, signal }: RenderOptions = {},
): Promise<readonly WrittenFile[]> {
  signal?.throwIfAborted();
  const parts = documents.map(({ model, outputPath, template }) => ({
    model,
    outputPath,
    template,
    path: `${outputPath}.${randomUUID()}.part`,
  }));
  try {
    const job = { documents: parts.map(({ model, path, template }) => ({ model, path, template })) };
    const files = await runWorker(job, onProgress, signal);
    signal?.throwIfAborted();
    for (const { path, outputPath } of parts) await rename(path, outputPath);
    for (const folder of new Set(parts.map(({ outputPath }) => dirname(outputPath))))
      await flushFolder(folder);
    onProgress?.(1);
    return files;
  } catch (error) {
    for (const { path } of parts) await rm(path, { force: true });
    throw error;
  }
}

async function runWorker(
  job: DocumentJob,
  onProgress: RenderOptions['onProgress'],
  signal: AbortSignal | undefined,
): Promise<readonly WrittenFile[]> {
  const worker = startDocumentWorker(job);
  const stop = () => void worker.terminate();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise<readonly WrittenFile[]>((resolve, reject) => {
      let written: readonly WrittenFile[] | undefined;
      let failure: unknown;
      worker.on('message', (message: DocumentMessage) => {
        if (message.kind === 'written') written = message.files;
        else
          try {
            onProgress?.(message.share);
          } catch (error) {
            // Thrown from an event it would end the server; here it ends this document.
            failure = error;
            stop();
          }
      });
      worker.on('error', (error) => {
        failure = error;
      });
      // Only once the thread is gone does nobody write to the temporary file any more.
      worker.on('exit', (code) => {
        if (signal?.aborted) reject(signal.reason as Error);
        else if (failure !== undefined) reject(failure as Error);
        else if (written === undefined)
          reject(new Error(`the document worker ended early with code ${code}`));
        else resolve(written);
      });
    });
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

function startDocumentWorker(job: DocumentJob): Worker {
  return startWorker(new URL('./document.worker.js', import.meta.url), job, HEAP_LIMITS);
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

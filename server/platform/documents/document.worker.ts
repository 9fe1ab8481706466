import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentModel } from './document.model.js';
import { writeDocx } from './docx.renderer.js';
import type { WrittenFile } from './package.writer.js';

/** What the launcher hands over. */
export interface DocumentJob {
  readonly model: DocumentModel;
  /** New file to write; the launcher renames it. */
  readonly path: string;
}

export type DocumentMessage =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'written'; readonly file: WrittenFile };

// A failure here ends the worker and reaches the launcher as its 'error' event.
const { model, path } = workerData as DocumentJob;
const file = await writeDocx(model, path, (share) => send({ kind: 'progress', share }));
send({ kind: 'written', file });

function send(message: DocumentMessage): void {
  parentPort?.postMessage(message);
}

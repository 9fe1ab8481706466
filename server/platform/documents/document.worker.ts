import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentModel } from './document.model.js';
import { writeDocx } from './docx.renderer.js';
import type { WrittenFile } from './package.writer.js';
import type { FilledTemplate } from './template/merge-template.js';

/** What the launcher hands over: documents that one thread writes one after the other. */
export interface DocumentJob {
  /** With the new file of each; the launcher renames it. */
  readonly documents: readonly {
    readonly model: DocumentModel;
    readonly path: string;
    readonly template: FilledTemplate | undefined;
  }[];
}

export type DocumentMessage =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'written'; readonly files: readonly WrittenFile[] };

// A failure here ends the worker and reaches the launcher as its 'error' event.
const { documents } = workerData as DocumentJob;
const files: WrittenFile[] = [];
for (const [at, { model, path, template }] of documents.entries()) {
  const file = await writeDocx(
    model,
    path,
    (share) => send({ kind: 'progress', share: (at + share) / documents.length }),
    template,
  );
  files.push(file);
}
send({ kind: 'written', files });

function send(message: DocumentMessage): void {
  parentPort?.postMessage(message);
}

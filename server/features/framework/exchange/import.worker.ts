import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { readImport } from './read-import.js';
import type { ImportJob } from './read-import.js';

// A failure here ends the thread and reaches the launcher as its 'error' event.
const { path, fileName, part } = workerData as ImportJob;
parentPort?.postMessage(await readImport({ bytes: await readFile(path), fileName, part }));

import { parentPort, workerData } from 'node:worker_threads';
import { readText } from './read-text.js';
import type { TextJob } from './read-text.js';

// A failure here ends the thread and reaches the launcher as its 'error' event.
parentPort?.postMessage(await readText(workerData as TextJob));

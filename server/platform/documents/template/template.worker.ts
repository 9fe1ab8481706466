import { parentPort, workerData } from 'node:worker_threads';
import type { Inspected } from './inspect-template.js';
import { openTemplate } from './open-template.js';

const opened = openTemplate(Buffer.from(workerData as Uint8Array));
const answer: Inspected = 'refused' in opened ? opened : { problems: opened.problems };
parentPort?.postMessage(answer);

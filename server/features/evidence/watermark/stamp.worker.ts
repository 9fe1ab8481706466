import { parentPort, workerData } from 'node:worker_threads';
import { stamp } from './stamp.js';
import type { StampJob } from './stamp-job.js';

// A failure here ends the thread and reaches the launcher as its 'error' event.
const stamped = await stamp(workerData as StampJob);
parentPort?.postMessage(stamped);

import type { Worker } from 'node:worker_threads';
import { overloaded } from './graphql/errors.js';
import { answerOf } from './start-worker.js';
import type { Ended } from './start-worker.js';

/** Heap of one thread: a file that needs more ends its thread instead of the server. */
export const heap = { maxOldGenerationSizeMb: 224, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 } as const;
const patienceMs = 30_000;
/** Two files at a time leave a core to everybody else; a few may wait. */
const atOnce = 2;
const mayWait = 8;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs a thread that sends one message. UNAVAILABLE when too many wait already. */
export async function runThread<Answer>(start: () => Worker): Promise<Answer | Ended> {
  if (running >= atOnce) {
    if (waiting.length >= mayWait) throw overloaded();
    await new Promise<void>((go) => waiting.push(go));
  }
  running += 1;
  try {
    return await answerOf<Answer>(start(), patienceMs);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

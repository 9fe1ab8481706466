import type { Worker } from 'node:worker_threads';
import { overloaded } from '../../../platform/graphql/errors.js';

/** Heap of one thread: a file that needs more ends its thread instead of the server. */
export const heap = { maxOldGenerationSizeMb: 224, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 } as const;
const patienceMs = 30_000;
/** Two files at a time leave a core to everybody else; a few may wait. */
const atOnce = 2;
const mayWait = 8;

let running = 0;
const waiting: (() => void)[] = [];

/** What ended a thread before it had an answer. */
export type Ended = 'tooSlow' | 'tooLarge' | 'tooDeep';

/** Runs a thread that sends one message. UNAVAILABLE when too many wait already. */
export async function runThread<Answer>(start: () => Worker): Promise<Answer | Ended> {
  if (running >= atOnce) {
    if (waiting.length >= mayWait) throw overloaded();
    await new Promise<void>((go) => waiting.push(go));
  }
  running += 1;
  try {
    return await answerOf<Answer>(start());
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function answerOf<Answer>(worker: Worker): Promise<Answer | Ended> {
  return new Promise((resolve, reject) => {
    let answer: Answer | Ended | undefined;
    let failure: Error | undefined;
    const timer = setTimeout(() => {
      answer = 'tooSlow';
      void worker.terminate();
    }, patienceMs);
    worker.on('message', (message: Answer) => (answer ??= message));
    worker.on('error', (error: Error & { readonly code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') answer = 'tooLarge';
      else if (error instanceof RangeError) answer = 'tooDeep';
      else failure = error;
    });
    worker.on('exit', (code) => {
      clearTimeout(timer);
      if (failure) reject(failure);
      else if (answer !== undefined) resolve(answer);
      else reject(new Error(`the thread ended early with code ${code}`));
    });
  });
}

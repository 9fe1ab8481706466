import { setImmediate } from 'node:timers/promises';

/** Long enough to get on, short enough for others not to notice. */
const turnMs = 8;

/** Runs a generator to its end and lets other work through whenever a turn is over. */
export async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  let end = performance.now() + turnMs;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    await setImmediate();
    end = performance.now() + turnMs;
  }
}

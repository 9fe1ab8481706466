import { Worker } from 'node:worker_threads';
import type { ResourceLimits } from 'node:worker_threads';

/** True when a test runner executes the TypeScript sources; the product runs compiled JavaScript. */
const FROM_SOURCES = import.meta.url.endsWith('.ts');

/**
 * Makes Node's own type stripping follow the sources' './x.js' imports to './x.ts'. Only used from sources; see
 * documents/README.md, "The worker under a test runner".
 */
const SOURCE_RESOLVER = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module';
registerHooks({
  resolve(specifier, context, next) {
    const source = context.parentURL?.endsWith('.ts') && /^\\.\\.?\\/.*\\.js$/.test(specifier);
    return next(source ? specifier.replace(/\\.js$/, '.ts') : specifier, context);
  },
});
`)}`;

/** Starts a thread on a compiled module (`x.worker.js` beside the caller), with data for it and a bound for its memory. */
export function startWorker(module: URL, data: unknown, limits: ResourceLimits): Worker {
  return new Worker(FROM_SOURCES ? new URL(module.href.replace(/\.js$/, '.ts')) : module, {
    workerData: data,
    // Own list: the options of the parent (loaders of a test runner, inspector) are not the worker's.
    execArgv: FROM_SOURCES ? ['--import', SOURCE_RESOLVER] : [],
    resourceLimits: limits,
  });
}

/** What ended a thread before it had an answer. */
export type Ended = 'tooSlow' | 'tooLarge' | 'tooDeep';

/** The one message of a thread, or what ended it. A failure of its own rejects. */
export function answerOf<Answer>(worker: Worker, patienceMs: number): Promise<Answer | Ended> {
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

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

import { defineConfig } from 'vitest/config';
import { scratchInMemory } from './support/scratch.js';
import { LongestFirst } from './support/sequencer.js';

scratchInMemory();
// Threads that write documents run the sources by Node's own type stripping: what it made of them is kept.
process.env.NODE_COMPILE_CACHE ??= new URL('../node_modules/.cache/node', import.meta.url).pathname;

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  // graphql ships an ESM and a CJS build; Vite takes one, Node the other. One copy for all (stack decision).
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['tests/{unit,api,budgets,faults}/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['reflect-metadata'],
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // One more than the two cores of the smallest machine: the fault tests mostly wait.
    maxWorkers: 3,
    testTimeout: 30_000,
    // As for the browser tests: what only a second try passes is listed at the end of `npm test`, for somebody to look at.
    retry: process.env.CI ? 1 : 0,
    hookTimeout: 90_000,
  },
});

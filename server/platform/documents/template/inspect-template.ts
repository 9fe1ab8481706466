import { tookTooLong } from '../../graphql/errors.js';
import type { Text } from '../../graphql/text.js';
import { heap, runThread } from '../../run-thread.js';
import { startWorker } from '../../start-worker.js';
import type { TemplateProblem } from './placeholders.js';

export type Inspected = { readonly refused: Text } | { readonly problems: readonly TemplateProblem[] };

/** Looks at a file as a template, in a thread of its own: one that was made to be slow is slow for its sender alone. */
export async function inspectTemplate(file: Buffer): Promise<Inspected> {
  const answer = await runThread<Inspected>(() =>
    startWorker(new URL('./template.worker.js', import.meta.url), file, heap),
  );
  if (typeof answer === 'string') throw tookTooLong();
  return answer;
}

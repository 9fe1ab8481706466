import { answerOf, startWorker } from '../../../platform/start-worker.js';
import type { Ended } from '../../../platform/start-worker.js';
import type { TextJob } from './read-text.js';
import type { NoTextReason, TextFinding } from './text.findings.js';
import { heap, patienceMs } from './text.limits.js';

const reasons: Readonly<Record<Ended, NoTextReason>> = {
  tooSlow: 'TOO_SLOW',
  tooLarge: 'TOO_LARGE',
  tooDeep: 'DAMAGED',
};

/** Reads one version in a thread of its own. Whatever the file does to it is an answer; the server goes on. */
export async function readTextApart(job: TextJob, signal: AbortSignal): Promise<TextFinding> {
  const worker = startWorker(new URL('./text.worker.js', import.meta.url), job, heap);
  const stop = () => void worker.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const answer = await answerOf<TextFinding>(worker, patienceMs);
    return typeof answer === 'string' ? { state: 'FAILED', reason: reasons[answer] } : answer;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

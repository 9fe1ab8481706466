import { text } from '../../../platform/graphql/text.js';
import { startWorker } from '../../../platform/start-worker.js';
import type { Ended } from '../../../platform/start-worker.js';
import type { ImportJob, ImportResult } from './read-import.js';
import { heap, runThread } from '../../../platform/run-thread.js';

/** Reads an uploaded file in a thread of its own. Whatever the file does to it is an answer, never a failure. */
export async function readFileApart(job: ImportJob): Promise<ImportResult> {
  const answer = await runThread<ImportResult>(() =>
    startWorker(new URL('./import.worker.js', import.meta.url), job, heap),
  );
  return typeof answer === 'string' ? refused(answer) : answer;
}

const reasons = {
  tooSlow: text(
    '文件读取超过 30 秒，已停止：请拆分或简化文件。',
    'Reading the file took more than 30 seconds and was stopped: split the file or make it simpler.',
  ),
  tooLarge: text(
    '文件展开后占用内存过大，已停止读取：请拆分文件。',
    'The file needs too much memory when it is unfolded: split it up.',
  ),
  tooDeep: text('文件的层次太深，无法读取。', 'The file is nested too deeply to be read.'),
} satisfies Record<Ended, unknown>;

const refused = (ended: Ended): ImportResult => ({
  format: null,
  head: {},
  summary: null,
  content: null,
  problems: [{ severity: 'ERROR', text: reasons[ended] }],
  errors: 1,
  warnings: 0,
  nodes: null,
  nodeCount: 0,
  references: [],
  mappingSets: [],
});

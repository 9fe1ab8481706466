import type { Tx } from '../database/database.js';
import { Jobs } from './jobs.js';
import type { JobData } from './jobs.js';

/**
 * Work that stays on the desk until somebody says that it is done now: while the demo hospital is told no worker runs, and the
 * queues would date their rows by the clock of the story.
 */
export class DeskJobs extends Jobs {
  private readonly waiting: { readonly name: string; readonly data: JobData }[] = [];

  override async enqueue(tx: Tx, name: string, data: Record<string, string>): Promise<void> {
    const job = { name, data: { ...data, organizationId: tx.actor.organizationId } };
    tx.afterCommit(() => void this.waiting.push(job));
  }

  /** Does everything that was asked for, in its order. */
  async performAll(): Promise<void> {
    for (let job = this.waiting.shift(); job; job = this.waiting.shift())
      await this.perform(job.name, job.data);
  }
}

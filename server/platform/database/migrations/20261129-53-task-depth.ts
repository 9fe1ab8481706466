import { Migration } from '@mikro-orm/migrations';
import { within } from './tenant-table.js';

/**
 * Tasks in depth: sub-steps, further people, what must be finished first, and comments. The first three are columns of the
 * task and not tables of their own, so that its history keeps them and a past day shows them as they were.
 */
export class TaskDepth extends Migration {
  override up(): void {
    this.addSql(`
      alter table remediation_task
        -- In order: { id, title, doneById, doneAt }.
        add column steps jsonb not null default '[]' check (jsonb_typeof(steps) = 'array'),
        -- Members and tasks of the organization; neither is ever deleted.
        add column contributor_ids uuid[] not null default '{}',
        add column predecessor_ids uuid[] not null default '{}' check (not id = any (predecessor_ids));

      alter table comment
        add column task_id uuid,
        drop constraint comment_check,
        add constraint comment_one_subject check (num_nonnulls(evidence_id, request_id, task_id) = 1),
        add ${within('task_id', 'remediation_task')};
      create index comment_task on comment (organization_id, task_id, created_at) where task_id is not null;
    `);
  }
}

import { Args, Resolver } from 'type-graphql';
import { readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import { pagesByParent } from '../../platform/graphql/pages-by-parent.js';
import { Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Control } from '../framework/index.js';
import { ControlTasksArgs } from './remediation.inputs.js';
import { RemediationTaskConnection } from './remediation.types.js';
import type { RemediationTask } from './remediation.types.js';
import { inSight, sightOf, tasksByIds } from './task.queries.js';

/** Controls know nothing of remediation: this room extends their type. */
@Resolver(() => Control)
export class ControlTasks {
  @Relation(() => RemediationTaskConnection, {
    description:
      'Unfinished remediation tasks for its results, whatever the assessment, due first; only those that the caller may see.',
  })
  async openTasks(
    controls: Control[],
    @Args(() => ControlTasksArgs) { first, after }: ControlTasksArgs,
    { reads, actor }: Load,
  ): Promise<Connection<RemediationTask>[]> {
    const page = readPage(first, after, 2);
    return pagesByParent(
      reads,
      controls,
      page,
      {
        name: 'task.ofControls',
        matching: `select distinct t.id, r.control_id as parent, t.due_on::text as key
          from result r join task_result l on l.organization_id = r.organization_id and l.result_id = r.id
          join remediation_task t on t.organization_id = l.organization_id and t.id = l.task_id
          where ${inSight} and t.state <> 'VERIFIED' and r.organization_id = $1 and r.control_id = any ($4::uuid[])`,
        parameters: [...sightOf(actor), controls.map((control) => control.id)],
        direction: 'asc',
      },
      (ids) => tasksByIds(reads, ids),
    );
  }
}

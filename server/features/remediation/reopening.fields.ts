import { Resolver } from 'type-graphql';
import { distinct, idsOf, paired, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Result, resultsByIds } from '../assessment/index.js';
import { Evidence, evidencesByIds } from '../evidence/index.js';
import { memberOfEach, Membership } from '../people/index.js';
import { formerTasksOf } from './recurrence.queries.js';
import { RemediationTask } from './remediation.types.js';
import { TaskReopening } from './reopening.types.js';

/** Ids by parent, in the shape that `paired` takes. */
const pairsOf = (reopenings: readonly TaskReopening[], key: 'evidenceIds' | 'resultIds') =>
  reopenings.flatMap((one, at) => one[key].map((id) => ({ id, parent: String(at) })));
const parents = (reopenings: readonly TaskReopening[]) => reopenings.map((_, at) => ({ id: String(at) }));

@Resolver(() => RemediationTask)
export class TaskReopenings {
  @Relation(() => TaskReopening, {
    nullable: true,
    needs: ['reopening'],
    description:
      'How it came back by itself; null when somebody opened it, and once it is verified again (the history keeps it).',
  })
  reopening(tasks: RemediationTask[]): (TaskReopening | null)[] {
    return tasks.map((task) => task.reopening);
  }

  @Relation(() => [RemediationTask], {
    needs: [],
    description:
      'Tasks that were verified for the same controls of the same system in earlier assessments: what it has to do with has come back (复发). As far as the caller may see them, latest first.',
  })
  async recursFrom(tasks: RemediationTask[], _args: object, { reads }: Load): Promise<RemediationTask[][]> {
    const { pairs, rows } = await formerTasksOf(reads, idsOf(tasks));
    return paired(tasks, pairs, (pair) => pair.taskId, rows);
  }
}

@Resolver(() => TaskReopening)
export class TaskReopeningFields {
  @Relation(() => Membership, { nullable: true, description: 'Who had verified it.' })
  verifiedBy(reopenings: TaskReopening[], _args: object, load: Load) {
    return memberOfEach(reopenings, load, (one) => one.verifiedById);
  }

  @Relation(() => [Evidence], {
    description: 'The proofs that were lost, as far as the caller may see them; deleted ones are missing.',
  })
  async proofs(reopenings: TaskReopening[], _args: object, { reads }: Load): Promise<Evidence[][]> {
    const pairs = pairsOf(reopenings, 'evidenceIds');
    const rows = await evidencesByIds(reads, distinct(pairs.map(({ id }) => id)));
    return paired(parents(reopenings), pairs, (pair) => pair.parent, rows);
  }

  @Relation(() => [Result], {
    description: 'The results that are gaps again, as far as the caller may see them.',
  })
  async results(reopenings: TaskReopening[], _args: object, { reads, selected }: Load): Promise<Result[][]> {
    const pairs = pairsOf(reopenings, 'resultIds');
    const rows = await resultsByIds(reads, distinct(pairs.map(({ id }) => id)), selected);
    return paired(parents(reopenings), pairs, (pair) => pair.parent, rows);
  }
}

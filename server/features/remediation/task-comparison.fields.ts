import { Args, Resolver } from 'type-graphql';
import type { Connection } from '../../platform/graphql/connection.js';
import { distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { AssessmentComparison, causesOf, pairs } from '../assessment/index.js';
import type { ChangeCause, Pair } from '../assessment/index.js';
import { pageOf, PageArgs } from '../crosswalk/index.js';
import { Unit, unitsByIds } from '../organization/index.js';
import { Membership, membershipsByIds } from '../people/index.js';
import type { RemediationTask } from './remediation.types.js';
import { TaskComparison, TaskComparisonConnection, TaskStanding } from './task-comparison.types.js';
import type { TaskDifference } from './task-comparison.types.js';
import { tasksOfAssessment } from './task.queries.js';

const fields: Readonly<Record<Exclude<TaskDifference, 'CREATED'>, readonly (keyof RemediationTask)[]>> = {
  STATE: ['state'],
  DUE: ['dueOn'],
  PEOPLE: ['unitId', 'ownerId'],
  CONTENT: [
    'title',
    'description',
    'priority',
    'planId',
    'budget',
    'actualCost',
    'effortDays',
    'riskBefore',
    'riskAfter',
  ],
};

function differencesOf({ before, after }: Pair<RemediationTask>, from: string): TaskDifference[] {
  if (!before && after && Date.parse(after.createdAt) > Date.parse(from)) return ['CREATED'];
  // It came into sight, or went out of it, with the people who do it.
  if (!before || !after) return ['PEOPLE'];
  return (Object.keys(fields) as (keyof typeof fields)[]).filter((name) =>
    fields[name].some((field) => before[field] !== after[field]),
  );
}

@Resolver(() => AssessmentComparison)
export class AssessmentTaskComparisons {
  @Relation(() => TaskComparisonConnection, {
    description:
      'Tasks about its results that differ, by number; as far as the caller may see them at the respective moment.',
  })
  tasks(
    comparisons: AssessmentComparison[],
    @Args(() => PageArgs) { first, after }: PageArgs,
  ): Promise<Connection<TaskComparison>[]> {
    return Promise.all(
      comparisons.map(async ({ id, from, compared }) => {
        const [earlier, later] = await Promise.all([
          tasksOfAssessment(compared.before, id),
          tasksOfAssessment(compared.after, id),
        ]);
        const changed = pairs(earlier, later, (task) => task.id).flatMap((pair) => {
          const differences = differencesOf(pair, from);
          return differences.length > 0 ? [{ ...pair, differences }] : [];
        });
        const page = pageOf(changed.map(toComparison), first, after);
        const causes = await causesOf(
          compared.now,
          page.nodes.map((task) => task.taskId),
          compared,
        );
        const own = Map.groupBy<string | null, ChangeCause>(causes, (cause) => cause.objectId);
        for (const task of page.nodes) task.causes = own.get(task.taskId) ?? [];
        return page;
      }),
    );
  }
}

function toComparison({
  before,
  after,
  differences,
}: Pair<RemediationTask> & { differences: TaskDifference[] }): TaskComparison {
  const { id, code, title } = (after ?? before)!;
  return {
    taskId: id,
    code,
    title,
    differences,
    before: before ? { ...before } : null,
    after: after ? { ...after } : null,
    causes: [],
  };
}

@Resolver(() => TaskStanding)
export class TaskStandingFields {
  @Relation(() => Unit, { nullable: true, description: 'The unit that did the work.' })
  async unit(standings: TaskStanding[], _args: object, { reads, selected }: Load): Promise<(Unit | null)[]> {
    const keys = standings.map(({ unitId }) => unitId);
    return inOrder(keys, await unitsByIds(reads, distinct(keys), selected));
  }

  @Relation(() => Membership, { nullable: true, description: 'The member who did the work.' })
  async owner(
    standings: TaskStanding[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(Membership | null)[]> {
    const keys = standings.map(({ ownerId }) => ownerId);
    return inOrder(keys, await membershipsByIds(reads, distinct(keys), selected));
  }
}

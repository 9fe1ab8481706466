import { Args, Resolver } from 'type-graphql';
import type { Reads } from '../../platform/database/database.js';
import { distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { may } from '../../platform/access/actor.js';
import { Comment, CommentConnection, commentsOf, CommentsArgs } from '../comment/index.js';
import type { ForeignKind } from '../comment/index.js';
import { maySee } from './remediation.access.js';
import { RemediationTask } from './remediation.types.js';
import { inSight, tasksByIds } from './task.queries.js';

/** Tasks can be talked about by whoever sees them. */
export const taskSubject: ForeignKind = {
  table: 'remediation_task',
  inSight: `(${inSight})`,
  permission: 'remediation:read',
  async find(reads: Reads, id: string) {
    const [task] = await tasksByIds(reads, [id]);
    if (!task) return undefined;
    return {
      id,
      title: `${task.code} ${task.title}`,
      secret: false,
      seenBy: (actor) => may(actor, 'remediation:read') && maySee(actor, task),
    };
  },
};

@Resolver(() => RemediationTask)
export class TaskComments {
  @Relation(() => CommentConnection, {
    description: 'What is said about it, oldest first; nothing in the past (`asOf`).',
    needs: [],
  })
  comments(tasks: RemediationTask[], @Args(() => CommentsArgs) args: CommentsArgs, load: Load) {
    return commentsOf('taskId', tasks, args, load);
  }
}

@Resolver(() => Comment)
export class CommentTask {
  @Relation(() => RemediationTask, { nullable: true, description: 'The remediation task that it is about.' })
  async task(comments: Comment[], _args: object, { reads }: Load): Promise<(RemediationTask | null)[]> {
    const keys = comments.map((comment) => comment.taskId);
    return inOrder(keys, await tasksByIds(reads, distinct(keys)));
  }
}

import { decideDelayProblem, judgeTaskProblem, maySeeTask, tasksByIds } from '../../remediation/index.js';
import { of } from '../told-event.js';
import type { Teller } from '../told-event.js';
import type { Wish } from '../wishes.js';
import { rolesWith } from '../wishes.js';

/** Tasks: who has to do them, who has to verify, who has to decide. What has been done since is not asked any more. */
export const taskTeller: Teller = {
  actions: [
    'task.created',
    'task.changed',
    'task.submitted',
    'task.returned',
    'task.reopened',
    'task.verified',
    'task.delayRequested',
    'task.delayApproved',
    'task.delayRejected',
  ],
  async wishes(tx, events) {
    const ids = [...new Set(events.map((event) => event.objectId))];
    const tasks = new Map((await tasksByIds(tx, ids)).map((task) => [task.id, task]));
    const askers = new Map(
      (
        await tx.query<{ taskId: string; askedBy: string | null }>(
          'notice.delays',
          `select distinct on (task_id) task_id as "taskId", requested_by as "askedBy" from delay_request
           where organization_id = $1 and task_id = any ($2::uuid[]) order by task_id, created_at desc`,
          [tx.actor.organizationId, ids],
        )
      ).map((row) => [row.taskId, row.askedBy]),
    );
    const wishes = events.flatMap((event): Wish[] => {
      const task = tasks.get(event.objectId);
      if (!task) return [];
      const about = {
        ...of(event),
        objectType: 'RemediationTask' as const,
        objectId: task.id,
        objectName: `${task.code} ${task.title}`,
      };
      const isOwner: Wish['isFor'] = (member) =>
        member.membershipId === task.ownerId && maySeeTask(member, task);
      const facts = { dueOn: task.dueOn, reason: event.reason };
      switch (event.action) {
        case 'task.created':
        case 'task.changed': {
          const given = event.after?.ownerId;
          if (given == null || given === event.before?.ownerId || given !== task.ownerId) return [];
          return [{ ...about, kind: 'TASK_ASSIGNED', facts: { dueOn: task.dueOn }, isFor: isOwner }];
        }
        case 'task.submitted':
          if (task.state !== 'SUBMITTED') return [];
          return [
            { ...about, kind: 'TASK_SUBMITTED', facts, isFor: (member) => !judgeTaskProblem(member, task) },
          ];
        case 'task.returned':
        case 'task.reopened':
          return [{ ...about, kind: 'TASK_RETURNED', facts, isFor: isOwner }];
        case 'task.verified':
          return [{ ...about, kind: 'TASK_VERIFIED', isFor: isOwner }];
        case 'task.delayRequested':
          if (!task.delayPending) return [];
          return [
            {
              ...about,
              kind: 'DELAY_REQUESTED',
              facts,
              isFor: (member) => !decideDelayProblem(member, task),
            },
          ];
        default: {
          const asker = askers.get(task.id) ?? task.ownerId;
          return [
            {
              ...about,
              kind: 'DELAY_DECIDED',
              facts: { ...facts, approved: event.action === 'task.delayApproved' },
              isFor: (member) =>
                (member.membershipId === asker || member.membershipId === task.ownerId) &&
                maySeeTask(member, task),
            },
          ];
        }
      }
    });
    return {
      wishes,
      meant: {
        ids: [...[...tasks.values()].map((task) => task.ownerId), ...askers.values()],
        roles: [...rolesWith('remediation:verify'), ...rolesWith('remediation:decideDelay')],
      },
    };
  },
};

import { z } from 'zod';
import {
  amount,
  day,
  id,
  ids,
  line,
  maximumListItems,
  paragraph,
  reason,
} from '../../platform/graphql/input-rules.js';
import { planSources } from './plan.lifecycle.js';
import { riskLevels, taskPriorities } from './task.lifecycle.js';

const money = amount.nullish();
const key = line(100).nullish();
const risk = z.enum(riskLevels).nullish();
const someIds = z.array(id).max(maximumListItems, `many:${maximumListItems}`);
const version = z.number().int();
const verdicts = ['MET', 'PARTIAL', 'UNMET', 'NOT_APPLICABLE', 'OPEN'] as const;

export const newPlan = z.object({
  name: line(100),
  assessmentId: id.nullish(),
  startsOn: day,
  endsOn: day,
  ownerId: id.nullish(),
  source: z.enum(planSources).nullish(),
  sourceReference: line(200).nullish(),
  note: paragraph(4000),
});

export const changedPlan = z.object({
  id,
  version,
  name: line(100).optional(),
  startsOn: day.optional(),
  endsOn: day.optional(),
  ownerId: id.nullish(),
  source: z.enum(planSources).nullish(),
  sourceReference: line(200).nullish(),
  note: paragraph(4000),
});

export const approvalWish = z.object({ planId: id, version, note: paragraph(2000) });
export const approvalDecision = z.object({
  planId: id,
  version,
  approve: z.boolean(),
  note: paragraph(2000),
});

const newTask = z.object({
  title: line(200),
  description: paragraph(4000),
  resultIds: ids,
  planId: id.nullish(),
  unitId: id.nullish(),
  ownerId: id.nullish(),
  dueOn: day,
  priority: z.enum(taskPriorities),
  budget: money,
  effortDays: money,
  riskBefore: risk,
  riskAfter: risk,
  clientKey: key,
});
export type CheckedTask = z.output<typeof newTask>;

export const newTasks = z.object({
  tasks: z.array(newTask).min(1, 'emptyList').max(maximumListItems, `many:${maximumListItems}`),
});

export const changedTasks = z.object({
  ids,
  version: version.nullish(),
  title: line(200).optional(),
  description: paragraph(4000).nullable(),
  unitId: id.nullish(),
  ownerId: id.nullish(),
  priority: z.enum(taskPriorities).optional(),
  budget: money,
  actualCost: money,
  effortDays: money,
  riskBefore: risk,
  riskAfter: risk,
  planId: id.nullish(),
  contributorIds: z.array(id).max(20, 'many:20').nullish(),
  predecessorIds: z.array(id).max(50, 'many:50').nullish(),
});

export const taskSteps = z.array(z.object({ id: id.nullish(), title: line(200) })).max(50, 'many:50');
export const stepList = z.object({ taskId: id, version, steps: taskSteps });
export const acceptanceWish = z.object({ taskId: id, version, until: day, reason: reason() });
export const acceptanceDecision = z.object({
  taskId: id,
  version,
  approve: z.boolean(),
  note: paragraph(2000),
});
export const stepTick = z.object({ taskId: id, stepId: id, done: z.boolean() });

export const submission = z.object({
  taskId: id,
  version,
  note: reason(4000),
  evidenceIds: someIds,
  actualCost: money,
});

export const verification = z.object({
  taskId: id,
  version,
  note: paragraph(2000),
  rerates: z
    .array(z.object({ resultId: id, verdict: z.enum(verdicts), currentState: paragraph(4000) }))
    .max(maximumListItems, `many:${maximumListItems}`),
  evidenceIds: someIds,
});

export const verdictOn = z.object({ taskId: id, version, reason: reason() });
export const delayWish = z.object({ taskId: id, requestedDueOn: day, reason: reason() });
export const dueMove = z.object({ taskIds: ids, dueOn: day, reason: paragraph(2000) });
export const delayDecision = z.object({ delayRequestId: id, approve: z.boolean(), note: paragraph(2000) });
const days = z.number().int().min(0).max(36_500).nullish();
export const gapListing = z.object({
  search: paragraph(200),
  assessmentId: id.nullish(),
  unitId: id.nullish(),
  minimumAgeDays: days,
  maximumAgeDays: days,
});
export const listing = z.object({
  search: paragraph(200),
  unitId: id.nullish(),
  ownerId: id.nullish(),
  planId: id.nullish(),
  assessmentId: id.nullish(),
});

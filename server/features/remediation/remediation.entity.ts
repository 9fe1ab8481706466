import { defineEntity, p } from '@mikro-orm/postgresql';
import type { InferEntity } from '@mikro-orm/postgresql';
import { momentOf, tenantColumns, versionColumn } from '../../platform/database/base-entity.js';
import { planSources, planStates } from './plan.lifecycle.js';
import type { ReopeningCause } from './task.lifecycle.js';
import { delayStates, riskLevels, taskPriorities, taskStates } from './task.lifecycle.js';

/** A sub-step of a task; who ticked it is null for programs. */
export interface StepRecord {
  readonly id: string;
  readonly title: string;
  readonly doneById: string | null;
  readonly doneAt: string | null;
}

/** How a verified task came back by itself. */
export interface ReopeningRecord {
  readonly cause: ReopeningCause;
  readonly at: string;
  readonly verifiedById: string | null;
  readonly verifiedAt: string | null;
  readonly evidenceIds: readonly string[];
  readonly resultIds: readonly string[];
}

/** A plan groups tasks under one name and period. */
export const PlanEntity = defineEntity({
  name: 'PlanEntity',
  tableName: 'remediation_plan',
  properties: {
    ...tenantColumns,
    ...versionColumn,
    name: p.text(),
    state: p.enum(planStates),
    source: p.enum(planSources).nullable(),
    sourceReference: p.text().nullable(),
    note: p.text().nullable(),
    assessmentId: p.uuid().nullable(),
    startsOn: p.date(),
    endsOn: p.date(),
    ownerId: p.uuid().nullable(),
    requestedBy: p.uuid().nullable(),
    requestedAt: p.datetime(3).nullable(),
    requestNote: p.text().nullable(),
    returnReason: p.text().nullable(),
    createdBy: p.uuid().nullable(),
    clientKey: p.text().nullable(),
  },
});
export type PlanRecord = InferEntity<typeof PlanEntity>;

/** One piece of work that closes gaps. `originalDueOn` never changes; `dueOn` only by an approved delay. */
export const TaskEntity = defineEntity({
  name: 'TaskEntity',
  tableName: 'remediation_task',
  properties: {
    ...tenantColumns,
    ...versionColumn,
    number: p.integer(),
    title: p.text(),
    description: p.text().nullable(),
    planId: p.uuid().nullable(),
    state: p.enum(taskStates),
    priority: p.enum(taskPriorities),
    unitId: p.uuid().nullable(),
    ownerId: p.uuid().nullable(),
    dueOn: p.date(),
    originalDueOn: p.date(),
    budget: p.decimal('number').nullable(),
    actualCost: p.decimal('number').nullable(),
    effortDays: p.decimal('number').nullable(),
    riskBefore: p.enum(riskLevels).nullable(),
    riskAfter: p.enum(riskLevels).nullable(),
    submittedBy: p.uuid().nullable(),
    submittedAt: p.datetime(3).nullable(),
    submissionNote: p.text().nullable(),
    verifiedBy: p.uuid().nullable(),
    verifiedAt: p.datetime(3).nullable(),
    returnReason: p.text().nullable(),
    createdBy: p.uuid().nullable(),
    clientKey: p.text().nullable(),
    acceptanceState: p.enum(delayStates).nullable(),
    acceptedUntil: p.date().nullable(),
    acceptanceReason: p.text().nullable(),
    acceptanceBy: p.uuid().nullable(),
    acceptanceDecidedBy: p.uuid().nullable(),
    acceptanceDecidedAt: p.datetime(3).nullable(),
    acceptanceNote: p.text().nullable(),
    reopening: p.json<ReopeningRecord | null>().nullable(),
    steps: p.json<readonly StepRecord[]>(),
    contributorIds: p.array(),
    predecessorIds: p.array(),
    updatedAt: p
      .datetime(3)
      .onCreate((_row, em) => momentOf(em))
      .onUpdate((_row, em) => momentOf(em)),
    searchTokens: p.array(),
  },
});
export type TaskRecord = InferEntity<typeof TaskEntity>;

/** A wish for a later due day; at most one of a task waits at a time. */
export const DelayEntity = defineEntity({
  name: 'DelayEntity',
  tableName: 'delay_request',
  properties: {
    ...tenantColumns,
    ...versionColumn,
    taskId: p.uuid(),
    requestedDueOn: p.date(),
    reason: p.text(),
    state: p.enum(delayStates),
    requestedBy: p.uuid().nullable(),
    /** Nobody, when the request lapsed because the task was verified first. */
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime(3).nullable(),
    decisionNote: p.text().nullable(),
  },
});

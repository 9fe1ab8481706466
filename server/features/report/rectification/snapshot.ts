import { dayOf } from '../../../platform/clock.js';
import type { Reads } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/graphql/errors.js';
import { distinct, idsOf } from '../../../platform/graphql/relation.js';
import { organizationOf, unitsByIds } from '../../organization/index.js';
import { membershipsByIds } from '../../people/index.js';
import {
  baselinesOfPlans,
  delaysOfTasks,
  plansByIds,
  standingsOfPlans,
  tasksOfPlans,
} from '../../remediation/index.js';
import type { RemediationTask } from '../../remediation/index.js';
import type { PlannedTask, RectificationData } from './data.js';
import { gapsOfPlan, plannedAssessments, sideOf } from './gaps.js';
import type { FoundGap } from './gaps.js';
import { versionOf } from '../report-number.js';
import { proofsOfTasks } from '../task-proofs.queries.js';

export interface RectificationRequest {
  readonly planId: string;
  readonly document: RectificationData['document'];
  readonly number: string;
  readonly generatedBy: string;
  readonly at: Date;
}

const dayOfMoment = (moment: string): string => dayOf(new Date(moment));

/** Reads what the documents of a plan say, in one transaction: as many statements for one task as for a thousand. */
export async function rectificationSnapshot(
  reads: Reads,
  { planId, document, number, generatedBy, at }: RectificationRequest,
): Promise<RectificationData> {
  const [plan] = await plansByIds(reads, [planId]);
  if (!plan) throw notFound();
  const organization = await organizationOf(reads);
  const tasks = await tasksOfPlans(reads, [plan.id]);
  const [standing] = await standingsOfPlans(reads, [plan.id]);
  if (!standing) throw notFound();
  const baselines = await baselinesOfPlans(reads, [plan.id]);
  const delays = await delaysOfTasks(reads, idsOf(tasks));
  const gaps = await gapsOfPlan(reads, plan.id);
  const assessments = await plannedAssessments(reads, {
    ids: distinct([plan.assessmentId, ...gaps.map(({ assessmentId }) => assessmentId)]),
    before: new Date(plan.createdAt).toISOString(),
  });
  const proofs = await proofsOfTasks(reads, tasks);
  const units = await unitsByIds(reads, distinct(tasks.map(({ unitId }) => unitId)));
  const members = await membershipsByIds(
    reads,
    distinct([
      plan.ownerId,
      ...baselines.flatMap(({ requestedById, approvedById }) => [requestedById, approvedById]),
      ...delays.map(({ decidedById }) => decidedById),
      ...tasks.flatMap((task) => [
        task.ownerId,
        task.verifiedById,
        task.acceptanceDecidedById,
        ...task.contributorIds,
      ]),
    ]),
  );
  const unitNames = new Map(units.map(({ id, name }) => [id, name]));
  const memberNames = new Map(members.map(({ id, displayName }) => [id, displayName]));
  const person = (id: string | null): string | null => memberNames.get(id ?? '') ?? null;
  const codes = new Map(tasks.map(({ id, code }) => [id, code]));
  const gapsByTask = Map.groupBy(gaps, ({ taskId }) => taskId);
  const delaysByTask = Map.groupBy(delays, ({ taskId }) => taskId);
  const placeOf = new Map(assessments.map(({ id }, place) => [id, place]));
  return {
    document,
    number,
    version: versionOf(number),
    classification: proofs.list.some(({ label }) => label === 'SENSITIVE') ? '敏感' : '内部',
    generatedAt: at.toISOString(),
    generatedBy,
    organization: { name: organization.name },
    plan: {
      name: plan.name,
      startsOn: plan.startsOn,
      endsOn: plan.endsOn,
      madeOn: dayOfMoment(plan.createdAt),
      state: plan.state,
      source: plan.source,
      sourceReference: plan.sourceReference,
      note: plan.note,
      owner: person(plan.ownerId),
    },
    baselines: baselines.map((one) => ({
      number: one.number,
      startsOn: one.startsOn,
      endsOn: one.endsOn,
      approvedOn: dayOfMoment(one.approvedAt),
      approvedBy: person(one.approvedById),
      requestedBy: person(one.requestedById),
      tasks: one.taskCount,
      budget: one.budget,
      note: one.note,
    })),
    standing: {
      budget: standing.budget,
      baselineBudget: standing.baselineBudget,
      actualCost: standing.actualCost,
      effortDays: standing.effortDays,
      slippageDays: standing.slippageDays,
      slippedTasks: standing.slippedTasks,
      addedTasks: standing.addedTasks,
      removedTasks: standing.removedTasks,
    },
    assessments: assessments.map(({ told }) => told),
    tasks: tasks.map((task): PlannedTask => {
      const own = gapsByTask.get(task.id) ?? [];
      return {
        ...factsOf(task),
        unit: unitNames.get(task.unitId ?? '') ?? null,
        owner: person(task.ownerId),
        contributors: task.contributorIds.flatMap((id) => person(id) ?? []),
        side: sideOf(own),
        after: task.predecessorIds.flatMap((id) => codes.get(id) ?? []),
        gaps: own.map((gap) => gapOf(gap, placeOf.get(gap.assessmentId) ?? 0)),
        proofs: proofs.ofTask.get(task.id) ?? [],
        verifiedBy: person(task.verifiedById),
        accepted: task.acceptedUntil
          ? {
              until: task.acceptedUntil,
              reason: task.acceptanceReason ?? '',
              by: person(task.acceptanceDecidedById) ?? '',
              note: task.acceptanceNote,
            }
          : null,
        delays: (delaysByTask.get(task.id) ?? []).map((delay) => ({
          to: delay.requestedDueOn,
          reason: delay.reason,
          state: delay.state,
          decidedBy: person(delay.decidedById),
        })),
      };
    }),
    proofs: proofs.list,
  };
}

const factsOf = (task: RemediationTask) => ({
  code: task.code,
  title: task.title,
  description: task.description,
  state: task.state,
  priority: task.priority,
  createdOn: dayOfMoment(task.createdAt),
  dueOn: task.dueOn,
  originalDueOn: task.originalDueOn,
  overdueDays: task.overdueDays,
  budget: task.budget,
  actualCost: task.actualCost,
  effortDays: task.effortDays,
  riskBefore: task.riskBefore,
  riskAfter: task.riskAfter,
  steps: task.steps.map(({ title, doneAt }) => ({ title, done: doneAt !== null })),
  submissionNote: task.submissionNote,
  verifiedOn: task.state === 'VERIFIED' && task.verifiedAt ? dayOfMoment(task.verifiedAt) : null,
  returnReason: task.returnReason,
});

const gapOf = ({ code, name, before, now }: FoundGap, assessment: number) => ({
  code,
  name,
  assessment,
  before,
  now,
});

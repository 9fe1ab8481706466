import type { Actor } from '../../platform/access/actor.js';
import { may } from '../../platform/access/actor.js';
import { addDays } from '../../platform/clock.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { forbidden, invalidState, notFound, say, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { distinct } from '../../platform/graphql/relation.js';
import { controlsByIds } from '../framework/index.js';
import type { FoundWork } from '../remediation/index.js';
import { InspectionItemEntity, InspectionNoteEntity } from './inspection.entity.js';
import type { InspectionItemRecord, InspectionNoteRecord, InspectionRecord } from './inspection.entity.js';
import type { Plans } from './inspection.ports.js';
import { lockInspection, requireManager, requireRunning, tellInspection } from './inspection.records.js';
import { findingPlan } from './inspection.rules.js';
import type { FindingPlan } from './inspection.rules.js';
import type { PlanInspectionFindingsInput } from './item.inputs.js';

const longestTitle = 200;

export interface PlannedFindings {
  readonly planId: string;
  readonly createdTasks: number;
}

/** Findings become remediation tasks in one plan, in one transaction. */
export class FindingPlanService {
  constructor(
    private readonly database: Database,
    private readonly plans: Plans,
  ) {}

  /** A double click finds nothing left and answers the plan. INVALID_STATE when there never was a finding to plan. */
  async plan(actor: Actor, input: PlanInspectionFindingsInput): Promise<PlannedFindings> {
    const wanted = check(findingPlan, { ...input, name: input.name ?? undefined });
    return this.database.write(actor, async (tx) => {
      requireManager(tx);
      if (!may(tx.actor, 'remediation:plan')) throw forbidden();
      const inspection = await lockInspection(tx, wanted.inspectionId);
      requireRunning(inspection);
      const notes = await findingsToPlan(tx, wanted);
      if (notes.length === 0) {
        if (inspection.planId) return { planId: inspection.planId, createdTasks: 0 };
        throw invalidState(text('没有待整改的问题。', 'There is no open finding that could become a task.'));
      }
      const { planId, taskIds } = await this.plans.planInside(
        tx,
        inspection.planId ? { id: inspection.planId } : planOf(tx, inspection, wanted),
        await workOf(tx, notes, wanted),
      );
      inspection.planId = planId;
      notes.forEach((note, at) => void (note.taskId = taskIds[at]!));
      tellInspection(tx, 'findingsPlanned', inspection, {
        after: { planId, findings: notes.map((note, at) => ({ noteId: note.id, taskId: taskIds[at]! })) },
      });
      return { planId, createdTasks: taskIds.length };
    });
  }
}

/** The findings named, or all open ones; those with a task have it already. NOT_FOUND when one is no finding of it. */
async function findingsToPlan(tx: Tx, wanted: FindingPlan): Promise<InspectionNoteRecord[]> {
  const ids = wanted.noteIds && [...new Set(wanted.noteIds)];
  const found = await tx.em.find(
    InspectionNoteEntity,
    {
      organizationId: tx.actor.organizationId,
      inspectionId: wanted.inspectionId,
      kind: 'FINDING',
      ...(ids ? { id: { $in: ids } } : { state: 'OPEN', taskId: null }),
    },
    { orderBy: { createdAt: 'asc', id: 'asc' }, limit: 250 },
  );
  if (ids && found.length < ids.length) throw notFound();
  return found.filter(({ taskId }) => !taskId);
}

function planOf(tx: Tx, inspection: InspectionRecord, wanted: FindingPlan) {
  const ending = say(text('整改计划', ' – rectification'), tx.actor.locale);
  const { inspectingBody, noticeNumber, name } = inspection;
  return {
    name: wanted.name ?? `${[...name].slice(0, 80).join('')}${ending}`,
    source: 'INSPECTION' as const,
    sourceReference: [...[inspectingBody, noticeNumber, name].filter(Boolean).join(' ')]
      .slice(0, 200)
      .join(''),
    startsOn: wanted.startsOn,
    endsOn: addDays(wanted.startsOn, Math.max(wanted.highDays, wanted.mediumDays, wanted.lowDays)),
    ownerId: wanted.ownerId ?? inspection.leaderId ?? null,
  };
}

async function workOf(
  tx: Tx,
  notes: readonly InspectionNoteRecord[],
  wanted: FindingPlan,
): Promise<FoundWork[]> {
  const days = { HIGH: wanted.highDays, MEDIUM: wanted.mediumDays, LOW: wanted.lowDays };
  const items = await itemsOf(tx, distinct(notes.map(({ itemId }) => itemId)));
  const controlIds = [...items.values()].map(({ controlId }) => controlId);
  const controls = new Map((await controlsByIds(tx, controlIds)).map((control) => [control.id, control]));
  return notes.map((note) => {
    const item = note.itemId ? items.get(note.itemId) : undefined;
    const control = item && controls.get(item.controlId);
    const [first] = note.text.split('\n');
    const severity = note.severity ?? 'MEDIUM';
    return {
      title: [...`${control ? `${control.code} ` : ''}${first}`].slice(0, longestTitle).join(''),
      description: note.text,
      resultIds: item ? [item.resultId] : [],
      unitId: item?.unitId ?? null,
      ownerId: item?.personId ?? null,
      dueOn: addDays(wanted.startsOn, days[severity]),
      priority: severity,
      budget: null,
      effortDays: null,
      riskBefore: severity,
      riskAfter: null,
    };
  });
}

async function itemsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, InspectionItemRecord>> {
  const found = await tx.em.find(InspectionItemEntity, {
    organizationId: tx.actor.organizationId,
    id: { $in: [...ids] },
  });
  return new Map(found.map((item) => [item.id, item]));
}

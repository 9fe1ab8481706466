import { may } from '../../platform/access/actor.js';
import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { badInput, notFound, staleVersion, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { requireAssessment } from '../assessment/index.js';
import { controlsByIds } from '../framework/index.js';
import { InspectionItemEntity } from './inspection.entity.js';
import type { InspectionItemRecord } from './inspection.entity.js';
import type { Assessments } from './inspection.ports.js';
import {
  lockInspection,
  requireManager,
  requirePeople,
  requireRunning,
  tellInspection,
} from './inspection.records.js';
import { assigning, interpreting } from './inspection.rules.js';
import type { AssignInspectionItemsInput, InterpretInspectionItemInput } from './item.inputs.js';

const assigned = ['unitId', 'personId', 'dueOn'] as const;
const told = ['interpretation', 'interviewee', 'place'] as const;

/** Who answers for what is inspected, and how it is shown. */
export class ItemService {
  constructor(
    private readonly database: Database,
    private readonly assessments: Assessments,
  ) {}

  /** Assigns items of one inspection, and their results with them: whoever answers for an item has to be able to work on it. */
  async assign(actor: Actor, input: AssignInspectionItemsInput): Promise<readonly string[]> {
    const change = check(assigning, { ...input });
    return this.database.write(actor, async (tx) => {
      requireManager(tx);
      await requirePeople(tx, { unitId: change.unitId, memberId: change.personId });
      const items = await requireItems(tx, [...new Set(change.ids)]);
      const inspection = await lockInspection(tx, items[0]!.inspectionId, { shared: true });
      requireRunning(inspection);
      const keys = assigned.filter((key) => change[key] !== undefined);
      const next = Object.fromEntries(keys.map((key) => [key, change[key] ?? null]));
      const changed = items.filter((item) => keys.some((key) => (item[key] ?? null) !== next[key]));
      if (changed.length === 0) return items.map(({ id }) => id);
      await tx.query(
        'inspectionItem.assign',
        `update inspection_item set version = version + 1,
           unit_id = case when $3 then $4::uuid else unit_id end, person_id = case when $5 then $6::uuid else person_id end,
           due_on = case when $7 then $8::date else due_on end
         where organization_id = $1 and id = any ($2::uuid[])`,
        [
          tx.actor.organizationId,
          changed.map(({ id }) => id),
          ...assigned.flatMap((key) => [change[key] !== undefined, change[key] ?? null]),
        ],
      );
      await this.assignResults(tx, inspection.assessmentId, changed, change);
      tellInspection(tx, 'itemsAssigned', inspection, {
        after: { ...next, items: await codesOf(tx, changed) },
      });
      return items.map(({ id }) => id);
    });
  }

  private async assignResults(
    tx: Tx,
    assessmentId: string,
    items: readonly InspectionItemRecord[],
    { unitId, personId }: { unitId?: string | null | undefined; personId?: string | null | undefined },
  ): Promise<void> {
    if (unitId === undefined && personId === undefined) return;
    if (!may(tx.actor, 'assessment:manage')) return;
    if ((await requireAssessment(tx, assessmentId)).state !== 'OPEN') return;
    await this.assessments.assignInside(tx, {
      resultIds: items.map(({ resultId }) => resultId),
      ...(unitId === undefined ? {} : { unitId }),
      ...(personId === undefined ? {} : { assigneeId: personId }),
    });
  }

  /** Says how an item is understood and shown. */
  async interpret(actor: Actor, input: InterpretInspectionItemInput): Promise<readonly string[]> {
    const change = check(interpreting, {
      ...input,
      interpretation: input.interpretation ?? null,
      interviewee: input.interviewee || null,
      place: input.place || null,
    });
    return this.database.write(actor, async (tx) => {
      requireManager(tx);
      const [item] = await requireItems(tx, [change.id]);
      if (item!.version !== change.version) throw staleVersion();
      const inspection = await lockInspection(tx, item!.inspectionId, { shared: true });
      requireRunning(inspection);
      const keys = told.filter((key) => input[key] !== undefined);
      const next = Object.fromEntries(keys.map((key) => [key, change[key] ?? null]));
      const before = Object.fromEntries(keys.map((key) => [key, item![key] ?? null]));
      if (keys.every((key) => before[key] === next[key])) return [change.id];
      Object.assign(item!, next);
      const [code] = await codesOf(tx, [item!]);
      tellInspection(tx, 'itemInterpreted', inspection, {
        before: { item: code!, ...before },
        after: { item: code!, ...next },
      });
      return [change.id];
    });
  }
}

/** Items of one inspection; NOT_FOUND when one is missing. */
async function requireItems(tx: Tx, ids: readonly string[]): Promise<InspectionItemRecord[]> {
  const items = await tx.em.find(InspectionItemEntity, {
    organizationId: tx.actor.organizationId,
    id: { $in: [...ids] },
  });
  if (items.length < ids.length) throw notFound();
  if (new Set(items.map(({ inspectionId }) => inspectionId)).size > 1)
    throw badInput({
      ids: text('所选检查项不属于同一次检查。', 'The items belong to more than one inspection.'),
    });
  return items;
}

async function codesOf(tx: Tx, items: readonly InspectionItemRecord[]): Promise<string[]> {
  const controls = await controlsByIds(
    tx,
    items.map(({ controlId }) => controlId),
  );
  return controls.map(({ code }) => code);
}

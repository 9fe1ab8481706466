import { LockMode } from '@mikro-orm/postgresql';
import type { Tx } from '../../platform/database/database.js';
import type { Json } from '../../platform/events/event-draft.js';
import {
  badInput,
  forbidden,
  invalidState,
  notFound,
  staleVersion,
  text,
} from '../../platform/graphql/errors.js';
import { distinct } from '../../platform/graphql/relation.js';
import { assessmentsByIds } from '../assessment/index.js';
import { unitsByIds } from '../organization/index.js';
import { membershipsByIds } from '../people/index.js';
import { mayPlanRoadmaps } from './planning.access.js';
import { RoadmapEntity } from './planning.entity.js';
import type { RoadmapRecord } from './planning.entity.js';

/** Who changes something of a roadmap takes turns: circles, limits and its state span several rows. */
export async function findLocked(tx: Tx, id: string, version?: number): Promise<RoadmapRecord> {
  const roadmap = await tx.em.findOne(
    RoadmapEntity,
    { organizationId: tx.actor.organizationId, id },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (!roadmap) throw notFound();
  if (version !== undefined && roadmap.version !== version) throw staleVersion();
  return roadmap;
}

/** A roadmap, whatever its state, for those who plan. */
export async function lockRoadmap(tx: Tx, id: string, version?: number): Promise<RoadmapRecord> {
  if (!mayPlanRoadmaps(tx.actor)) throw forbidden();
  return findLocked(tx, id, version);
}

/** A roadmap that is about to change: what was proposed or approved stays as it is until it is opened again. */
export async function lockDraft(tx: Tx, id: string, version?: number): Promise<RoadmapRecord> {
  const roadmap = await lockRoadmap(tx, id, version);
  if (roadmap.state !== 'DRAFT')
    throw invalidState(
      roadmap.state === 'APPROVED'
        ? text('规划已批准，重新打开后才能修改。', 'The roadmap is approved: open it again to change it.')
        : text(
            '规划在等待批准，撤回后才能修改。',
            'The roadmap waits for approval: take it back to change it.',
          ),
    );
  return roadmap;
}

/** NOT_FOUND unless every one is in sight, INVALID_STATE unless those that are new to the roadmap are open. */
export async function requireAssessments(
  tx: Tx,
  ids: readonly string[],
  known: readonly string[] = [],
): Promise<void> {
  const found = await assessmentsByIds(tx, ids);
  const gone = ids.filter((id) => !found.some((one) => one.id === id));
  if (gone.some((id) => !known.includes(id))) throw notFound();
  const closed = found.find(({ id, state }) => state !== 'OPEN' && !known.includes(id));
  if (closed)
    throw invalidState(
      text(
        `“${closed.name}”已关闭，请选择进行中的测评。`,
        `${closed.name} is closed: choose assessments that are open.`,
      ),
    );
}

export interface People {
  readonly unitId?: string | null | undefined;
  readonly ownerId?: string | null | undefined;
}

/** NOT_FOUND unless every unit and member that is named belongs here; a statement each. */
export async function requirePeople(tx: Tx, rows: readonly People[]): Promise<void> {
  const unitIds = distinct(rows.map(({ unitId }) => unitId));
  if ((await unitsByIds(tx, unitIds)).length < unitIds.length) throw notFound();
  const ownerIds = distinct(rows.map(({ ownerId }) => ownerId));
  if ((await membershipsByIds(tx, ownerIds)).length < ownerIds.length) throw notFound();
}

/** One line of the audit trail about a roadmap, or about something of it. */
export function tellRoadmap(
  tx: Tx,
  action: string,
  roadmap: Pick<RoadmapRecord, 'id' | 'name'>,
  what: { readonly before?: Json; readonly after?: Json; readonly reason?: string },
): void {
  tx.record({ action, objectType: 'Roadmap', objectId: roadmap.id, objectName: roadmap.name, ...what });
}

export const twice = (field: string) =>
  badInput({ [field]: text('同一项出现了两次。', 'One of them is named twice.') });

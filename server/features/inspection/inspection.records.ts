import { LockMode } from '@mikro-orm/postgresql';
import type { Tx } from '../../platform/database/database.js';
import type { Json } from '../../platform/events/event-draft.js';
import { forbidden, invalidState, notFound, staleVersion, text } from '../../platform/graphql/errors.js';
import { distinct } from '../../platform/graphql/relation.js';
import { unitsByIds } from '../organization/index.js';
import { membershipsByIds } from '../people/index.js';
import { mayManage } from './inspection.access.js';
import { InspectionEntity } from './inspection.entity.js';
import type { InspectionRecord } from './inspection.entity.js';
import { isRunning } from './inspection.lifecycle.js';

/** Who changes an inspection as a whole takes turns; `shared` for those who only need it to stay as it is. */
export async function lockInspection(
  tx: Tx,
  id: string,
  { version, shared = false }: { version?: number; shared?: boolean } = {},
): Promise<InspectionRecord> {
  const inspection = await tx.em.findOne(
    InspectionEntity,
    { organizationId: tx.actor.organizationId, id },
    { lockMode: shared ? LockMode.PESSIMISTIC_READ : LockMode.PESSIMISTIC_WRITE },
  );
  if (!inspection) throw notFound();
  if (version !== undefined && inspection.version !== version) throw staleVersion();
  return inspection;
}

export function requireManager(tx: Tx): void {
  if (!mayManage(tx.actor)) throw forbidden();
}

/** INVALID_STATE once it is over. */
export function requireRunning({ state }: Pick<InspectionRecord, 'state'>): void {
  if (isRunning(state)) return;
  throw invalidState(
    state === 'CLOSED'
      ? text(
          '检查已结束，只能查看；如需修改请先重新打开。',
          'The inspection is closed and read-only: reopen it first.',
        )
      : text('检查已取消，只能查看。', 'The inspection is cancelled and read-only.'),
  );
}

export interface People {
  readonly unitId?: string | null | undefined;
  readonly memberId?: string | null | undefined;
}

/** NOT_FOUND unless the unit and the member that are named belong here. */
export async function requirePeople(tx: Tx, { unitId, memberId }: People): Promise<void> {
  const unitIds = distinct([unitId]);
  if ((await unitsByIds(tx, unitIds)).length < unitIds.length) throw notFound();
  const memberIds = distinct([memberId]);
  if ((await membershipsByIds(tx, memberIds)).length < memberIds.length) throw notFound();
}

/** One line of the audit trail about an inspection, or about something of it. */
export function tellInspection(
  tx: Tx,
  event: string,
  inspection: Pick<InspectionRecord, 'id' | 'name'>,
  what: { readonly before?: Json; readonly after?: Json; readonly reason?: string | undefined },
): void {
  tx.record({
    action: `inspection.${event}`,
    objectType: 'Inspection',
    objectId: inspection.id,
    objectName: inspection.name,
    ...what,
  });
}

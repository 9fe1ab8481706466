import { may } from '../../platform/access/actor.js';
import { addDays, dayOf } from '../../platform/clock.js';
import type { Tx } from '../../platform/database/database.js';
import {
  isGiven,
  mayManageInspections,
  owedItems,
  readinessOfInspections,
  visitsToCome,
} from '../inspection/index.js';
import type { OwedItem } from '../inspection/index.js';
import { escalationDays, isManager, soonDays } from './dated.rules.js';
import { aboutItems, byOwner, meantBy } from './inspection.notices.js';
import type { Wish, Wishes } from './wishes.js';
import { rolesWith } from './wishes.js';

/** Days before a visit from which it is told that items are not ready, the last call first. */
const visitDays = [3, 14] as const;

/** What the days of inspections have to say; statements as many for one inspection as for all. */
export async function inspectionWishes(tx: Tx): Promise<Wishes[]> {
  const at = tx.now.toISOString();
  const today = dayOf(tx.now);
  const late = addDays(today, -escalationDays);
  const items = await owedItems(tx, { dueWithin: soonDays });
  const wishes = groupsOf(items).flatMap(({ inspectionId, dueOn, of: own }) => [
    ...byOwner(own).map((mine): Wish => {
      const kind = dueOn < today ? 'INSPECTION_OVERDUE' : 'INSPECTION_DUE_SOON';
      const [first] = mine;
      return {
        ...aboutItems(mine, true),
        kind,
        at,
        key: `${kind}:${inspectionId}:${dueOn}:${first!.personId ?? first!.unitId}`,
        isFor: (member) => isGiven(member, first!),
      };
    }),
    ...(dueOn > late
      ? []
      : [
          {
            ...aboutItems(own, false),
            kind: 'INSPECTION_ESCALATED' as const,
            at,
            key: `INSPECTION_ESCALATED:${inspectionId}:${dueOn}`,
            isFor: (member: Parameters<Wish['isFor']>[0]) =>
              isManager(member) && may(member, 'inspection:read'),
          },
        ]),
  ]);
  return [{ wishes, meant: { ...meantBy(items), roles: ['MANAGER'] } }, await visitWishes(tx, at)];
}

/** Managers have to know, and who runs inspections has to do something about it. */
async function visitWishes(tx: Tx, at: string): Promise<Wishes> {
  const near = (await visitsToCome(tx)).filter(
    ({ daysLeft }) => daysLeft >= 0 && daysLeft <= Math.max(...visitDays),
  );
  const found =
    near.length === 0
      ? undefined
      : await readinessOfInspections(
          tx,
          near.map(({ id }) => id),
        );
  const wishes = near.flatMap(({ id, name, from, daysLeft }): Wish[] => {
    const { items = 0, ready = 0 } = found?.get(id) ?? {};
    if (items === ready) return [];
    const step = visitDays.find((days) => daysLeft <= days);
    return [
      {
        kind: 'INSPECTION_VISIT_NEAR',
        at,
        key: `INSPECTION_VISIT_NEAR:${step}:${id}:${from}`,
        objectType: 'Inspection',
        objectId: id,
        objectName: name,
        facts: { dueOn: from, count: items - ready },
        isFor: (member) =>
          may(member, 'inspection:read') && (mayManageInspections(member) || isManager(member)),
      },
    ];
  });
  return { wishes, meant: { roles: ['MANAGER', ...rolesWith('inspection:manage')] } };
}

interface Group {
  readonly inspectionId: string;
  readonly dueOn: string;
  readonly of: readonly OwedItem[];
}

/** Items of one inspection that are due on one day. */
const groupsOf = (items: readonly OwedItem[]): Group[] =>
  [...Map.groupBy(items, ({ inspectionId, dueOn }) => `${inspectionId} ${dueOn}`).values()].map((of) => ({
    inspectionId: of[0]!.inspectionId,
    dueOn: of[0]!.dueOn!,
    of,
  }));

import { isGiven, owedItems } from '../../inspection/index.js';
import type { OwedItem } from '../../inspection/index.js';
import { aboutItems, byOwner, meantBy } from '../inspection.notices.js';
import { of } from '../told-event.js';
import type { Teller, ToldEvent } from '../told-event.js';
import type { Wish } from '../wishes.js';

/** Items of inspections that are given to somebody: a hundred of one visit are one notice for each whom they are given to. */
export const inspectionTeller: Teller = {
  actions: ['inspection.created', 'inspection.itemsAssigned'],
  async wishes(tx, events) {
    const inspectionIds = [...new Set(events.map((event) => event.objectId))];
    const owed = Map.groupBy(await owedItems(tx, { inspectionIds }), (item) => item.inspectionId);
    // What was given twice meanwhile is told once, by the last act.
    const told = new Set<OwedItem>();
    const given = events.toReversed().flatMap((event) => {
      const news = (owed.get(event.objectId) ?? []).filter((item) => !told.has(item) && isNews(event, item));
      news.forEach((item) => told.add(item));
      return byOwner(news).map((items) => ({ event, items }));
    });
    const wishes = given.map(({ event, items }): Wish => {
      const [first] = items;
      return {
        ...of(event),
        ...aboutItems(items, true),
        key: `${event.id}:${first!.personId ?? first!.unitId}`,
        kind: 'INSPECTION_ASSIGNED',
        isFor: (member) => isGiven(member, first!),
      };
    });
    return { wishes, meant: meantBy(given.flatMap(({ items }) => items)) };
  },
};

/** It was given by this event and still is; another day alone is no news. */
function isNews({ action, after }: ToldEvent, { code, unitId, personId }: OwedItem): boolean {
  if (action === 'inspection.created') return true;
  if (!Array.isArray(after?.items) || !after.items.includes(code)) return false;
  if (after.personId !== undefined) return after.personId === personId;
  return after.unitId !== undefined && personId === null && after.unitId === unitId;
}

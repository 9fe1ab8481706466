import type { OwedItem } from '../inspection/index.js';
import type { Meant, Wish } from './wishes.js';

/** Items of one inspection by whom they were given to. */
export const byOwner = (items: readonly OwedItem[]): OwedItem[][] => [
  ...Map.groupBy(items, ({ unitId, personId }) => personId ?? unitId).values(),
];

/** What a notice says of items of one inspection: one by its name, several by their number. */
export function aboutItems(
  items: readonly OwedItem[],
  mine: boolean,
): Pick<Wish, 'objectType' | 'objectId' | 'objectName' | 'facts'> {
  const [first, ...more] = items;
  const { inspectionId, inspectionName, dueOn, code, name, id } = first!;
  const alone = more.length === 0;
  return {
    objectType: 'Inspection',
    objectId: inspectionId,
    objectName: alone ? `${code} ${name} · ${inspectionName}` : inspectionName,
    facts: {
      // Several may be due on different days: the first one counts.
      dueOn: items.reduce((soonest, one) => earlier(soonest, one.dueOn), dueOn),
      ...(alone ? { itemId: id } : { count: items.length, mine }),
    },
  };
}

const earlier = (a: string | null, b: string | null): string | null => (a && b ? (a < b ? a : b) : (a ?? b));

export const meantBy = (items: readonly OwedItem[]): Meant => ({
  ids: [...new Set(items.map(({ personId }) => personId))],
  unitIds: [...new Set(items.flatMap(({ unitId, personId }) => (personId || !unitId ? [] : unitId)))],
});

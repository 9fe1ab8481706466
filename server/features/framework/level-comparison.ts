import type { ControlKind, RecordedChange } from './framework-file.schema.js';

/** The part of a control that a comparison needs; database rows and file data both fit. */
export interface ComparableControl {
  code: string;
  kind: ControlKind;
  level: string | null;
  requirementSet: string | null;
  category: string | null;
  name: string;
  text: string | null;
  parentCode: string | null;
  order: number;
  change: RecordedChange | null;
  continues: string | null;
}

/**
 * SAME and STRENGTHENED have both sides. ADDED is a new item of a control point that the lower level has,
 * NEW_CONTROL_POINT an item of a point that it has not. DROPPED has only the lower side.
 */
export type ItemChange = 'SAME' | 'STRENGTHENED' | 'ADDED' | 'NEW_CONTROL_POINT' | 'DROPPED';

export interface ItemDifference<C> {
  change: ItemChange;
  lower: C | null;
  higher: C | null;
}

interface Point<C> {
  node: C;
  items: C[];
}

/** What an item of the higher level was one or more levels below. */
interface Origin<C> {
  lower: C;
  change: 'SAME' | 'STRENGTHENED';
}

/**
 * Compares the items of two levels, optionally within one requirement set, in the reading order of the higher level.
 * Levels that are not neighbours are compared through those between, because the file records changes step by step.
 */
export function compareLevels<C extends ComparableControl>(
  controls: readonly C[],
  lower: string,
  higher: string,
  requirementSet?: string | null,
): ItemDifference<C>[] {
  const levels = [...new Set(controls.map((control) => control.level))]
    .filter((level) => level !== null)
    .sort();
  const from = levels.indexOf(lower);
  const to = levels.indexOf(higher);
  if (from < 0 || to < 0 || from >= to) throw new RangeError(`Cannot compare level ${lower} with ${higher}`);
  const among =
    requirementSet == null
      ? controls
      : controls.filter((control) => control.requirementSet === requirementSet);
  const pointsAt = levels.slice(from, to + 1).map((level) => pointsOf(among, level));

  const bottom = pointsAt[0] ?? new Map<string, Point<C>>();
  const top = pointsAt.at(-1) ?? bottom;

  let origins = ownOrigins(bottom);
  let rooted = new Set(bottom.keys());
  for (const [index, points] of pointsAt.entries()) {
    const below = pointsAt[index - 1];
    if (below === undefined) continue;
    origins = compose(originsOneBelow(below, points), origins);
    const carriesOn = ({ node }: Point<C>): boolean => rooted.has(originKey(below, node) ?? '');
    rooted = new Set([...points].filter(([, point]) => carriesOn(point)).map(([key]) => key));
  }
  const differences = [...top].flatMap(([key, { items }]) =>
    items.map((item): ItemDifference<C> => {
      const origin = origins.get(item);
      if (origin !== undefined) return { ...origin, higher: item };
      return { change: rooted.has(key) ? 'ADDED' : 'NEW_CONTROL_POINT', lower: null, higher: item };
    }),
  );
  return withDropped(differences, bottom, top);
}

function pointsOf<C extends ComparableControl>(controls: readonly C[], level: string): Map<string, Point<C>> {
  const inLevel = controls.filter((control) => control.level === level).sort((x, y) => x.order - y.order);
  const items = Map.groupBy(
    inLevel.filter((control) => control.kind === 'ITEM'),
    (item) => item.parentCode,
  );
  const points = inLevel.filter((control) => control.kind === 'CONTROL_POINT');
  return new Map(
    points.map((node) => [pointKey(node, node.name), { node, items: items.get(node.code) ?? [] }]),
  );
}

function pointKey(control: ComparableControl, pointName: string): string {
  return `${control.requirementSet}/${control.category}/${pointName}`;
}

function ownOrigins<C extends ComparableControl>(points: Map<string, Point<C>>): Map<C, Origin<C>> {
  const items = [...points.values()].flatMap((point) => point.items);
  return new Map(items.map((item) => [item, { lower: item, change: 'SAME' }]));
}

/** The control point of the level below that this one carries on, under its own or its former name. */
function originKey<C extends ComparableControl>(below: Map<string, Point<C>>, node: C): string | null {
  const names = node.continues === null ? [node.name] : [node.name, node.continues];
  return names.map((name) => pointKey(node, name)).find((key) => below.has(key)) ?? null;
}

/** Where the items of a level come from in the level just below; items without an origin are left out. */
function originsOneBelow<C extends ComparableControl>(
  below: Map<string, Point<C>>,
  points: Map<string, Point<C>>,
): Map<C, Origin<C>> {
  const origins = new Map<C, Origin<C>>();
  for (const { node, items } of points.values()) {
    const origin = below.get(originKey(below, node) ?? '');
    for (const [item, lower] of pairItems(origin?.items ?? [], items)) {
      origins.set(item, { lower, change: isSame(lower, item) ? 'SAME' : 'STRENGTHENED' });
    }
  }
  return origins;
}

/** Our wording may be equal where the clause is stricter: the recorded change wins; without one the wording decides. */
function isSame(lower: ComparableControl, item: ComparableControl): boolean {
  return item.change === null ? lower.text === item.text : item.change === 'SAME';
}

/** Equal wording first, then equal letters, then what is left in letter order. */
function pairItems<C extends ComparableControl>(lowerItems: readonly C[], items: readonly C[]): Map<C, C> {
  const pairs = new Map<C, C>();
  const free = new Set(lowerItems);
  const pairWhere = (fits: (lower: C, item: C) => boolean): void => {
    for (const item of items) {
      if (pairs.has(item)) continue;
      const lower = [...free].find((candidate) => fits(candidate, item));
      if (lower === undefined) continue;
      pairs.set(item, lower);
      free.delete(lower);
    }
  };
  pairWhere((lower, item) => lower.text === item.text);
  pairWhere((lower, item) => item.change !== 'NEW_CONTROL_POINT' && letterOf(lower) === letterOf(item));
  pairWhere((_lower, item) => item.change !== 'NEW_CONTROL_POINT');
  return pairs;
}

/** A control point with a single item carries no letter; it stands for the first. */
function letterOf(item: ComparableControl): string {
  return /-([a-z])$/.exec(item.code)?.[1] ?? 'a';
}

/** Follows each item one step further down. A step that changes anything changes the whole way. */
function compose<C extends ComparableControl>(
  upper: Map<C, Origin<C>>,
  known: Map<C, Origin<C>>,
): Map<C, Origin<C>> {
  const followed = new Map<C, Origin<C>>();
  for (const [item, { lower, change }] of upper) {
    const further = known.get(lower);
    if (further === undefined) continue;
    followed.set(item, { lower: further.lower, change: change === 'SAME' ? further.change : change });
  }
  return followed;
}

/** Adds the items that the higher level no longer asks for, behind their control point or at the end of their category. */
function withDropped<C extends ComparableControl>(
  differences: ItemDifference<C>[],
  bottom: Map<string, Point<C>>,
  top: Map<string, Point<C>>,
): ItemDifference<C>[] {
  const kept = new Set(differences.map((difference) => difference.lower));
  const lastOrder = new Map<string, number>();
  for (const { node, items } of top.values()) {
    const end = Math.max(node.order, ...items.map((item) => item.order));
    lastOrder.set(pointKey(node, node.name), end);
    const category = pointKey(node, '');
    lastOrder.set(category, Math.max(end, lastOrder.get(category) ?? 0));
  }
  const placed = differences.map((difference) => ({ difference, place: difference.higher?.order ?? 0 }));
  for (const [key, { node, items }] of bottom) {
    const place = lastOrder.get(key) ?? lastOrder.get(pointKey(node, '')) ?? Number.MAX_SAFE_INTEGER;
    for (const lower of items) {
      if (!kept.has(lower))
        placed.push({ difference: { change: 'DROPPED', lower, higher: null }, place: place + 0.5 });
    }
  }
  return placed.sort((x, y) => x.place - y.place).map((each) => each.difference);
}

import type { ControlKind, Dimension, Technology } from './framework-file.schema.js';

/** The part of a control that decides whether it applies; database rows and file data both fit. */
export interface SelectableControl {
  code: string;
  kind: ControlKind;
  level: string | null;
  requirementSet: string | null;
  category: string | null;
  name: string;
  parentCode: string | null;
  dimension: Dimension | null;
  order: number;
}

export interface SelectableSet {
  code: string;
  technology: Technology | null;
  informative: boolean;
}

export interface GradedSubject {
  /** Level of business information security, 1 to 4. */
  s: number;
  /** Level of service assurance, 1 to 4. */
  a: number;
  technologies: readonly Technology[];
}

export interface ApplicableControls<C> {
  /** Total level code, such as `L3`. */
  level: string;
  requirementSets: string[];
  controlPoints: C[];
  /** Every item to assess, informative ones included. */
  items: { control: C; scored: boolean }[];
  /** Control points and items that count; informative annexes are not in these numbers. */
  controlPointCount: number;
  itemCount: number;
}

/** The standard leaves level 5 out, so a grading may reach a level that has no requirements to choose from. */
export class LevelNotCoveredError extends Error {
  constructor(readonly level: string) {
    super(`The framework holds no requirements for level ${level}`);
    this.name = 'LevelNotCoveredError';
  }
}

/**
 * Chooses the controls of a graded system (GB/T 22239-2019 annex A): G-class control points at the total level,
 * S-class at the information level, A-class at the service level, and the extensions of the technologies in use
 * at the total level. The big-data annex is informative: its items are listed and may be answered, but do not score.
 */
export function selectControls<C extends SelectableControl>(
  controls: readonly C[],
  requirementSets: readonly SelectableSet[],
  subject: GradedSubject,
): ApplicableControls<C> {
  const level = `L${Math.max(subject.s, subject.a)}`;
  const levelByDimension: Record<Dimension, string> = { S: `L${subject.s}`, A: `L${subject.a}`, G: level };
  const present = new Set(controls.map((control) => control.level));
  for (const wanted of Object.values(levelByDimension))
    if (!present.has(wanted)) throw new LevelNotCoveredError(wanted);

  const chosenSets = requirementSets.filter(
    (set) => set.technology === null || subject.technologies.includes(set.technology),
  );
  const setByCode = new Map(chosenSets.map((set) => [set.code, set]));
  const applies = (control: C): boolean => {
    const set = setByCode.get(control.requirementSet ?? '');
    if (set === undefined || control.dimension === null) return false;
    return control.level === (set.technology === null ? levelByDimension[control.dimension] : level);
  };
  const scored = (control: C): boolean => setByCode.get(control.requirementSet ?? '')?.informative !== true;

  const place = readingOrder(controls, level);
  const controlPoints = controls
    .filter((each) => each.kind === 'CONTROL_POINT' && applies(each))
    .sort((x, y) => place(x) - place(y) || x.order - y.order);
  const itemsOf = Map.groupBy(
    controls.filter((each) => each.kind === 'ITEM' && applies(each)),
    (item) => item.parentCode,
  );
  const items = controlPoints
    .flatMap((point) => [...(itemsOf.get(point.code) ?? [])].sort((x, y) => x.order - y.order))
    .map((control) => ({ control, scored: scored(control) }));
  return {
    level,
    requirementSets: chosenSets.map((set) => set.code),
    controlPoints,
    items,
    controlPointCount: controlPoints.filter(scored).length,
    itemCount: items.filter((item) => item.scored).length,
  };
}

/** A control point taken from a lower level stands where the total level has the point of the same name. */
function readingOrder<C extends SelectableControl>(
  controls: readonly C[],
  level: string,
): (point: C) => number {
  const points = new Map<string, number>();
  const categoryEnds = new Map<string, number>();
  for (const control of controls) {
    if (control.kind !== 'CONTROL_POINT' || control.level !== level) continue;
    const category = `${control.requirementSet}/${control.category}`;
    points.set(`${category}/${control.name}`, control.order);
    categoryEnds.set(category, Math.max(control.order, categoryEnds.get(category) ?? 0));
  }
  return (point) => {
    const category = `${point.requirementSet}/${point.category}`;
    return points.get(`${category}/${point.name}`) ?? categoryEnds.get(category) ?? Number.MAX_SAFE_INTEGER;
  };
}

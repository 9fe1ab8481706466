import type { Control, Edition } from '../framework/index.js';
import type { Step } from './paths.js';

/** Where controls stand in their rule books. */
export class ControlTree {
  constructor(private readonly editions: readonly Edition[]) {}

  edition(id: string): Edition | undefined {
    return this.editions.find((edition) => edition.controlById.has(id));
  }

  control(id: string): Control | undefined {
    return this.edition(id)?.controlById.get(id);
  }

  /**
   * From a part to each whole above it: what a control asks for is a part of what the node above asks for. A control point
   * with a single item asks for exactly what the item asks for.
   */
  above(id: string): Step[] {
    const edition = this.edition(id);
    const steps: Step[] = [];
    let relation: Step['relation'] = 'EQUAL';
    for (let at = edition?.controlById.get(id); at?.parentId && edition;) {
      const parent = edition.controlById.get(at.parentId);
      // A definition or a penalty is no part of what the node above asks for.
      if (!parent || (at.informative && !parent.informative)) break;
      if (!isSameAsItsPart(parent, edition)) relation = 'SUBSET';
      steps.push(inside(id, parent.id, relation));
      at = parent;
    }
    return steps;
  }

  /** From a whole to everything below it. */
  below(id: string): Step[] {
    const edition = this.edition(id);
    if (!edition) return [];
    const steps: Step[] = [];
    const walk = (at: string, relation: Step['relation']): void => {
      const node = edition.controlById.get(at)!;
      const next = relation === 'EQUAL' && isSameAsItsPart(node, edition) ? 'EQUAL' : 'SUPERSET';
      for (const child of childrenOf(edition).get(at) ?? []) {
        if (child.informative && !node.informative) continue;
        steps.push(inside(id, child.id, next));
        walk(child.id, next);
      }
    };
    if (edition.controlById.has(id)) walk(id, 'EQUAL');
    return steps;
  }
}

const inside = (from: string, to: string, relation: Step['relation']): Step => ({
  from,
  to,
  relation,
  confidence: 'HIGH',
  mappingId: null,
  reviewed: true,
});

const isSameAsItsPart = (node: Control, edition: Edition): boolean =>
  node.kind === 'CONTROL_POINT' && childrenOf(edition).get(node.id)?.length === 1;

const children = new WeakMap<Edition, Map<string, Control[]>>();

/** Children by parent; kept with the edition, which never changes. */
function childrenOf(edition: Edition): ReadonlyMap<string, readonly Control[]> {
  let known = children.get(edition);
  if (!known) {
    known = Map.groupBy(
      edition.controls.filter((control) => control.parentId !== null),
      (control) => control.parentId!,
    );
    children.set(edition, known);
  }
  return known;
}

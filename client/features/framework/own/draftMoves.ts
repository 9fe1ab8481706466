import type { NewPlace } from './AddControlDialog';
import type { ChildControl, ChildTree } from './childTree';

/** One step of a node: among its siblings, below the one before it, or beside the one above it. */
export type Step = 'up' | 'down' | 'in' | 'out';

export interface Target {
  readonly parentId: string | null;
  readonly position: number | null;
}

/** Where a step leads; null when there is no way. */
export function stepOf(tree: ChildTree, control: ChildControl, step: Step): Target | null {
  const parentId = control.parentId ?? null;
  const siblings = tree.siblings(parentId);
  const at = siblings.findIndex((one) => one.id === control.id);
  if (at < 0) return null;
  if (step === 'up') return at === 0 ? null : { parentId, position: at - 1 };
  if (step === 'down') return at === siblings.length - 1 ? null : { parentId, position: at + 1 };
  if (step === 'in') {
    const before = siblings[at - 1];
    return before ? { parentId: before.id, position: null } : null;
  }
  const above = parentId ? tree.find(parentId) : undefined;
  if (!above) return null;
  const among = tree.siblings(above.parentId ?? null);
  return { parentId: above.parentId ?? null, position: among.findIndex((one) => one.id === above.id) + 1 };
}

/** Where a new node goes: right behind the active one, or as the last one below it. */
export function newPlace(
  tree: ChildTree,
  active: ChildControl | undefined,
  where: 'sibling' | 'child',
): NewPlace {
  if (active && where === 'child') {
    return {
      parentId: active.id,
      parent: `${active.code} ${active.name}`,
      position: null,
      code: nextCode(tree.siblings(active.id), `${active.code}.1`),
    };
  }
  const parentId = active?.parentId ?? null;
  const siblings = tree.siblings(parentId);
  const at = siblings.findIndex((one) => one.id === active?.id);
  const parent = parentId ? tree.find(parentId) : undefined;
  return {
    parentId,
    parent: parent ? `${parent.code} ${parent.name}` : null,
    position: at < 0 ? null : at + 1,
    code: nextCode(siblings, ''),
  };
}

/** The last code counted on by one; what has no number at its end is only a start. */
function nextCode(siblings: readonly ChildControl[], first: string): string {
  const last = siblings.at(-1)?.code;
  if (last === undefined) return first;
  const [, head = '', number] = /^(.*?)(\d+)$/.exec(last) ?? [];
  return number === undefined ? '' : `${head}${String(Number(number) + 1).padStart(number.length, '0')}`;
}

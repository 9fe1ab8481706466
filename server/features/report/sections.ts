import type { Control, Edition } from '../framework/index.js';

/** Under which heading a control stands: its security class in MLPS, elsewhere the chapter of its rule book. */
export function sectionsOf({ categories, controlById, childrenOf }: Edition): (control: Control) => string {
  const classes = new Map(categories.map(({ code, name }) => [code, name]));
  // A rule book with one root has its chapters below it.
  const [only, second] = childrenOf.get(null) ?? [];
  const root = second === undefined ? only?.id : null;
  const known = new Map<string, string>();
  const chapterOf = (control: Control): string => {
    const found = known.get(control.id);
    if (found !== undefined) return found;
    const parent = controlById.get(control.parentId ?? '');
    const name = !parent || parent.id === root ? control.name : chapterOf(parent);
    known.set(control.id, name);
    return name;
  };
  return (control) => classes.get(control.category ?? '') ?? chapterOf(control);
}

import type { Control, Edition } from '../framework/index.js';
import type { OutsideNode } from './pack.data.js';
import type { Chapter as OwnChapter } from './pack.entity.js';

/** Of an assessment that is known. */
type Chapter = Omit<OwnChapter, 'assessmentId'>;

/** More would be a list and no arrangement. */
export const mostProposed = 16;

/**
 * Chapters as the rule book has them: its highest nodes, each opened up as long as there are not too many. Only nodes with
 * items of the assessment below them, and every item is in one.
 */
export function proposedChapters(
  edition: Pick<Edition, 'childrenOf'>,
  items: ReadonlySet<string>,
  most = mostProposed,
): readonly Chapter[] {
  const holds = (control: Control): boolean =>
    items.has(control.id) || (edition.childrenOf.get(control.id) ?? []).some(holds);
  const below = (control: Control): readonly Control[] =>
    items.has(control.id) ? [] : (edition.childrenOf.get(control.id) ?? []).filter(holds);
  let chapters = (edition.childrenOf.get(null) ?? []).filter(holds);
  for (;;) {
    // A node whose children are items themselves is a chapter already.
    const opened = chapters.flatMap((control) => {
      const children = below(control);
      return children.length > 0 && !children.some((child) => items.has(child.id)) ? children : [control];
    });
    if (opened.length > most || opened.every((control, at) => control === chapters[at])) break;
    chapters = opened;
  }
  return chapters.map(({ code, name }) => ({ title: [...`${name}`].slice(0, 60).join(''), codes: [code] }));
}

const categoryTitles = [
  ['BASIC', '基本项'],
  ['ELECTIVE', '选择项'],
  ['UNKNOWN', '未区分基本与选择的项'],
] as const;

/**
 * Chapters as graders take them: what the level must have, what counts towards its electives, and what our source does not tell
 * apart. Nothing where the rule book has no such items at that level.
 */
export function chaptersByCategory(
  edition: Pick<Edition, 'childrenOf' | 'controls'>,
  items: ReadonlySet<string>,
  level: number,
): readonly Chapter[] {
  const holds = (control: Control): boolean =>
    items.has(control.id) || (edition.childrenOf.get(control.id) ?? []).some(holds);
  const graded = edition.controls.filter((control) => control.gradedItem !== null && holds(control));
  return categoryTitles.flatMap(([category, title]) => {
    const codes = graded
      .filter(({ gradedItem }) =>
        gradedItem!.categories.some((one) => one.level === level && one.category === category),
      )
      .map(({ code }) => code);
    return codes.length === 0 ? [] : [{ title, codes }];
  });
}

/** Where the items are that stand in no chapter: the highest nodes that have no other items, in reading order. */
export function nodesOutside(
  edition: Pick<Edition, 'childrenOf'>,
  items: ReadonlySet<string>,
  outside: ReadonlySet<string>,
): readonly Omit<OutsideNode, 'part'>[] {
  const count = (control: Control, set: ReadonlySet<string>): number =>
    (edition.childrenOf.get(control.id) ?? []).reduce(
      (sum, child) => sum + count(child, set),
      set.has(control.id) ? 1 : 0,
    );
  const visit = (control: Control): readonly Omit<OutsideNode, 'part'>[] => {
    const own = count(control, outside);
    if (own === 0) return [];
    if (own === count(control, items)) return [{ code: control.code, name: control.name, items: own }];
    return [
      ...(outside.has(control.id) ? [{ code: control.code, name: control.name, items: 1 }] : []),
      ...(edition.childrenOf.get(control.id) ?? []).flatMap(visit),
    ];
  };
  return (edition.childrenOf.get(null) ?? []).flatMap(visit);
}

/** In which chapter an item stands: the first that names it or a node above it; undefined when none does. */
export function placeItems(
  edition: Pick<Edition, 'controlById'>,
  chapters: readonly Chapter[],
): (controlId: string) => number | undefined {
  const chapterOf = new Map<string, number>();
  for (const [at, { codes }] of chapters.entries())
    for (const code of codes) if (!chapterOf.has(code)) chapterOf.set(code, at);
  return (controlId) => {
    let place: number | undefined;
    for (let id: string | null = controlId; id !== null;) {
      const control: Control | undefined = edition.controlById.get(id);
      if (!control) break;
      const own = chapterOf.get(control.code);
      if (own !== undefined && (place === undefined || own < place)) place = own;
      id = control.parentId ?? null;
    }
    return place;
  };
}

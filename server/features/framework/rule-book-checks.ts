import { ITEM_CATEGORIES, RULE_BOOK_KINDS } from './file-words.js';
import type { ControlKind } from './file-words.js';
import type { RuleBookHead } from './framework-file.schema.js';
import type { FrameworkControl } from './framework-tree.js';

/** What may stand under what; null is the top of the tree. */
const parents: Partial<Record<ControlKind, readonly (ControlKind | null)[]>> = {
  GROUP: ['GROUP', null],
  GRADED_ITEM: ['GROUP', null],
  CLAUSE: ['GRADED_ITEM', 'GROUP'],
  INDICATOR: ['GROUP'],
  DUTY: ['GROUP', null],
};

/** Rules of the rule books that are not MLPS: the tree, what its nodes carry, and the declared counts. */
export function problemsOfRuleBook(head: RuleBookHead, controls: FrameworkControl[]): string[] {
  return [
    ...controls.flatMap((control) => nodeProblems(head, control)),
    ...treeProblems(controls),
    ...levelTableProblems(head),
    ...countProblems(head, controls),
  ];
}

function nodeProblems(head: RuleBookHead, control: FrameworkControl): string[] {
  const where = `control ${control.code}`;
  const problems: string[] = [];
  const levels = new Set(head.levels.map((level) => level.code));
  const { gradedItem, indicator, duty, references } = control.rule ?? {};
  if (control.name === '') problems.push(`${where}: no name`);
  // A clause of a catalogue may be known by its name alone: the standard's wording is not ours to give.
  const named = control.kind === 'CLAUSE' && control.level === null;
  if (control.assessable && control.text === null && !named && !references?.length)
    problems.push(`${where}: a leaf needs a text or a reference`);
  if (control.level !== null && !levels.has(control.level))
    problems.push(`${where}: unknown level ${control.level}`);
  if ((control.kind === 'GRADED_ITEM') !== (gradedItem !== undefined))
    problems.push(`${where}: gradedItem belongs to a GRADED_ITEM, and to nothing else`);
  if ((control.kind === 'INDICATOR') !== (indicator !== undefined))
    problems.push(`${where}: indicator belongs to an INDICATOR, and to nothing else`);
  if ((control.kind === 'DUTY') !== (duty !== undefined))
    problems.push(`${where}: duty belongs to a DUTY, and to nothing else`);
  for (const { level } of gradedItem?.categories ?? [])
    if (!levels.has(String(level))) problems.push(`${where}: category of unknown level ${level}`);
  if (indicator !== undefined) {
    if ((indicator.fromGrade ?? null) !== control.level)
      problems.push(`${where}: level and fromGrade differ`);
    if (indicator.scored !== (indicator.fromGrade !== null))
      problems.push(`${where}: a scored indicator counts from some grade`);
    const grades = [indicator.scoreByGrade, indicator.minimumCountByGrade].flatMap((each) =>
      Object.keys(each ?? {}),
    );
    for (const grade of grades) if (!levels.has(grade)) problems.push(`${where}: unknown grade ${grade}`);
  }
  return problems;
}

function treeProblems(controls: FrameworkControl[]): string[] {
  const problems: string[] = [];
  const kinds = new Map(controls.map((control) => [control.code, control.kind]));
  if (kinds.size < controls.length) {
    const seen = new Set<string>();
    for (const { code } of controls) {
      if (seen.has(code)) problems.push(`control ${code}: code used twice`);
      seen.add(code);
    }
  }
  for (const control of controls) {
    const parent = control.parentCode === null ? null : (kinds.get(control.parentCode) ?? null);
    const allowed = parents[control.kind];
    if (!allowed?.includes(parent))
      problems.push(`control ${control.code}: ${control.kind} under ${parent ?? 'nothing'}`);
    if (control.kind === 'CLAUSE' && parent === 'GRADED_ITEM' && control.level === null)
      problems.push(`control ${control.code}: a clause of a graded item needs a level`);
  }
  return problems;
}

/** Levels of the scoring are levels of the framework, in its order. */
function levelTableProblems({ levels, scoring }: RuleBookHead): string[] {
  const known = levels.map((level) => level.code).join(' ');
  if (scoring.kind === 'GRADED_ITEMS') {
    const rows = scoring.levelTable.map((row) => row.level).join(' ');
    return rows === known && scoring.topLevel === scoring.levelTable.at(-1)?.level
      ? []
      : [`scoring.levelTable: holds levels ${rows}, the framework ${known}`];
  }
  if (scoring.kind === 'POINTS') {
    const keys = scoring.grades.map((grade) => grade.key).join(' ');
    return keys === known ? [] : [`scoring.grades: holds ${keys}, the framework ${known}`];
  }
  return [];
}

function countProblems({ levels, counts }: RuleBookHead, controls: FrameworkControl[]): string[] {
  const problems: string[] = [];
  const compare = (what: string, declared: number | undefined, found: number): void => {
    if (declared !== undefined && declared !== found)
      problems.push(`${what}: declares ${declared}, the tree holds ${found}`);
  };
  const leaves = controls.filter((each) => each.kind !== 'GROUP' && each.kind !== 'GRADED_ITEM');
  for (const kind of RULE_BOOK_KINDS)
    compare(
      `counts.kinds.${kind}`,
      counts.kinds[kind] ?? 0,
      controls.filter((each) => each.kind === kind).length,
    );
  compare('counts.assessable', counts.assessable, controls.filter((each) => each.assessable).length);
  for (const level of levels) {
    const among = leaves.filter((each) => each.level === level.code);
    compare(`levels ${level.code} items`, level.itemCount, among.length);
    const items = new Set(among.filter((each) => each.kind === 'CLAUSE').map((each) => each.parentCode));
    compare(`levels ${level.code} graded items`, level.controlPointCount, items.size);
  }
  const parentOf = new Map(controls.map((each) => [each.code, each.parentCode]));
  const below = new Map<string, number>();
  for (const leaf of leaves)
    for (let at = leaf.parentCode; at !== null; at = parentOf.get(at) ?? null)
      below.set(at, (below.get(at) ?? 0) + 1);
  for (const [code, declared] of Object.entries(counts.under))
    compare(`counts.under ${code}`, declared, below.get(code) ?? 0);

  const items = controls.flatMap((each) => each.rule?.gradedItem ?? []);
  const categories = items.flatMap((item) => item.categories.map((each) => each.category));
  for (const category of ITEM_CATEGORIES)
    compare(
      `counts.categories.${category}`,
      counts.categories && (counts.categories[category] ?? 0),
      categories.filter((each) => each === category).length,
    );
  compare('counts.qualityChecks', counts.qualityChecks, items.flatMap((item) => item.qualityChecks).length);
  const indicators = controls.flatMap((each) => each.rule?.indicator ?? []);
  compare(
    'counts.electiveTests',
    counts.electiveTests,
    indicators.filter((each) => each.electiveTest).length,
  );
  compare('counts.unscored', counts.unscored, indicators.filter((each) => !each.scored).length);
  compare('counts.security', counts.security, controls.filter((each) => each.rule?.security).length);
  return problems;
}

import { isCaseScope } from './case-scope.js';
import { CONFORMITY_KINDS, WEIGHTS } from './file-words.js';
import type { ConformityHead, FrameworkHead, HighRiskFile } from './framework-file.schema.js';
import type { FrameworkControl } from './framework-tree.js';
import { problemsOfRuleBook } from './rule-book-checks.js';

/** Rules that a schema cannot say: unique codes, known references, and the counts the file declares about itself. */
export function problemsOfFramework(
  head: FrameworkHead,
  controls: FrameworkControl[],
  highRisk: HighRiskFile | null,
): string[] {
  if (head.scoringKind !== 'CONFORMITY') return problemsOfRuleBook(head, controls);
  return [
    ...treeProblems(head, controls),
    ...countProblems(head, controls),
    ...(highRisk === null ? [] : highRiskProblems(highRisk, controls)),
  ];
}

function treeProblems(head: ConformityHead, controls: FrameworkControl[]): string[] {
  const problems: string[] = [];
  const kinds = new Map(controls.map((control) => [control.code, control.kind]));
  const levels = new Set(head.levels.map((level) => level.code));
  const sets = new Set(head.requirementSets.map((set) => set.code));
  const categories = new Set(head.categories.map((category) => category.code));
  const seen = new Set<string>();
  const units = new Set<string>();
  for (const control of controls) {
    const where = `control ${control.code}`;
    const rank = rankOf(control.kind);
    const parentKind = control.parentCode === null ? undefined : kinds.get(control.parentCode);
    if (seen.has(control.code)) problems.push(`${where}: code used twice`);
    seen.add(control.code);
    if (rank < 0) problems.push(`${where}: ${control.kind} does not belong into a conformity framework`);
    if (rank > 0 && parentKind !== CONFORMITY_KINDS[rank - 1])
      problems.push(`${where}: ${control.kind} under ${parentKind ?? 'nothing'}`);
    if (rank === 0 && parentKind !== undefined) problems.push(`${where}: LEVEL must be a root`);
    if (control.level === null || !levels.has(control.level))
      problems.push(`${where}: unknown level ${control.level}`);
    if (rank >= 1 && !sets.has(control.requirementSet ?? ''))
      problems.push(`${where}: unknown requirement set ${control.requirementSet}`);
    if (rank >= 2 && !categories.has(control.category ?? ''))
      problems.push(`${where}: unknown category ${control.category}`);
    if (rank >= 3 && control.dimension === null) problems.push(`${where}: no dimension`);
    if (control.name === '') problems.push(`${where}: no name`);
    if (control.kind === 'ITEM' && control.text === null) problems.push(`${where}: an item needs a text`);
    if (control.weightSource !== null && !(control.weightSource in head.weightSources)) {
      problems.push(`${where}: unknown weight source ${control.weightSource}`);
    }
    if (control.testUnit !== null && units.has(control.testUnit))
      problems.push(`${where}: test unit ${control.testUnit} used twice`);
    if (control.testUnit !== null) units.add(control.testUnit);
  }
  return problems;
}

const rankOf = (kind: string): number => CONFORMITY_KINDS.findIndex((each) => each === kind);

function countProblems(head: ConformityHead, controls: FrameworkControl[]): string[] {
  const problems: string[] = [];
  const compare = (what: string, declared: number, found: number): void => {
    if (declared !== found) problems.push(`${what}: declares ${declared}, the tree holds ${found}`);
  };
  const pointsAndItems = (
    what: string,
    expected: { controlPoints: number; items: number },
    among: FrameworkControl[],
  ): void => {
    compare(
      `${what} control points`,
      expected.controlPoints,
      among.filter((each) => each.kind === 'CONTROL_POINT').length,
    );
    compare(`${what} items`, expected.items, among.filter((each) => each.kind === 'ITEM').length);
  };
  // A level's headline numbers (71 and 211 at level 3) are those of the requirements that bind every system.
  const baseSets = new Set(
    head.requirementSets.filter((set) => set.technology === null).map((set) => set.code),
  );
  const base = controls.filter((control) => baseSets.has(control.requirementSet ?? ''));
  for (const level of head.levels) {
    const among = base.filter((control) => control.level === level.code);
    pointsAndItems(
      `levels ${level.code}`,
      { controlPoints: level.controlPointCount, items: level.itemCount },
      among,
    );
  }
  for (const expected of head.counts) {
    const among = controls.filter(
      (each) => each.level === expected.level && each.requirementSet === expected.requirementSet,
    );
    pointsAndItems(`counts ${expected.level}/${expected.requirementSet}`, expected, among);
  }
  for (const expected of head.categoryCounts) {
    const among = base.filter((each) => each.level === expected.level && each.category === expected.category);
    pointsAndItems(`categoryCounts ${expected.level}/${expected.category}`, expected, among);
  }
  for (const expected of head.weightCounts) {
    const among = base.filter((each) => each.level === expected.level);
    for (const weight of WEIGHTS) {
      compare(
        `weightCounts ${expected.level} ${weight}`,
        expected[weight],
        among.filter((each) => each.weight === weight).length,
      );
    }
  }
  return problems;
}

function highRiskProblems(highRisk: HighRiskFile, controls: FrameworkControl[]): string[] {
  const problems: string[] = [];
  const items = new Set(controls.filter((control) => control.assessable).map((control) => control.code));
  const unresolved = new Set(highRisk.knownUnresolvedRefs);
  const scopes = new Set(highRisk.scopes.map((scope) => scope.code));
  const cases = new Map(highRisk.cases.map((each) => [each.code, each]));
  const dangers = new Map(highRisk.majorDanger.items.map((danger) => [danger.code, danger]));
  if (cases.size !== highRisk.cases.length) problems.push('cases: a case code is used twice');
  if (dangers.size !== highRisk.majorDanger.items.length)
    problems.push('majorDanger.items: a code is used twice');
  for (const scope of scopes) if (!isCaseScope(scope)) problems.push(`scopes: ${scope} has no rule`);
  for (const each of highRisk.cases) {
    if (!scopes.has(each.scope)) problems.push(`case ${each.code}: unknown scope ${each.scope}`);
    if (each.majorDanger !== null && dangers.get(each.majorDanger)?.fromCase !== each.code) {
      problems.push(`case ${each.code}: major danger ${each.majorDanger} does not point back`);
    }
    for (const ref of each.refs) {
      if (!items.has(ref) && !unresolved.has(ref)) problems.push(`case ${each.code}: no item ${ref}`);
    }
  }
  for (const danger of dangers.values()) {
    if (danger.fromCase !== null && cases.get(danger.fromCase)?.majorDanger !== danger.code) {
      problems.push(`major danger ${danger.code}: case ${danger.fromCase} does not point back`);
    }
  }
  for (const [set, expected] of Object.entries(highRisk.counts)) {
    const found =
      set === 'total'
        ? highRisk.cases.length
        : highRisk.cases.filter((each) => each.requirementSet === set).length;
    if (found !== expected)
      problems.push(`counts.${set}: declares ${expected} cases, the file holds ${found}`);
  }
  return problems;
}

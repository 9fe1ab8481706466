import { text } from '../../platform/graphql/text.js';
import type { Text } from '../../platform/graphql/text.js';
import { ITEM_CATEGORIES, RULE_BOOK_KINDS } from './file-words.js';
import type { ControlKind } from './file-words.js';
import type { RuleBookHead } from './framework-file.schema.js';
import type { FrameworkControl } from './framework-tree.js';

type ScoringKind = RuleBookHead['scoringKind'];
/** What may stand under what; null is the top of the tree. */
type Parents = Partial<Record<ControlKind, readonly (ControlKind | null)[]>>;

const groups = { GROUP: ['GROUP', null] } as const satisfies Parents;
const parentsOf: Record<ScoringKind, Parents> = {
  GRADED_ITEMS: { ...groups, GRADED_ITEM: ['GROUP', null], CLAUSE: ['GRADED_ITEM', 'GROUP'] },
  POINTS: { ...groups, INDICATOR: ['GROUP', null] },
  // A requirement may have requirements of its own, as the catalogues of NIST have.
  CHECKLIST: { ...groups, CLAUSE: ['GROUP', 'CLAUSE', null], DUTY: ['GROUP', null] },
};

/** Kinds of node that a rule book of this sort is built of. */
export const kindsOf = (scoring: ScoringKind): ControlKind[] =>
  Object.keys(parentsOf[scoring]) as ControlKind[];

/** Something that is wrong with a rule book; about the node of this code, or about the head. */
export interface BookFinding {
  readonly code: string | null;
  readonly text: Text;
}

type CheckedHead = Pick<RuleBookHead, 'scoringKind' | 'levels' | 'scoring'>;
type CheckedNode = Pick<
  FrameworkControl,
  'code' | 'parentCode' | 'kind' | 'level' | 'name' | 'text' | 'assessable' | 'rule'
>;

/** Rules of the rule books that are not MLPS: the tree, what its nodes carry, and the declared counts. */
export function problemsOfRuleBook(head: RuleBookHead, controls: FrameworkControl[]): string[] {
  const findings = [
    ...findingsOfBook(head, controls),
    ...controls.flatMap(wordless),
    ...countFindings(head, controls),
  ];
  return findings.map(({ code, text: { en } }) => (code === null ? en : `control ${code}: ${en}`));
}

/** The same without what only a file declares, for rule books of an organization. */
export function findingsOfBook(head: CheckedHead, controls: readonly CheckedNode[]): BookFinding[] {
  const levels = new Set(head.levels.map((level) => level.code));
  const kinds = new Map(controls.map((control) => [control.code, control.kind]));
  return [
    ...controls.flatMap((control) => findingsOfNode(levels, control)),
    ...repeated(controls, kinds.size),
    ...controls.flatMap((control) => {
      const parent = control.parentCode === null ? null : (kinds.get(control.parentCode) ?? null);
      return findingsOfPlace(head.scoringKind, control, parent);
    }),
    ...levelTableFindings(head),
  ];
}

/** What one node must and must not carry. */
export function findingsOfNode(levels: ReadonlySet<string>, control: CheckedNode): BookFinding[] {
  const { code } = control;
  const found: Text[] = [];
  const { gradedItem, indicator, duty } = control.rule ?? {};
  if (control.name === '') found.push(text('没有名称', 'no name'));
  if (control.level !== null && !levels.has(control.level))
    found.push(text(`没有等级 ${control.level}`, `unknown level ${control.level}`));
  const own = (kind: ControlKind, key: string, has: boolean) => {
    if ((control.kind === kind) !== has)
      found.push(
        text(`${key} 只属于 ${kind}，且 ${kind} 必须有`, `${key} belongs to ${a(kind)}, and to nothing else`),
      );
  };
  own('GRADED_ITEM', 'gradedItem', gradedItem !== undefined);
  own('INDICATOR', 'indicator', indicator !== undefined);
  own('DUTY', 'duty', duty !== undefined);
  for (const { level } of gradedItem?.categories ?? [])
    if (!levels.has(String(level)))
      found.push(text(`类别所在的等级 ${level} 不存在`, `category of unknown level ${level}`));
  if (indicator !== undefined) {
    if ((indicator.fromGrade ?? null) !== control.level)
      found.push(text('等级与起计等级（fromGrade）不同', 'level and fromGrade differ'));
    if (indicator.scored !== (indicator.fromGrade !== null))
      found.push(text('计分的指标须有起计等级', 'a scored indicator counts from some grade'));
    const grades = [indicator.scoreByGrade, indicator.minimumCountByGrade].flatMap((each) =>
      Object.keys(each ?? {}),
    );
    for (const grade of grades)
      if (!levels.has(grade)) found.push(text(`没有等级 ${grade}`, `unknown grade ${grade}`));
  }
  return found.map((one) => ({ code, text: one }));
}

const a = (kind: string): string => (/^[AEIOU]/.test(kind) ? `an ${kind}` : `a ${kind}`);

/** What may not stand where it stands. */
export function findingsOfPlace(
  scoring: ScoringKind,
  control: CheckedNode,
  parent: ControlKind | null,
): BookFinding[] {
  const { code, kind } = control;
  if (!parentsOf[scoring][kind]?.includes(parent)) {
    const zh = parent === null ? `${kind} 不能放在最上层` : `${kind} 不能放在 ${parent} 之下`;
    return [{ code, text: text(zh, `${kind} under ${parent ?? 'nothing'}`) }];
  }
  if (kind === 'CLAUSE' && parent === 'GRADED_ITEM' && control.level === null)
    return [{ code, text: text('分级项目的条款须有等级', 'a clause of a graded item needs a level') }];
  return [];
}

function repeated(controls: readonly CheckedNode[], codes: number): BookFinding[] {
  if (codes === controls.length) return [];
  const seen = new Set<string>();
  return controls.flatMap(({ code }) => {
    const again = seen.has(code);
    seen.add(code);
    return again ? [{ code, text: text('编号重复', 'code used twice') }] : [];
  });
}

/** A clause of a catalogue may be known by its name alone: the standard's wording is not ours to give. */
function wordless(control: FrameworkControl): BookFinding[] {
  const named = control.kind === 'CLAUSE' && control.level === null;
  if (!control.assessable || control.text !== null || named || control.rule?.references?.length) return [];
  return [{ code: control.code, text: text('条款须有文字或引用', 'a leaf needs a text or a reference') }];
}

/** Levels of the scoring are levels of the framework, in its order. */
function levelTableFindings({ levels, scoring }: CheckedHead): BookFinding[] {
  const known = levels.map((level) => level.code).join(' ');
  const differ = (table: string, rows: string): BookFinding => ({
    code: null,
    text: text(
      `${table} 的等级是 ${rows}，标准的等级是 ${known}`,
      `${table}: holds ${table === 'scoring.levelTable' ? 'levels ' : ''}${rows}, the framework ${known}`,
    ),
  });
  if (scoring.kind === 'GRADED_ITEMS') {
    const rows = scoring.levelTable.map((row) => row.level).join(' ');
    return rows === known && scoring.topLevel === scoring.levelTable.at(-1)?.level
      ? []
      : [differ('scoring.levelTable', rows)];
  }
  if (scoring.kind === 'POINTS') {
    const keys = scoring.grades.map((grade) => grade.key).join(' ');
    return keys === known ? [] : [differ('scoring.grades', keys)];
  }
  return [];
}

/** Everything that a file declares about its tree, compared with the tree. */
export function countFindings(
  { levels, counts }: Pick<RuleBookHead, 'levels' | 'counts'>,
  controls: readonly FrameworkControl[],
): BookFinding[] {
  const problems: BookFinding[] = [];
  const compare = (what: string, declared: number | undefined, found: number): void => {
    if (declared === undefined || declared === found) return;
    const zh = `${what}：文件写的是 ${declared}，实际有 ${found}`;
    problems.push({ code: null, text: text(zh, `${what}: declares ${declared}, the tree holds ${found}`) });
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
    const { itemCount, controlPointCount } = countLevel(level.code, controls);
    compare(`levels ${level.code} items`, level.itemCount, itemCount);
    compare(`levels ${level.code} graded items`, level.controlPointCount, controlPointCount);
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

/** Leaves of a level, and the graded items that ask for something at it. */
export function countLevel(
  code: string,
  controls: readonly Pick<FrameworkControl, 'kind' | 'level' | 'parentCode'>[],
): { readonly itemCount: number; readonly controlPointCount: number } {
  const among = controls.filter(
    ({ kind, level }) => level === code && kind !== 'GROUP' && kind !== 'GRADED_ITEM',
  );
  const items = new Set(among.filter(({ kind }) => kind === 'CLAUSE').map((each) => each.parentCode));
  return { itemCount: among.length, controlPointCount: items.size };
}

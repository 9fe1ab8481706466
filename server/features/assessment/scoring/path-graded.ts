import type { GradedInput, GradedItem, GradedTables, UseFigure } from './graded-input.js';
import { inOrder, scoreGradedItems } from './graded-items.js';
import { electivesNeeded, minimumScoreOf } from './graded-level.js';
import type { MissingTable } from './graded-outcome.js';
import { categoryAt, passAt, shareOf, standGraded } from './graded-standing.js';
import { assertEstimates, impossiblePath, pathThrough, reachedPath, undecidedPath } from './path.js';
import type { Estimate, Option, PathOutcome } from './path.js';
import type { ScoreBasis } from './score-input.js';
import { settle, sum } from './standing.js';

/** What closing one gap of an item changes: a clause is met, the share of use or a quality index rises. */
export type GradedGap = Estimate & { item: string } & (
    | { closes: 'CLAUSE'; resultId: string }
    | { closes: 'USE'; ratio: number }
    | { closes: 'QUALITY'; level: number; index: number }
  );

interface Way {
  gaps: readonly GradedGap[];
  score: number;
  /** Whether it passes, per level up to the target. */
  passes: boolean[];
}

/** The item with these gaps closed, on both bases. */
export function closeGaps(item: GradedItem, gaps: readonly GradedGap[]): GradedItem {
  const closed = new Set(gaps.flatMap((gap) => (gap.closes === 'CLAUSE' ? [gap.resultId] : [])));
  const ratios = gaps.flatMap((gap) => (gap.closes === 'USE' ? [gap.ratio] : []));
  const used = (figure: UseFigure | null): UseFigure | null =>
    ratios.length === 0 ? figure : { ratio: Math.max(shareOf(figure) ?? 0, ...ratios) };
  const raised = (level: number, index: number | null): number | null => {
    const to = gaps.flatMap((gap) => (gap.closes === 'QUALITY' && gap.level === level ? [gap.index] : []));
    return to.length === 0 ? index : Math.max(index ?? 0, ...to);
  };
  return {
    ...item,
    clauses: item.clauses.map((clause) =>
      closed.has(clause.resultId) ? { ...clause, verdict: 'MET', provenVerdict: 'MET' } : clause,
    ),
    use: used(item.use),
    provenUse: used(item.provenUse),
    ...(item.useByLevel === undefined
      ? {}
      : {
          useByLevel: item.useByLevel.map(({ level, use, provenUse }) => ({
            level,
            use: used(use),
            provenUse: used(provenUse),
          })),
        }),
    quality: item.quality.map(({ level, index, provenIndex }) => ({
      level,
      index: raised(level, index),
      provenIndex: raised(level, provenIndex),
    })),
  };
}

/**
 * The gaps whose closing reaches a level with least effort. Per item every sensible way to deal with it is scored by the
 * engine itself; then one way per item is chosen.
 */
export function pathOfGradedItems(
  input: GradedInput,
  basis: ScoreBasis,
  targetLevel: number,
  gaps: readonly GradedGap[],
  limit?: number,
): PathOutcome {
  assertEstimates(gaps);
  const { tables } = input;
  if (scoreGradedItems(input, basis).lowestLevel >= targetLevel) return reachedPath();
  const levels = Array.from({ length: targetLevel }, (_, index) => index + 1);
  const items = inOrder(input.items);
  const missing = levels.flatMap((level) => missingAt(items, level, tables));
  if (missing.length > 0) return undecidedPath(missing);

  const byItem = Map.groupBy(gaps, ({ item }) => item);
  const all = items.map((item) => ({
    item,
    ways: waysOf(item, byItem.get(item.code) ?? [], levels, basis, tables),
  }));
  const possible = all.map(({ item, ways }) => ({
    item,
    ways: ways.filter(({ passes }) =>
      levels.every((level, at) => categoryAt(item, level) !== 'BASIC' || passes[at] === true),
    ),
  }));
  const blocked = possible.filter(({ ways }) => ways.length === 0);
  if (blocked.length > 0) return impossiblePath(blocked.map(({ item }) => item.code));

  const isElective = (item: GradedItem, level: number): boolean => categoryAt(item, level) === 'ELECTIVE';
  // Closing gaps never makes an item pass less, so what is enough today stays enough.
  const short = levels
    .map((level, at) => {
      const passing = all.filter(({ item, ways }) => isElective(item, level) && ways[0]?.passes[at] === true);
      return { level, at, needed: electivesNeeded(tables, level) ?? 0, have: passing.length };
    })
    .filter(({ needed, have }) => have < needed);
  const least = possible.map(({ ways }) => Math.min(...ways.map(({ score }) => score)));
  const groups = possible.map(({ item, ways }, place) =>
    ways.map((way): Option => ({
      gaps: way.gaps.map((gap) => ({ ...gap, ...nameOf(item, gap) })),
      gains: [
        settle(way.score - (least[place] ?? 0)),
        ...short.map(({ level, at }) => Number(isElective(item, level) && way.passes[at] === true)),
      ],
    })),
  );
  const minimum = Math.max(...levels.map((level) => minimumScoreOf(tables, level) ?? 0));
  return pathThrough(groups, [settle(minimum - sum(least)), ...short.map(({ needed }) => needed)], limit);
}

function missingAt(items: readonly GradedItem[], level: number, tables: GradedTables): MissingTable[] {
  const missing = (table: MissingTable['table']): MissingTable => ({ table, level: String(level) });
  const row = tables.levelTable.find((each) => each.level === level);
  const categories = items.map((item) => categoryAt(item, level));
  const basics = categories.filter((category) => category === 'BASIC').length;
  const found: MissingTable[] = [];
  if (
    typeof row?.basicRequired !== 'number' ||
    row.minimumScore === null ||
    electivesNeeded(tables, level) === null
  )
    found.push(missing('LEVEL_TABLE'));
  else if (basics !== row.basicRequired || categories.includes('UNKNOWN')) found.push(missing('CATEGORIES'));
  if (tables.use !== null && Object.values(tables.passUse).includes(null)) found.push(missing('PASS_USE'));
  return found;
}

/** Every sensible set of an item's gaps; the first is to close none. */
function waysOf(
  item: GradedItem,
  gaps: readonly GradedGap[],
  levels: readonly number[],
  basis: ScoreBasis,
  tables: GradedTables,
): Way[] {
  const standing = standGraded(item, basis, tables);
  const clauseGaps = new Map(
    gaps.flatMap((gap) => (gap.closes === 'CLAUSE' ? [[gap.resultId, gap] as const] : [])),
  );
  // Clauses count level by level: a level is taken whole, with all levels before it.
  const steps: GradedGap[][] = [[]];
  let held: GradedGap[] = [];
  for (const [, members] of Map.groupBy(standing.unmet, ({ clause }) => clause.level)) {
    const closing = members.flatMap(({ clause }) => clauseGaps.get(clause.resultId) ?? []);
    if (closing.length < members.length) break;
    held = [...held, ...closing];
    steps.push(held);
  }
  const uses = gaps.filter((gap) => gap.closes === 'USE');
  const qualities = Map.groupBy(
    gaps.filter((gap) => gap.closes === 'QUALITY'),
    ({ level }) => level,
  );
  let sets: GradedGap[][] = steps.flatMap((step) => [step, ...uses.map((use) => [...step, use])]);
  for (const [, ofLevel] of qualities)
    sets = sets.flatMap((set) => [set, ...ofLevel.map((gap) => [...set, gap])]);
  return sets.map((set) => {
    const then = standGraded(closeGaps(item, set), basis, tables);
    return {
      gaps: set,
      score: then.outcome.score,
      passes: levels.map((level) => {
        const category = categoryAt(item, level);
        return (
          (category === 'BASIC' || category === 'ELECTIVE') &&
          passAt(then, level, category, tables).passes === 'YES'
        );
      }),
    };
  });
}

function nameOf(item: GradedItem, gap: GradedGap): { code: string; level: number } {
  if (gap.closes === 'QUALITY') return { code: item.code, level: gap.level };
  const clause =
    gap.closes === 'CLAUSE' ? item.clauses.find(({ resultId }) => resultId === gap.resultId) : undefined;
  return { code: clause?.code ?? item.code, level: clause?.level ?? 0 };
}

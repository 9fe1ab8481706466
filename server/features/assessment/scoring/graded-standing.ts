import type { GradedClause, GradedItem, GradedTables, ItemCategory, UseFigure } from './graded-input.js';
import type { GradedItemOutcome, Stop } from './graded-outcome.js';
import type { ScoreBasis, Verdict } from './score-input.js';
import type { ScoreText } from './score-text.js';
import { num, settle } from './standing.js';

/** A graded item seen from one basis. */
export interface GradedStanding {
  item: GradedItem;
  outcome: GradedItemOutcome;
  /** Clauses that are not met, lowest level first. */
  unmet: { clause: GradedClause; verdict: Verdict; unproven: boolean }[];
  /** Clauses and indexes that keep the item from a level, whatever it counts as there. */
  stopsAt: (level: number) => readonly Stop[];
  /** Share of use at a level before rounding; null where nobody counted. */
  exactUseAt: (level: number) => number | null;
  /** A lower level would score more, because the index of the counted level is low. */
  costly: boolean;
  /** Something is open that could still raise it. */
  open: boolean;
  /** Levels whose quality index is counted on this basis. */
  indexes: ReadonlyMap<number, number | null>;
}

/** A share as the rules read it: two decimals. */
export function twoDecimals(value: number): number {
  return Math.round(settle(value * 100)) / 100;
}

/** null where there is nothing to divide by: no business means that nothing was counted. */
export function shareOf(figure: UseFigure | null): number | null {
  if (figure === null) return null;
  const share = 'ratio' in figure ? figure.ratio : figure.numerator / figure.denominator;
  if ('denominator' in figure && figure.denominator === 0) return null;
  return inside(share);
}

function inside(share: number): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`A share must lie between 0 and 1, got ${share}`);
  return share;
}

/** Category of an item at a level; without an entry it is unknown where there are clauses. */
export function categoryAt(item: GradedItem, level: number): ItemCategory {
  const hasRow = item.clauses.some((clause) => clause.level === level);
  return item.categories[level] ?? (hasRow ? 'UNKNOWN' : 'NO_ROW');
}

export function standGraded(item: GradedItem, basis: ScoreBasis, tables: GradedTables): GradedStanding {
  const verdictOf = (clause: GradedClause): Verdict =>
    basis === 'DECLARED' ? clause.verdict : clause.provenVerdict;
  // Level 0 describes a state, it asks nothing.
  const applicable = item.clauses.filter(
    (clause) => clause.level >= 1 && verdictOf(clause) !== 'NOT_APPLICABLE',
  );
  const unmet = applicable
    .filter((clause) => verdictOf(clause) !== 'MET')
    .map((clause) => {
      const verdict = verdictOf(clause);
      return { clause, verdict, unproven: verdict === 'OPEN' && clause.verdict !== 'OPEN' };
    })
    .sort((x, y) => x.clause.level - y.clause.level);
  const rows = [...new Set(applicable.map((clause) => clause.level))]
    .filter((level) => level <= tables.topLevel)
    .sort((x, y) => x - y);
  const firstUnmet = unmet[0]?.clause.level ?? Infinity;
  const functionLevel = rows.filter((level) => level < firstUnmet).at(-1) ?? 0;

  const exactUseAt = useOf(item, basis, tables);
  const useAt = (level: number): number | null => {
    const exact = exactUseAt(level);
    return exact === null ? null : twoDecimals(exact);
  };
  const indexes = new Map(
    tables.quality === null
      ? []
      : item.quality
          .filter(({ level }) => level >= (tables.quality?.fromLevel ?? Infinity))
          .map(({ level, index, provenIndex }) => {
            const value = basis === 'DECLARED' ? index : provenIndex;
            return [level, value === null ? null : twoDecimals(inside(value))] as const;
          }),
  );

  const claims = rows
    .filter((level) => level <= functionLevel && qualityStops(item, indexes, level, tables).length === 0)
    .map((level) => {
      const index = indexes.get(level) ?? null;
      return { level, index, score: settle(level * (useAt(level) ?? 0) * (index ?? 1)) };
    });
  const counted = claims.at(-1) ?? { level: 0, index: null, score: 0 };
  const use = useAt(counted.level);
  const factors = [
    num(counted.level),
    ...(tables.use === null ? [] : [num(use ?? 0)]),
    ...(counted.index !== null ? [num(counted.index)] : []),
  ];
  const nextLevel = rows.find((level) => level > functionLevel);
  // Asked for every level, and for both categories where they are unknown.
  const stopped = new Map<number, readonly Stop[]>();
  const stopsAt = (level: number): readonly Stop[] => {
    const known = stopped.get(level) ?? [
      ...clauseStops(unmet, level),
      ...qualityStops(item, indexes, level, tables),
    ];
    stopped.set(level, known);
    return known;
  };
  return {
    item,
    unmet,
    stopsAt,
    exactUseAt,
    indexes,
    costly: claims.some(({ score }) => score > counted.score),
    open:
      use === null || unmet.some(({ verdict }) => verdict === 'OPEN') || [...indexes.values()].includes(null),
    outcome: {
      code: item.code,
      functionLevel,
      countedLevel: counted.level,
      use: tables.use === null ? null : use,
      quality: counted.index,
      score: counted.score,
      formula: `${factors.join(' × ')} = ${num(counted.score)}`,
      next: nextLevel === undefined ? null : { level: nextLevel, stops: clauseStops(unmet, nextLevel) },
    },
  };
}

/** A figure of the level itself goes before the one for all levels. */
function useOf(
  { use, provenUse, useByLevel = [] }: GradedItem,
  basis: ScoreBasis,
  tables: GradedTables,
): (level: number) => number | null {
  if (tables.use === null) return () => 1;
  const declared = basis === 'DECLARED';
  const general = shareOf(declared ? use : provenUse);
  const own = new Map(useByLevel.map((each) => [each.level, shareOf(declared ? each.use : each.provenUse)]));
  return (level) => own.get(level) ?? (own.has(level) ? null : general);
}

function clauseStops(unmet: GradedStanding['unmet'], level: number): Stop[] {
  return unmet
    .filter(({ clause }) => clause.level <= level)
    .map(({ clause, verdict, unproven }) => ({
      code: clause.code,
      resultId: clause.resultId,
      reason: {
        key: unproven
          ? 'REASON_UNPROVEN'
          : verdict === 'PARTIAL'
            ? 'REASON_PARTIAL'
            : verdict === 'OPEN'
              ? 'REASON_OPEN'
              : 'REASON_UNMET',
        params: { code: clause.code },
      },
    }));
}

/** Indexes of the levels up to this one that are not high enough for it. */
function qualityStops(
  item: GradedItem,
  indexes: ReadonlyMap<number, number | null>,
  upTo: number,
  { quality }: GradedTables,
): Stop[] {
  if (quality === null) return [];
  return [...indexes]
    .filter(([level, index]) => level <= upTo && (index === null || index < quality.earlierAtLeast))
    .map(([level, index]): Stop => {
      const reason: ScoreText =
        index === null
          ? { key: 'STOP_QUALITY_OPEN', params: { level } }
          : { key: 'STOP_QUALITY', params: { level, index, needed: quality.earlierAtLeast } };
      return { code: item.code, resultId: null, reason };
    });
}

export interface PassOutcome {
  /** MAYBE: only the missing share of use could still say no. */
  passes: 'YES' | 'NO' | 'MAYBE';
  stops: Stop[];
}

/** Whether an item passes at a level when it counts as basic or as elective there. */
export function passAt(
  { item, outcome, exactUseAt, stopsAt }: GradedStanding,
  level: number,
  as: 'BASIC' | 'ELECTIVE',
  tables: GradedTables,
): PassOutcome {
  const stops = [...stopsAt(level)];
  const stop = (reason: ScoreText): void => {
    stops.push({ code: item.code, resultId: null, reason });
  };
  // The rule books know no item that is left out, so one without applicable clauses does not pass.
  if (stops.length === 0 && outcome.functionLevel < level)
    stop({ key: 'STOP_NOT_APPLICABLE', params: { level } });
  const needed = tables.passUse[as];
  const exactUse = exactUseAt(level);
  const use = exactUse === null ? null : twoDecimals(exactUse);
  if (tables.use !== null) {
    if (use === null) stop({ key: 'STOP_USE_OPEN', params: {} });
    else if (needed !== null && use < needed) stop({ key: 'STOP_USE', params: { use, needed } });
  }
  if (stops.length > 0) return { passes: 'NO', stops };
  return { passes: tables.use !== null && needed === null && use !== 1 ? 'MAYBE' : 'YES', stops };
}

import type { Control, Edition } from '../../framework/index.js';
import { isGap, provenVerdictOf } from '../score-items.js';
import type { ScoredResult } from '../score-items.js';
import type { ClauseCounts, PartScore } from './score-comparison.types.js';

export function addCounts(all: readonly ClauseCounts[]): ClauseCounts {
  const sum = (of: keyof ClauseCounts): number => all.reduce((total, one) => total + one[of], 0);
  return {
    applicable: sum('applicable'),
    met: sum('met'),
    proven: sum('proven'),
    open: sum('open'),
    gaps: sum('gaps'),
  };
}

/** Share of proven clauses, for ordering; what has none to prove stands last. */
export const provenShare = ({ applicable, proven }: ClauseCounts): number =>
  applicable === 0 ? 2 : proven / applicable;

const countOf = (results: readonly ScoredResult[]): ClauseCounts => {
  const applying = results.filter(({ verdict }) => verdict !== 'NOT_APPLICABLE');
  return {
    applicable: applying.length,
    met: applying.filter(({ verdict }) => verdict === 'MET').length,
    proven: applying.filter((result) => provenVerdictOf(result) === 'MET').length,
    open: applying.filter(({ verdict }) => verdict === 'OPEN').length,
    gaps: results.filter(isGap).length,
  };
};

/** The clauses of one assessment by the parts of its rule book, in the order of the book; parts without any are left out. */
export function partScores(edition: Edition, results: readonly ScoredResult[]): PartScore[] {
  const counted = results.flatMap((result) => {
    const control = edition.controlById.get(result.controlId);
    return result.asked && control && !control.informative ? [{ result, control }] : [];
  });
  const parts =
    edition.categories.length > 0
      ? edition.categories.toSorted((one, other) => one.order - other.order)
      : chapters(edition).map(({ code, name }) => ({ code, name }));
  const partOf =
    edition.categories.length > 0
      ? (control: Control): string | null => control.category
      : chapterFinder(edition);
  const byPart = Map.groupBy(counted, ({ control }) => partOf(control));
  return parts.flatMap(({ code, name }) => {
    const own = byPart.get(code);
    return own ? [{ code, name, counts: countOf(own.map(({ result }) => result)) }] : [];
  });
}

/** The nodes of the first level on which the book has more than one. */
function chapters({ childrenOf }: Edition): readonly Control[] {
  let level = childrenOf.get(null) ?? [];
  while (level.length === 1) {
    const below = childrenOf.get(level[0]!.id) ?? [];
    if (below.length === 0) break;
    level = below;
  }
  return level;
}

function chapterFinder(edition: Edition): (control: Control) => string | null {
  const codes = new Map(chapters(edition).map(({ id, code }) => [id, code]));
  return (control) => {
    let at: Control | undefined = control;
    while (at && !codes.has(at.id))
      at = at.parentId === null ? undefined : edition.controlById.get(at.parentId);
    return at ? codes.get(at.id)! : null;
  };
}

import type { MissingTable } from './graded-outcome.js';
import { leastEffort } from './least-effort.js';
import type { Choice } from './least-effort.js';
import type { ScoreText } from './score-text.js';
import { settle, sum } from './standing.js';

/** What closing a gap takes, as people estimated it. */
export interface Estimate {
  /** Task or gap that it belongs to. */
  id: string;
  /** Days of work. */
  effort: number;
  cost: number;
}

export interface PathStep {
  gapId: string;
  code: string;
  effort: number;
  cost: number;
  /** With every step before it. */
  totalEffort: number;
  totalCost: number;
  /** Every way to deal with its item includes it: a veto, a basic item or a requirement of the target. */
  required: boolean;
}

export interface PathOutcome {
  status: 'REACHED' | 'FOUND' | 'BOUND' | 'IMPOSSIBLE' | 'UNSEARCHED' | 'UNDECIDED';
  text: ScoreText;
  /** Required ones first, then lower levels, then the lighter ones. */
  steps: PathStep[];
  effort: number;
  cost: number;
  /** No path takes less; equal to `effort` when the path is exact. */
  atLeast: number;
  /** Codes that stand in the way and have no estimate that would close them. */
  blockedBy: string[];
  missingTables: MissingTable[];
}

/** A gap as a path uses it. */
export interface PathGap extends Estimate {
  code: string;
  level: number;
}

/** A way to deal with one item: the gaps it closes and what that brings. */
export interface Option {
  gaps: readonly PathGap[];
  gains: readonly number[];
}

interface Priced {
  option: Option;
  effort: number;
  cost: number;
}

const byCode = new Intl.Collator('en', { numeric: true });
const nothing = { steps: [], effort: 0, cost: 0, atLeast: 0, blockedBy: [], missingTables: [] };

export function reachedPath(): PathOutcome {
  return { ...nothing, status: 'REACHED', text: { key: 'PATH_REACHED', params: {} } };
}

export function impossiblePath(blockedBy: readonly string[]): PathOutcome {
  return {
    ...nothing,
    status: 'IMPOSSIBLE',
    text: { key: 'PATH_IMPOSSIBLE', params: {} },
    blockedBy: [...blockedBy].sort(byCode.compare),
  };
}

export function undecidedPath(missingTables: MissingTable[]): PathOutcome {
  return { ...nothing, status: 'UNDECIDED', text: { key: 'PATH_UNDECIDED', params: {} }, missingTables };
}

/** The options of every item, one of which is taken, to a path that reaches all needs. */
export function pathThrough(
  groups: readonly (readonly Option[])[],
  needs: readonly number[],
  limit?: number,
): PathOutcome {
  const offers = groups.map(thinned);
  const found = leastEffort(
    offers.map((offer) =>
      offer.map(({ option, effort, cost }): Choice => ({ effort, cost, gains: option.gains })),
    ),
    needs,
    limit,
  );
  if (found === null) return impossiblePath([]);
  if (found.picks === null)
    return {
      ...nothing,
      status: 'UNSEARCHED',
      text: { key: 'PATH_UNSEARCHED', params: {} },
      atLeast: found.atLeast,
    };
  const { picks, exact, effort, cost, atLeast } = found;
  const chosen = groups.flatMap((options, at) => {
    // A gap that every option of its item closes is not a matter of choice.
    const always = (gap: PathGap): boolean =>
      options.every(({ gaps }) => gaps.some(({ id }) => id === gap.id));
    return (offers[at]?.[picks[at] ?? 0]?.option.gaps ?? []).map((gap) => ({ gap, required: always(gap) }));
  });
  if (chosen.length === 0) return reachedPath();
  chosen.sort(
    (x, y) =>
      Number(y.required) - Number(x.required) ||
      x.gap.level - y.gap.level ||
      x.gap.effort - y.gap.effort ||
      byCode.compare(x.gap.code, y.gap.code) ||
      byCode.compare(x.gap.id, y.gap.id),
  );
  let totalEffort = 0;
  let totalCost = 0;
  const steps = chosen.map(({ gap, required }): PathStep => {
    totalEffort = settle(totalEffort + gap.effort);
    totalCost = settle(totalCost + gap.cost);
    return {
      gapId: gap.id,
      code: gap.code,
      effort: gap.effort,
      cost: gap.cost,
      totalEffort,
      totalCost,
      required,
    };
  });
  return {
    ...nothing,
    status: exact ? 'FOUND' : 'BOUND',
    text: exact
      ? { key: 'PATH_EXACT', params: { effort } }
      : { key: 'PATH_BOUND', params: { effort, atLeast } },
    steps,
    effort,
    cost,
    atLeast,
  };
}

/** Drops the options that another one beats or equals in everything. */
function thinned(options: readonly Option[]): Priced[] {
  const priced = options
    .map((option) => ({ option, effort: total(option.gaps, 'effort'), cost: total(option.gaps, 'cost') }))
    .sort((x, y) => x.effort - y.effort || x.cost - y.cost || sum(y.option.gains) - sum(x.option.gains));
  const kept: Priced[] = [];
  for (const each of priced) {
    const beaten = kept.some(({ option }) =>
      option.gains.every((gain, at) => gain >= (each.option.gains[at] ?? 0)),
    );
    if (!beaten) kept.push(each);
  }
  return kept;
}

function total(gaps: readonly PathGap[], of: 'effort' | 'cost'): number {
  return settle(gaps.reduce((held, gap) => held + gap[of], 0));
}

/** The path with less effort, then less cost; an impossible one only when there is no other. */
export function betterPath(x: PathOutcome, y: PathOutcome): PathOutcome {
  const rank = { REACHED: 0, FOUND: 1, BOUND: 1, UNSEARCHED: 2, UNDECIDED: 3, IMPOSSIBLE: 4 };
  const order = rank[x.status] - rank[y.status] || x.effort - y.effort || x.cost - y.cost;
  const [best, other] = order <= 0 ? [x, y] : [y, x];
  if (other.status === 'IMPOSSIBLE' || other.status === 'UNDECIDED' || other.atLeast >= best.effort)
    return best;
  // The other search was cut: it could hide a path as light as its bound.
  return {
    ...best,
    status: best.status === 'FOUND' ? 'BOUND' : best.status,
    atLeast: Math.min(best.atLeast, other.atLeast),
    text:
      best.status === 'FOUND'
        ? {
            key: 'PATH_BOUND',
            params: { effort: best.effort, atLeast: Math.min(best.atLeast, other.atLeast) },
          }
        : best.text,
  };
}

export function assertEstimates(gaps: readonly Estimate[]): void {
  const wrong = gaps.find(({ effort, cost }) => !(Number.isFinite(effort) && effort >= 0 && cost >= 0));
  if (wrong !== undefined) throw new RangeError(`Effort and cost of ${wrong.id} must be at least 0`);
}

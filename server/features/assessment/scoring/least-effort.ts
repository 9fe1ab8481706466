import { settle, sum } from './standing.js';

/** One way to deal with a group. */
export interface Choice {
  effort: number;
  cost: number;
  /** What it brings towards each need; never negative. */
  gains: readonly number[];
}

interface Solution {
  /** Per group the place of the chosen one; null when the search was cut before it found any. */
  picks: number[] | null;
  effort: number;
  cost: number;
}

export interface LeastEffort extends Solution {
  /** False when the search was cut before it could rule out a lighter solution. */
  exact: boolean;
  /** No solution takes less effort. */
  atLeast: number;
}

interface State {
  effort: number;
  cost: number;
  gains: number[];
  pick: number;
  before: State | null;
  /** No solution that goes on from here takes less effort. */
  least: number;
}

/** States kept per group before the search is cut; far above what the rule books need. */
const LIMIT = 20_000;

/** Bounds are computed with fractions; a tie must not be lost to their last digit. */
const DUST = 1e-6;

const cheaper = (x: { effort: number; cost: number }, y: { effort: number; cost: number }): number =>
  x.effort - y.effort || x.cost - y.cost;

/**
 * Chooses one way per group so that every need is reached with least effort, then least cost; null when even the most
 * falls short. Dynamic programming over the groups: of two states the dearer with no more gains is dropped, and so is
 * one that cannot reach the needs any more, or only with more effort than a solution already known.
 */
export function leastEffort(
  groups: readonly (readonly Choice[])[],
  wanted: readonly number[],
  limit: number = LIMIT,
): LeastEffort | null {
  const needs = wanted.map((need) => Math.max(0, need));
  const most = groups.map((choices) =>
    needs.map((_, need) => Math.max(...choices.map((each) => each.gains[need] ?? 0))),
  );
  const left = suffixSums(most, needs.length);
  const known = firstSolution(groups, needs);
  const outlooks = suffixOutlooks(groups, needs.length);

  let states: State[] = [{ effort: 0, cost: 0, gains: needs.map(() => 0), pick: -1, before: null, least: 0 }];
  let cutAt = Infinity;
  for (const [place, choices] of groups.entries()) {
    const rest = left[place + 1] ?? [];
    const outlook = outlooks[place + 1];
    const next: State[] = [];
    for (const state of states) {
      for (const [pick, choice] of choices.entries()) {
        const effort = settle(state.effort + choice.effort);
        const gains = needs.map((need, at) =>
          Math.min(need, settle((state.gains[at] ?? 0) + (choice.gains[at] ?? 0))),
        );
        const lacking = needs.map((need, at) => settle(need - (gains[at] ?? 0)));
        if (lacking.some((lack, at) => lack > settle(rest[at] ?? 0))) continue;
        const least = settle(effort + stillNeeded(outlook, lacking));
        if (least > known.effort + DUST) continue;
        next.push({ effort, cost: settle(state.cost + choice.cost), gains, pick, before: state, least });
      }
    }
    states = undominated(next);
    if (states.length > limit) {
      // The most promising ones go on; what the others could have come to at least is the bound.
      states.sort((x, y) => x.least - y.least || cheaper(x, y));
      cutAt = Math.min(cutAt, states[limit]?.least ?? Infinity);
      states = states.slice(0, limit);
    }
  }
  const found = states
    .filter(({ gains }) => needs.every((need, at) => (gains[at] ?? 0) >= need))
    .sort(cheaper)[0];
  const best: Solution =
    found === undefined || cheaper(known, found) < 0
      ? known
      : { picks: picksOf(found), effort: found.effort, cost: found.cost };
  if (best.picks === null && cutAt === Infinity) return null;
  return { ...best, exact: cutAt > best.effort || cutAt === Infinity, atLeast: Math.min(best.effort, cutAt) };
}

function picksOf(state: State): number[] {
  const picks: number[] = [];
  for (let at: State | null = state; at !== null && at.before !== null; at = at.before) picks.push(at.pick);
  return picks.toReversed();
}

/** Keeps what no cheaper state matches: per combination of the later gains, rising in the first. */
function undominated(states: State[]): State[] {
  const highest = new Map<string, number>();
  return states
    .sort((x, y) => cheaper(x, y) || (y.gains[0] ?? 0) - (x.gains[0] ?? 0))
    .filter(({ gains }) => {
      const [first = 0, ...others] = gains;
      const key = others.join();
      const held = highest.get(key);
      if (held !== undefined && held >= first) return false;
      highest.set(key, first);
      return true;
    });
}

function suffixSums(most: readonly (readonly number[])[], needs: number): number[][] {
  const left: number[][] = [Array.from({ length: needs }, () => 0)];
  for (const row of most.toReversed()) {
    const last = left[0] ?? [];
    left.unshift(row.map((gain, at) => settle(gain + (last[at] ?? 0))));
  }
  return left;
}

/** What the groups from one place on can do at best. */
interface Outlook {
  /** Effort that they take in any case, and what that brings per need. */
  base: number;
  baseGains: number[];
  /** Per need, everything above that with the fastest gains first. */
  above: Slope[][];
}

/** A stretch on which a gain costs the same. */
interface Slope {
  gain: number;
  effort: number;
}

/**
 * Bounds from below: every need alone may be filled from the fastest gains of all groups, in parts if need be. What that
 * takes at least, no real choice undercuts.
 */
function suffixOutlooks(groups: readonly (readonly Choice[])[], needs: number): Outlook[] {
  const zero = Array.from({ length: needs }, () => 0);
  const outlooks: Outlook[] = [{ base: 0, baseGains: zero, above: zero.map(() => []) }];
  for (const choices of groups.toReversed()) {
    const last = outlooks[0]!;
    const base = Math.min(...choices.map(({ effort }) => effort));
    const lightest = choices.filter(({ effort }) => effort === base);
    outlooks.unshift({
      base: last.base + base,
      baseGains: last.baseGains.map(
        (held, need) => held + Math.max(...lightest.map(({ gains }) => gains[need] ?? 0)),
      ),
      above: last.above.map((slopes, need) => merged(slopes, slopesOf(choices, base, need))),
    });
  }
  return outlooks;
}

/** The concave hull of gain over effort, from the lightest choice on. */
function slopesOf(choices: readonly Choice[], base: number, need: number): Slope[] {
  const points = choices
    .map(({ effort, gains }) => ({ effort: effort - base, gain: gains[need] ?? 0 }))
    .sort((x, y) => x.effort - y.effort || y.gain - x.gain);
  const hull: Slope[] = [];
  for (const point of points) {
    const held = hull.at(-1);
    if (held && point.gain <= held.gain) continue;
    while (hull.length >= 2 && isBelow(hull.at(-2)!, hull.at(-1)!, point)) hull.pop();
    hull.push(point);
  }
  return hull.slice(1).map(({ effort, gain }, at) => ({
    effort: effort - hull[at]!.effort,
    gain: gain - hull[at]!.gain,
  }));
}

const isBelow = (from: Slope, middle: Slope, to: Slope): boolean =>
  (middle.gain - from.gain) * (to.effort - from.effort) <=
  (to.gain - from.gain) * (middle.effort - from.effort);

const merged = (held: readonly Slope[], more: readonly Slope[]): Slope[] =>
  [...held, ...more].sort((x, y) => x.effort * y.gain - y.effort * x.gain);

function stillNeeded(outlook: Outlook | undefined, lacking: readonly number[]): number {
  if (outlook === undefined) return 0;
  let most = 0;
  lacking.forEach((lack, need) => {
    let rest = lack - (outlook.baseGains[need] ?? 0);
    let effort = 0;
    for (const slope of outlook.above[need] ?? []) {
      if (rest <= 0) break;
      const share = Math.min(1, rest / slope.gain);
      effort += slope.effort * share;
      rest -= slope.gain * share;
    }
    most = Math.max(most, effort);
  });
  return outlook.base + most;
}

/** Some solution, to measure others against: everything at its most, then saved group by group. */
function firstSolution(groups: readonly (readonly Choice[])[], needs: readonly number[]): Solution {
  const total = ({ gains }: Choice): number => sum(gains);
  const picks = groups.map((choices) =>
    choices.reduce((held, choice, at) => {
      const best = choices[held];
      return best === undefined || total(choice) > total(best) ? at : held;
    }, 0),
  );
  const chosen = (): Choice[] => groups.flatMap((choices, at) => choices[picks[at] ?? 0] ?? []);
  const reaches = (): boolean =>
    needs.every((need, at) => settle(sum(chosen().map(({ gains }) => gains[at] ?? 0))) >= need);
  // A group may have to trade one need against another; then there is nothing to measure against yet.
  if (!reaches()) return { picks: null, effort: Infinity, cost: Infinity };
  const order = groups
    .map((choices, at) => ({ at, effort: choices[picks[at] ?? 0]?.effort ?? 0 }))
    .sort((x, y) => y.effort - x.effort);
  for (const { at } of order) {
    const held = picks[at] ?? 0;
    const now = groups[at]?.[held];
    if (now === undefined) continue;
    const savings = (groups[at] ?? [])
      .map((choice, pick) => ({ choice, pick }))
      .filter(({ choice }) => cheaper(choice, now) < 0)
      .sort((x, y) => cheaper(x.choice, y.choice));
    const saving = savings.find(({ pick }) => {
      picks[at] = pick;
      return reaches();
    });
    if (saving === undefined) picks[at] = held;
  }
  const all = chosen();
  return {
    picks,
    effort: settle(sum(all.map(({ effort }) => effort))),
    cost: settle(sum(all.map(({ cost }) => cost))),
  };
}

import type { Closure, Prospect, Scenario } from '../assessment/index.js';
import { yearOf } from './calendar.js';
import type { ChoiceRecord, FigureRecord } from './planning.entity.js';

/** What a package costs, takes and closes. */
export interface PackageFacts {
  readonly id: string;
  readonly name: string;
  readonly startQuarter: number;
  readonly endQuarter: number;
  readonly costLow: number | null;
  readonly costLikely: number | null;
  readonly costHigh: number | null;
  readonly effortDays: number | null;
  readonly resultIds: readonly string[];
  readonly figures: readonly FigureRecord[];
  readonly predecessorIds: readonly string[];
}

/** Money of several packages: sums of what is known, and how many are not. */
export interface CostRange {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
  /** Packages that nobody estimated; they are in none of the sums. */
  readonly unknown: number;
}

/** A package as an alternative takes it. */
export interface Chosen<Package extends PackageFacts = PackageFacts> {
  readonly package: Package;
  readonly year: number;
}

/** Every package in the year in which it ends by itself. */
export const ownYears = (packages: readonly PackageFacts[]): ChoiceRecord[] =>
  packages.map(({ id, endQuarter }) => ({ packageId: id, year: yearOf(endQuarter) }));

/** The packages that are chosen, in their own order; a package that is gone is not chosen any more. */
export function chosenOf<Package extends PackageFacts>(
  packages: readonly Package[],
  choices: readonly ChoiceRecord[],
  years: number,
): Chosen<Package>[] {
  const yearById = new Map(choices.map(({ packageId, year }) => [packageId, Math.min(year, years)]));
  return packages.flatMap((one) => {
    const year = yearById.get(one.id);
    return year === undefined ? [] : [{ package: one, year }];
  });
}

/** A bound that nobody gave is the next one that somebody did. */
export function costOf(packages: readonly PackageFacts[]): CostRange {
  const known = packages.filter(({ costLikely }) => costLikely !== null);
  const sum = (of: (one: PackageFacts) => number): number => known.reduce((total, one) => total + of(one), 0);
  return {
    low: sum(({ costLow, costLikely }) => costLow ?? costLikely ?? 0),
    likely: sum(({ costLikely }) => costLikely ?? 0),
    high: sum(({ costHigh, costLikely }) => costHigh ?? costLikely ?? 0),
    unknown: packages.length - known.length,
  };
}

/** Everything that packages close in one assessment. Results of others are none of its results and change nothing. */
export const closureOf = (packages: readonly PackageFacts[], assessmentId: string): Closure => ({
  resultIds: new Set(packages.flatMap(({ resultIds }) => resultIds)),
  figures: packages.flatMap(({ figures }) => figures.filter((one) => one.assessmentId === assessmentId)),
});

/** The outcome today and at the end of each year, with what is finished by then; what is the same is computed once. */
export function prospectsOf(scenario: Scenario, chosen: readonly Chosen[], years: number): Prospect[] {
  const prospects: Prospect[] = [];
  for (let year = 0; year <= years; year += 1) {
    const isNew = year === 0 || chosen.some((one) => one.year === year);
    const done = chosen.filter((one) => one.year <= year).map((one) => one.package);
    prospects.push(isNew ? scenario.with(closureOf(done, scenario.assessment.id)) : prospects[year - 1]!);
  }
  return prospects;
}

/** A package that is taken without, or before, what it waits for. */
export interface Misplaced<Package extends PackageFacts = PackageFacts> {
  readonly package: Package;
  readonly predecessor: Package;
  readonly problem: 'MISSING' | 'LATER';
}

export function misplacedIn<Package extends PackageFacts>(
  packages: readonly Package[],
  chosen: readonly Chosen<Package>[],
): Misplaced<Package>[] {
  const byId = new Map(packages.map((one) => [one.id, one]));
  const years = new Map(chosen.map((one) => [one.package.id, one.year]));
  return chosen.flatMap((one) =>
    one.package.predecessorIds.flatMap((id): Misplaced<Package>[] => {
      const predecessor = byId.get(id);
      if (!predecessor) return [];
      const year = years.get(id);
      if (year === undefined) return [{ package: one.package, predecessor, problem: 'MISSING' }];
      return year > one.year ? [{ package: one.package, predecessor, problem: 'LATER' }] : [];
    }),
  );
}

/**
 * How far packages lead, as a share in percent of the way from today's proven score to the one with every gap to the target
 * closed; the mean over the assessments that have a way to go. Scores of all rule books are comparable by it.
 */
export function gainOf(ways: readonly Way[], packages: readonly PackageFacts[]): number {
  const open = ways.filter(({ from, to }) => to > from);
  if (open.length === 0) return 0;
  const shares = open.map(({ scenario, from, to }) => {
    const closure = closureOf(packages, scenario.assessment.id);
    return scenario.isTouchedBy(closure)
      ? Math.max(0, scenario.provenValue(closure) - from) / (to - from)
      : 0;
  });
  return (shares.reduce((total, one) => total + one, 0) / open.length) * 100;
}

/** From what is proven today to everything that the target asks for. */
export interface Way {
  readonly scenario: Scenario;
  readonly from: number;
  readonly to: number;
}

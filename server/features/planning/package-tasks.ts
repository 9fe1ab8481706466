import type { Scenario } from '../assessment/index.js';
import { clausesOf } from '../remediation/index.js';
import { quarterEnd } from './calendar.js';
import type { FigureRecord } from './planning.entity.js';
import type { RoadmapPackage } from './planning.types.js';

/** A package with the quarters in which a plan has it done. */
export interface ScheduledPackage {
  readonly package: RoadmapPackage;
  readonly startQuarter: number;
  readonly endQuarter: number;
}

/** A gap that becomes one task: a result, or figures of one item, which stand on clauses of it. */
export interface PackageGap {
  readonly scenario: Scenario;
  readonly controlId: string;
  readonly resultIds: readonly string[];
  readonly figures: FigureRecord[];
  /** Met already: only valid proof is missing. */
  readonly isProofOnly: boolean;
  /** Packages that close it; the first one plans and pays it. */
  readonly packages: ScheduledPackage[];
}

/** Gaps of these packages that are not closed yet, each once, and how many are closed already. */
export function gapsOf(
  packages: readonly ScheduledPackage[],
  scenarios: Iterable<Scenario>,
): { readonly gaps: PackageGap[]; readonly closed: number } {
  const gaps = new Map<string, PackageGap>();
  const closed = new Set<string>();
  const opened = [...scenarios];
  for (const scheduled of packages) {
    const wanted = new Set(scheduled.package.resultIds);
    const add = (key: string, gap: Omit<PackageGap, 'packages'>): PackageGap => {
      const known = gaps.get(key) ?? { ...gap, packages: [] };
      if (!known.packages.includes(scheduled)) known.packages.push(scheduled);
      gaps.set(key, known);
      return known;
    };
    for (const scenario of opened) {
      for (const { resultId, controlId, isOpen, isDeclared } of scenario.standingOf(wanted)) {
        if (isOpen)
          add(resultId, {
            scenario,
            controlId,
            resultIds: [resultId],
            figures: [],
            isProofOnly: isDeclared,
          });
        else closed.add(resultId);
      }
      const own = scheduled.package.figures as readonly FigureRecord[];
      for (const figure of own.filter(({ assessmentId }) => assessmentId === scenario.assessment.id)) {
        const { controlId } = figure;
        if (scenario.hasReached(figure)) {
          closed.add([scenario.assessment.id, controlId, figure.kind, figure.level].join());
          continue;
        }
        const resultIds = resultsFor(scenario, controlId);
        if (resultIds.length === 0) continue;
        const key = resultIds.length === 1 ? resultIds[0]! : `${scenario.assessment.id}/${controlId}`;
        add(key, { scenario, controlId, resultIds, figures: [], isProofOnly: false }).figures.push(figure);
      }
    }
  }
  return { gaps: [...gaps.values()], closed: closed.size };
}

/** An indicator has a result of its own; a graded item is worked on at its clauses. */
function resultsFor(scenario: Scenario, controlId: string): string[] {
  const own = scenario.resultOf(controlId);
  if (own) return [own];
  const { edition, assessment } = scenario;
  return clausesOf(edition, controlId, assessment.targetLevel).flatMap((id) => scenario.resultOf(id) ?? []);
}

/** Last day of the quarter in which a task of a package is due; one that is over gives way to the first that is not. */
export function dueDay(startsOn: string, quarter: number, today: string): string {
  let at = quarter;
  while (quarterEnd(startsOn, at) < today) at += 1;
  return quarterEnd(startsOn, at);
}

/** The quarter of each of so many tasks: evenly over those of the package, the last one in its last. */
export const quartersOf = (
  { startQuarter, endQuarter }: Pick<ScheduledPackage, 'startQuarter' | 'endQuarter'>,
  count: number,
): number[] =>
  Array.from(
    { length: count },
    (_, at) => startQuarter + Math.ceil(((at + 1) * (endQuarter - startQuarter + 1)) / count) - 1,
  );

/** An amount in so many even parts that add up to it to the hundredth; null when nobody estimated it. */
export function evenParts(total: number | null, count: number): (number | null)[] {
  if (total === null) return Array.from({ length: count }, () => null);
  const hundredths = Math.round(total * 100);
  const least = Math.floor(hundredths / count);
  const over = hundredths - least * count;
  return Array.from({ length: count }, (_, at) => (least + (at < over ? 1 : 0)) / 100);
}

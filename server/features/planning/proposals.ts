import type { Scenario } from '../assessment/index.js';
import type { Control, Edition } from '../framework/index.js';
import { quartersPerYear } from './calendar.js';
import type { FigureRecord } from './planning.entity.js';
import { targetGapsOf } from './targets.js';
import type { TargetGap } from './targets.js';

/** A gap with the assessment that it is of. */
export interface OpenGap extends TargetGap {
  readonly scenario: Scenario;
}

/** Gaps that would make a package: of one rule book, and of one security class, chapter or unit. */
export interface GapGroup {
  readonly key: string;
  readonly edition: Edition;
  /** Class or chapter; null when the group is that of a unit. */
  readonly className: string | null;
  /** Null: of no unit, or not grouped by units. */
  readonly unitId: string | null;
  readonly gaps: readonly OpenGap[];
}

/** Results of one package are few enough to be sent at once. */
const mostResults = 250;

/** Gaps to the targets that no package closes yet. */
export function openGapsOf(
  scenarios: Iterable<Scenario>,
  planned: {
    readonly resultIds: ReadonlySet<string>;
    readonly figures: readonly FigureRecord[];
  },
): OpenGap[] {
  const keyOf = (assessmentId: string, one: Pick<FigureRecord, 'controlId' | 'kind' | 'level'>): string =>
    `${assessmentId}:${one.controlId}:${one.kind}:${one.level ?? ''}`;
  const figures = new Set(planned.figures.map((one) => keyOf(one.assessmentId, one)));
  return [...scenarios].flatMap((scenario) =>
    targetGapsOf(scenario)
      .filter(({ gap, figure }) =>
        figure === null
          ? gap.resultId === null || !planned.resultIds.has(gap.resultId)
          : !figures.has(keyOf(scenario.assessment.id, figure)),
      )
      .map((one) => ({ ...one, scenario })),
  );
}

/** By rule book and class; of several assessments by one rule book together: one measure often serves all systems. */
export const byClass = (gaps: readonly OpenGap[]): GapGroup[] =>
  grouped(gaps, ({ scenario: { edition }, gap }) => {
    const { code, name } = classOf(edition, gap.controlId);
    return { key: code, className: name, unitId: null };
  });

/** By rule book and unit that answers for the result. */
export const byUnit = (
  gaps: readonly OpenGap[],
  unitOf: (resultId: string | null) => string | null,
): GapGroup[] =>
  grouped(gaps, ({ gap }) => {
    const unitId = unitOf(gap.resultId);
    return { key: unitId ?? '-', className: null, unitId };
  });

function grouped(
  gaps: readonly OpenGap[],
  groupOf: (gap: OpenGap) => Pick<GapGroup, 'key' | 'className' | 'unitId'>,
): GapGroup[] {
  const groups = new Map<string, Omit<GapGroup, 'gaps'> & { gaps: OpenGap[] }>();
  for (const gap of gaps) {
    const { edition } = gap.scenario;
    const { key: own, ...group } = groupOf(gap);
    // A group that is too large goes on under the next number.
    for (let part = 1; ; part += 1) {
      const key = `${edition.framework.code}/${own}/${part}`;
      const known = groups.get(key) ?? { key, edition, ...group, gaps: [] };
      if (known.gaps.length >= mostResults) continue;
      known.gaps.push(gap);
      groups.set(key, known);
      break;
    }
  }
  return [...groups.values()];
}

/**
 * The security class of an MLPS control, else the outermost chapter that holds it and has others beside it. A book without chapters
 * is one package: a clause alone is none.
 */
function classOf(
  edition: Edition,
  controlId: string,
): { readonly code: string; readonly name: string | null } {
  const control = edition.controlById.get(controlId);
  const category = edition.categories.find(({ code }) => code === control?.category);
  if (category) return category;
  const way: Control[] = [];
  for (let at = control; at; at = at.parentId === null ? undefined : edition.controlById.get(at.parentId))
    way.unshift(at);
  const chapter = way.find(({ parentId }) => (edition.childrenOf.get(parentId)?.length ?? 0) > 1);
  return chapter && chapter !== control ? chapter : { code: '-', name: null };
}

/** Sums of what people estimated; a sum is known when all its parts are. */
export interface Estimated {
  readonly costKnown: number;
  readonly costUnknown: number;
  readonly effortKnown: number;
  readonly effortUnknown: number;
}

export function estimateOf(gaps: readonly OpenGap[]): Estimated {
  const sum = (values: readonly (number | null)[]): number =>
    values.reduce<number>((all, one) => all + (one ?? 0), 0);
  const costs = gaps.map(({ gap }) => gap.cost);
  const efforts = gaps.map(({ gap }) => (gap.estimate === 'DEFAULT' ? null : gap.effortDays));
  return {
    costKnown: sum(costs),
    costUnknown: costs.filter((cost) => cost === null).length,
    effortKnown: sum(efforts),
    effortUnknown: efforts.filter((effort) => effort === null).length,
  };
}

interface Ranked {
  readonly gain: number;
  readonly costKnown: number;
  readonly costUnknown: number;
}

/** What is estimated comes first, most gain per yuan first; then what nobody estimated, most gain first. */
export const byWorth = <One extends Ranked>(proposals: readonly One[]): One[] =>
  proposals.toSorted((one, other) => {
    const known = (each: Ranked): boolean => each.costUnknown === 0 && each.gain > 0;
    if (known(one) !== known(other)) return known(one) ? -1 : 1;
    const worth = (each: Ranked): number =>
      known(one) ? (each.costKnown === 0 ? Infinity : each.gain / each.costKnown) : each.gain;
    const [first, second] = [worth(one), worth(other)];
    return first === second ? other.gain - one.gain : second - first;
  });

/** Spreads packages over the quarters in their order, each as long as its share of all gaps. */
export function spread(
  sizes: readonly number[],
  years: number,
): { startQuarter: number; endQuarter: number }[] {
  const quarters = years * quartersPerYear;
  const total = sizes.reduce((all, size) => all + size, 0) || 1;
  let before = 0;
  return sizes.map((size) => {
    const startQuarter = Math.min(quarters, Math.floor((before / total) * quarters) + 1);
    before += size;
    return {
      startQuarter,
      endQuarter: Math.min(quarters, Math.max(startQuarter, Math.ceil((before / total) * quarters))),
    };
  });
}

import type { Edition } from '../../framework/index.js';
import { renderScoreText } from '../scoring/index.js';
import type {
  GradedOutcome,
  LevelCondition,
  PointsOutcome,
  ScoreBasis,
  ScoreText,
  Stop,
} from '../scoring/index.js';
import type { Locale } from '../../../platform/access/actor.js';
import { furtherNotes } from './rate.js';
import type { Rated } from './rate.js';
import type { Recorded } from './rating-input.js';
import type { ConditionGap, RatedCondition, RatedLevel, RatingStop } from './level.types.js';
import type { RatedIndicator, RatedItem, RatedSection, RatingOutcome } from './outcome.types.js';

/** What an actor may see of the details: everything, or what stands on results and items in his sight. */
export interface Sight {
  readonly result: (id: string) => boolean;
  readonly item: (controlId: string) => boolean;
}

/** Puts sentences of a score into words, with the names of sections and grades. */
export function speaker(edition: Edition, locale: Locale): (text: ScoreText) => string {
  const names: Record<string, string> = {};
  for (const { code, name } of edition.categories) names[code] = name;
  for (const { code, name, kind } of edition.controls) if (kind === 'GROUP') names[code] = name;
  return (text) => renderScoreText(text, locale, names);
}

export type OutcomeDetails = Pick<
  RatingOutcome,
  'items' | 'indicators' | 'sections' | 'levels' | 'steps' | 'notes'
>;

export interface Detailing {
  readonly edition: Edition;
  readonly rated: Rated;
  readonly recorded: Recorded;
  readonly basis: ScoreBasis;
  readonly say: (text: ScoreText) => string;
  readonly sight: Sight;
}

const shownMissing = 100;
const shownStops = 5;

/** Everything about one outcome beside its summary, as far as the actor may see it. */
export function detailsOf(detailing: Detailing): OutcomeDetails {
  const { rated, recorded, basis, say } = detailing;
  const outcome = rated[basis === 'DECLARED' ? 'declared' : 'proven'];
  const nothing: OutcomeDetails = {
    items: [],
    indicators: [],
    sections: [],
    levels: [],
    steps: [],
    notes: [],
  };
  const all = {
    ...nothing,
    steps: outcome.steps.map((step) => ({ ...step, label: say(step.label) })),
    notes: [...outcome.notes, ...furtherNotes(detailing.edition, recorded)].map((note) => ({
      text: say(note),
      verification: note.verification,
    })),
  };
  if ('kind' in outcome) {
    if (outcome.kind === 'GRADED_ITEMS')
      return { ...all, items: itemsOf(outcome, detailing), levels: gradedLevels(outcome, detailing) };
    if (outcome.kind === 'POINTS')
      return {
        ...all,
        indicators: indicatorsOf(outcome, detailing),
        sections: pointsSections(outcome, detailing),
        levels: gradesOf(outcome, detailing),
      };
    return {
      ...all,
      sections: outcome.sections.map(({ section, rate, applicable, met, open }) => ({
        code: section,
        name: nameOf(detailing.edition, section),
        earned: null,
        full: null,
        rate,
        applicable,
        met,
        open,
      })),
    };
  }
  return {
    ...all,
    sections: outcome.categories.map(({ category, rate, applicable, met, open }) => ({
      code: category,
      name: detailing.edition.categories.find(({ code }) => code === category)?.name ?? category,
      earned: null,
      full: null,
      rate,
      applicable,
      met,
      open,
    })),
  };
}

const codesOf = new WeakMap<Edition, Map<string, string>>();

/** Id of a control by its code. */
export function idOf(edition: Edition, code: string): string {
  let ids = codesOf.get(edition);
  if (!ids) codesOf.set(edition, (ids = new Map(edition.controls.map((each) => [each.code, each.id]))));
  return ids.get(code) ?? '';
}

const nameOf = (edition: Edition, code: string): string =>
  edition.controlById.get(idOf(edition, code))?.name ?? code;

function stopsOf(stops: readonly Stop[], { say, sight }: Detailing): RatingStop[] {
  return stops
    .filter(({ resultId }) => resultId === null || sight.result(resultId))
    .map(({ code, resultId, reason }) => ({ code, resultId, reason: say(reason) }));
}

function itemsOf({ items }: GradedOutcome, detailing: Detailing): RatedItem[] {
  const { edition, sight } = detailing;
  const byCode = new Map(items.map((item) => [item.code, item]));
  return edition.controls.flatMap((control): RatedItem[] => {
    const item = byCode.get(control.code);
    if (!item || !control.gradedItem || !sight.item(control.id)) return [];
    const { functionLevel, countedLevel, use, quality, score, formula, next } = item;
    return [
      {
        controlId: control.id,
        functionLevel,
        countedLevel,
        use,
        quality,
        score,
        formula,
        nextLevel: next?.level ?? null,
        nextStops: stopsOf(next?.stops ?? [], detailing),
      },
    ];
  });
}

function gradedLevels({ levels }: GradedOutcome, detailing: Detailing): RatedLevel[] {
  const { edition } = detailing;
  return levels.map(({ level, own, status, conditions }) => ({
    level: String(level),
    name: levelName(edition, String(level)),
    own,
    status,
    reachable: null,
    conditions: conditions.map((condition) => gradedCondition(condition, detailing)),
  }));
}

export const levelName = (edition: Edition, level: string): string =>
  edition.framework.levels.find(({ code }) => code === level)?.name ?? level;

function gradedCondition(condition: LevelCondition, detailing: Detailing): RatedCondition {
  const { edition, say, sight } = detailing;
  const { kind, status, needed, have, atMost, missing, text } = condition;
  const gaps = missing.map(({ code, category, stops }): ConditionGap => ({
    code,
    controlId: idOf(edition, code),
    categoryUnknown: category === 'UNKNOWN',
    stops: stopsOf(stops, detailing).slice(0, shownStops),
    stopCount: stops.length,
  }));
  return {
    kind,
    status,
    text: say(text),
    needed,
    have,
    atMost,
    missing: gaps.filter(({ controlId }) => sight.item(controlId)).slice(0, shownMissing),
    missingCount: missing.length,
  };
}

function indicatorsOf({ indicators }: PointsOutcome, { edition, sight }: Detailing): RatedIndicator[] {
  return indicators
    .filter(({ resultId }) => sight.result(resultId))
    .map(({ code, resultId, earned, full, reached, skipped }) => ({
      resultId,
      controlId: idOf(edition, code),
      earned,
      full,
      reached,
      skipped,
    }))
    .sort((x, y) => orderOf(edition, x.controlId) - orderOf(edition, y.controlId));
}

const orderOf = (edition: Edition, controlId: string): number =>
  edition.controlById.get(controlId)?.order ?? 0;

function pointsSections(
  { indicators }: PointsOutcome,
  { edition, recorded, basis }: Detailing,
): RatedSection[] {
  const verdicts = new Map(recorded.results.map((result) => [result.id, result]));
  return [...Map.groupBy(indicators, ({ section }) => section)].map(([section, members]) => {
    const earned = members.reduce((sum, member) => sum + member.earned, 0);
    const full = members.reduce((sum, member) => sum + member.full, 0);
    const own = members.flatMap(({ resultId }) => verdicts.get(resultId) ?? []);
    const isMet = ({ verdict, proof }: (typeof own)[number]): boolean =>
      verdict === 'MET' && (basis === 'DECLARED' || proof === 'PROVEN');
    const applicable = own.filter(({ verdict }) => verdict !== 'NOT_APPLICABLE');
    const met = applicable.filter(isMet).length;
    const open = applicable.filter(
      (result) => result.verdict === 'OPEN' || (result.verdict === 'MET' && !isMet(result)),
    ).length;
    return {
      code: section,
      name: nameOf(edition, section),
      earned: rounded(earned),
      full: rounded(full),
      rate: full === 0 ? null : rounded((earned / full) * 100),
      applicable: applicable.length,
      met,
      open,
    };
  });
}

const rounded = (value: number): number => Math.round(value * 1e9) / 1e9;

function gradesOf({ grades }: PointsOutcome, { edition, say, sight }: Detailing): RatedLevel[] {
  return grades.map(({ key, name, status, reachable, conditions }) => ({
    level: key,
    name,
    own: status,
    status,
    reachable,
    conditions: conditions.map(({ kind, status: holds, needed, have, missing, text }) => ({
      kind,
      status: holds,
      text: say(text),
      needed,
      have,
      atMost: have,
      missing: missing
        .filter(({ resultId }) => sight.result(resultId))
        .slice(0, shownMissing)
        .map(({ code, resultId, reason }) => ({
          code,
          controlId: idOf(edition, code),
          categoryUnknown: false,
          stops: [{ code, resultId, reason: say(reason) }],
          stopCount: 1,
        })),
      missingCount: missing.length,
    })),
  }));
}

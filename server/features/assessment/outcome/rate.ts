import type { Edition } from '../../framework/index.js';
import type { OfficialTableKindKey } from '../official-tables/official-table.content.js';
import { provenVerdictOf, scoreInput } from '../score-items.js';
import type { ScoredAssessment } from '../score-items.js';
import { scoreAssessment, scoreChecklist, scoreGradedItems, scorePoints } from '../scoring/index.js';
import type {
  ChecklistOutcome,
  GradedInput,
  GradedOutcome,
  PointsOutcome,
  ScoreBasis,
  ScoreNote,
  ScoreOutcome,
  ScoreText,
  VerdictCounts,
} from '../scoring/index.js';
import { countVerdicts } from '../scoring/standing.js';
import { checklistItems, gradedInput, pointsInput } from './rating-input.js';
import type { Recorded } from './rating-input.js';

interface Both<Kind extends string, Outcome> {
  readonly kind: Kind;
  readonly declared: Outcome;
  readonly proven: Outcome;
}

/** Both outcomes of one assessment, by the kind of its rule book. */
export type Rated =
  | Both<'CONFORMITY', ScoreOutcome>
  | (Both<'GRADED_ITEMS', GradedOutcome> & { readonly input: GradedInput })
  | Both<'POINTS', PointsOutcome>
  | Both<'CHECKLIST', ChecklistOutcome>;

/** Scores an assessment by its rule book; the one place that knows which engine belongs to which kind. */
export function rateBoth(edition: Edition, assessment: ScoredAssessment, recorded: Recorded): Rated {
  const { scoring } = edition;
  switch (scoring.kind) {
    case 'CONFORMITY': {
      const input = scoreInput(edition, assessment, recorded.results);
      return whenAsked('CONFORMITY', (basis) => scoreAssessment(input, basis), {});
    }
    case 'GRADED_ITEMS': {
      const input = gradedInput(edition, scoring, recorded);
      return whenAsked('GRADED_ITEMS', (basis) => scoreGradedItems(input, basis), { input });
    }
    case 'POINTS': {
      const input = pointsInput(edition, scoring, recorded);
      return whenAsked('POINTS', (basis) => scorePoints(input, basis), {});
    }
    case 'CHECKLIST': {
      const items = checklistItems(edition, recorded);
      return whenAsked('CHECKLIST', (basis) => scoreChecklist(items, basis), {});
    }
  }
}

/** Who asks for one outcome does not pay for the other. */
function whenAsked<Kind extends string, Outcome, More extends object>(
  kind: Kind,
  score: (basis: ScoreBasis) => Outcome,
  more: More,
): Both<Kind, Outcome> & More {
  const made = new Map<ScoreBasis, Outcome>();
  const of = (basis: ScoreBasis): Outcome => {
    const outcome = made.get(basis) ?? score(basis);
    made.set(basis, outcome);
    return outcome;
  };
  return Object.defineProperties({ kind, ...more } as Both<Kind, Outcome> & More, {
    declared: { get: () => of('DECLARED') },
    proven: { get: () => of('PROVEN') },
  });
}

/** What is kept of an outcome beside its details. */
export interface OutcomeSummary extends VerdictCounts {
  readonly value: number | null;
  readonly level: string | null;
  readonly decided: boolean;
  readonly lowestLevel: string | null;
  readonly highestLevel: string | null;
  readonly conclusionRule: ScoreText;
  readonly provisional: boolean;
  readonly missingTables: readonly { readonly kind: OfficialTableKindKey; readonly level: string }[];
}

/** The part of an outcome that lists show. */
export function summaryOf(
  rated: Rated,
  basis: ScoreBasis,
  recorded: Recorded,
  targetLevel: string | null,
): OutcomeSummary {
  const counts = countVerdicts(
    recorded.results
      .filter(({ asked }) => asked)
      .map((result) => ({ verdict: basis === 'DECLARED' ? result.verdict : provenVerdictOf(result) })),
  );
  const none = { level: null, decided: true, lowestLevel: null, highestLevel: null, missingTables: [] };
  const side = basis === 'DECLARED' ? 'declared' : 'proven';
  switch (rated.kind) {
    case 'CONFORMITY': {
      const { value, conclusionRule, provisional, counts: own } = rated[side];
      return { ...none, value, conclusionRule, provisional, ...own };
    }
    case 'GRADED_ITEMS': {
      const { value, level, lowestLevel, highestLevel, conclusionRule, missingTables } = rated[side];
      return {
        value,
        level: level === null ? null : String(level),
        decided: level !== null,
        lowestLevel: String(lowestLevel),
        highestLevel: String(highestLevel),
        conclusionRule,
        provisional: counts.open > 0 || figuresOpen(rated.input, basis, Number(targetLevel ?? 0)),
        ...counts,
        missingTables: missingTables.map(({ table, level: at }) => ({ kind: table, level: at })),
      };
    }
    case 'POINTS': {
      const { value, grade, decided, lowestGrade, highestGrade, conclusionRule, missingTables } = rated[side];
      return {
        value,
        level: grade,
        decided,
        lowestLevel: lowestGrade,
        highestLevel: highestGrade,
        conclusionRule,
        provisional: counts.open > 0,
        ...counts,
        missingTables: missingTables.map(({ table, level: at }) => ({ kind: table, level: at })),
      };
    }
    case 'CHECKLIST': {
      const { value, conclusionRule, provisional } = rated[side];
      return { ...none, value, conclusionRule, provisional, ...counts };
    }
  }
}

/** A figure that the target level needs is not there. */
function figuresOpen({ items, tables }: GradedInput, basis: ScoreBasis, target: number): boolean {
  return items.some(({ use, provenUse, quality }) => {
    if (tables.use !== null && (basis === 'DECLARED' ? use : provenUse) === null) return true;
    return quality.some(
      ({ level, index, provenIndex }) =>
        level <= target && (basis === 'DECLARED' ? index : provenIndex) === null,
    );
  });
}

/** What the engines cannot know: numbers that the hospital itself entered, and weights that nobody can use. */
export function furtherNotes(
  { scoring, controls }: Edition,
  { tables }: Pick<Recorded, 'tables'>,
): ScoreNote[] {
  const weighted =
    scoring.kind === 'CHECKLIST' && controls.some(({ relativeWeight }) => relativeWeight != null);
  const unscored: ScoreNote[] = weighted
    ? [{ key: 'NOTE_UNITS_UNSCORED', params: {}, verification: 'UNKNOWN' }]
    : [];
  const entered = Object.entries(tables).map(([kind, { source, enteredByName, enteredOn }]) => ({
    key: `NOTE_ENTERED_${kind as OfficialTableKindKey}` as const,
    params: { source, by: enteredByName, on: enteredOn },
    verification: 'UNVERIFIED' as const,
  }));
  return [...unscored, ...entered];
}

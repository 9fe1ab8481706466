import type { Edition, Verification } from '../../framework/index.js';
import { furtherNotes, summaryOf } from './rate.js';
import type { Rated } from './rate.js';
import { idOf, levelName } from './outcome.details.js';
import type { Sight } from './outcome.details.js';
import type { Recorded } from './rating-input.js';
import type {
  GradedItemOutcome,
  GradedOutcome,
  LevelCondition,
  PointsOutcome,
  ScoreBasis,
  ScoreOutcome,
  ScoreText,
  Stop,
} from '../scoring/index.js';
import { num } from '../scoring/standing.js';

/** What a line of an explanation is. */
export type ExplanationKind =
  | 'CONCLUSION'
  | 'STEP'
  | 'ITEM'
  | 'FACTOR'
  | 'LEVEL'
  | 'CONDITION'
  | 'GAP'
  | 'SECTION'
  | 'NOTE'
  | 'MORE';

/** One line of an explanation with what is below it: the screen and the report read the same tree. */
export interface Explained {
  readonly kind: ExplanationKind;
  readonly label: string;
  /** The calculation or rule in numbers; null where there is none. */
  readonly formula: string | null;
  readonly value: number | null;
  /** How far the rule behind it was checked; null where it states no rule. */
  readonly verification: Verification | null;
  readonly status: 'MET' | 'UNMET' | 'UNDECIDED' | null;
  readonly controlId: string | null;
  readonly resultId: string | null;
  readonly children: readonly Explained[];
}

export interface Explaining {
  readonly edition: Edition;
  readonly rated: Rated;
  readonly recorded: Recorded;
  readonly targetLevel: string | null;
  readonly basis: ScoreBasis;
  readonly say: (text: ScoreText) => string;
  readonly sight: Sight;
}

/** Lines below one node; what is left out is counted in a last line, never dropped silently. */
const mostChildren = 60;

const line = (kind: ExplanationKind, label: string, more: Partial<Explained> = {}): Explained => ({
  kind,
  label,
  formula: null,
  value: null,
  verification: null,
  status: null,
  controlId: null,
  resultId: null,
  children: [],
  ...more,
});

/** The tree behind one outcome: which rule, which inputs, what is missing for the next level. */
export function explain(explaining: Explaining): Explained {
  const { edition, rated, recorded, basis, say, targetLevel } = explaining;
  const outcome = rated[basis === 'DECLARED' ? 'declared' : 'proven'];
  const { value, conclusionRule } = summaryOf(rated, basis, recorded, targetLevel);
  const notes = [...outcome.notes, ...furtherNotes(edition, recorded)].map((note) =>
    line('NOTE', say(note), { verification: note.verification }),
  );
  return line('CONCLUSION', say(conclusionRule), {
    value,
    children: [...partsOf(explaining), ...notes],
  });
}

function partsOf(explaining: Explaining): Explained[] {
  const { rated, basis, say, edition } = explaining;
  const outcome = rated[basis === 'DECLARED' ? 'declared' : 'proven'];
  const steps = outcome.steps.map((step) =>
    line('STEP', say(step.label), { formula: step.formula, value: step.value }),
  );
  if (!('kind' in outcome)) return [...steps, ...deductionsOf(outcome, explaining)];
  switch (outcome.kind) {
    case 'GRADED_ITEMS':
      return [
        ...steps.map((step) => ({
          ...step,
          children: outcome.items.flatMap((item) => itemOf(item, explaining)),
        })),
        ...outcome.levels.map((level) => levelOf(outcome, level, explaining)),
      ];
    case 'POINTS':
      return [...pointsSections(outcome, explaining), ...steps.slice(-1), ...gradesOf(outcome, explaining)];
    case 'CHECKLIST':
      return [
        ...steps,
        ...outcome.sections.map(({ section, met, applicable, rate }) => {
          const control = edition.controlById.get(idOf(edition, section));
          return line('SECTION', control?.name ?? section, {
            formula: rate === null ? null : `${met} ÷ ${applicable} × 100 = ${num(rate)}`,
            value: rate,
            controlId: control?.id ?? null,
          });
        }),
      ];
  }
}

function deductionsOf(
  { deductions, highRisks }: ScoreOutcome,
  { edition, say, sight }: Explaining,
): Explained[] {
  const risky = new Set(highRisks.map(({ resultId }) => resultId));
  return limited(
    deductions
      .filter(({ resultId }) => sight.result(resultId))
      .map(({ resultId, code, factor, x, deduction, reason }) =>
        line('ITEM', `${code} ${edition.controlById.get(idOf(edition, code))?.name ?? ''}`.trim(), {
          formula: `${num(factor)} × (1 − ${num(x)}) → −${num(deduction)}`,
          value: -deduction,
          resultId,
          controlId: idOf(edition, code) || null,
          children: [line('GAP', say(reason), { status: risky.has(resultId) ? 'UNMET' : null })],
        }),
      ),
    say,
  );
}

function itemOf(item: GradedItemOutcome, explaining: Explaining): Explained[] {
  const { edition, say, sight } = explaining;
  const controlId = idOf(edition, item.code);
  if (!sight.item(controlId)) return [];
  const control = edition.controlById.get(controlId);
  const factor = (key: 'FACTOR_FUNCTION' | 'FACTOR_USE' | 'FACTOR_QUALITY', value: number | null) =>
    line('FACTOR', say({ key, params: {} }), { value });
  const { scoring } = edition;
  const graded = scoring.kind === 'GRADED_ITEMS' ? scoring : null;
  return [
    line('ITEM', `${item.code} ${control?.name ?? ''}`.trim(), {
      formula: item.formula,
      value: item.score,
      controlId,
      children: [
        factor('FACTOR_FUNCTION', item.functionLevel),
        ...(item.countedLevel === item.functionLevel
          ? []
          : [line('FACTOR', say({ key: 'FACTOR_COUNTED', params: {} }), { value: item.countedLevel })]),
        ...(graded?.use == null ? [] : [factor('FACTOR_USE', item.use)]),
        ...(graded?.quality == null || control?.gradedItem?.qualityChecks.length === 0
          ? []
          : [factor('FACTOR_QUALITY', item.quality)]),
        ...(item.next === null
          ? []
          : [
              line('GAP', say({ key: 'EXPLAIN_NEXT', params: { level: item.next.level } }), {
                children: limited(stopsOf(item.next.stops, explaining), say),
              }),
            ]),
      ],
    }),
  ];
}

function stopsOf(stops: readonly Stop[], { edition, say, sight }: Explaining): Explained[] {
  return stops
    .filter(({ resultId }) => resultId === null || sight.result(resultId))
    .map(({ code, resultId, reason }) =>
      line('GAP', `${code} ${say(reason)}`, {
        resultId,
        controlId: idOf(edition, code) || null,
        status: 'UNMET',
      }),
    );
}

function levelOf(
  { levels }: GradedOutcome,
  { level, status, conditions }: GradedOutcome['levels'][number],
  explaining: Explaining,
): Explained {
  const { edition } = explaining;
  // Behind the first level that is not reached, single items say nothing about the next step.
  const next = levels.find((each) => each.status !== 'MET')?.level ?? Infinity;
  return line('LEVEL', levelName(edition, String(level)), {
    status,
    verification: edition.scoring.kind === 'GRADED_ITEMS' ? edition.scoring.levelTableVerification : null,
    children: conditions.map((condition) => conditionOf(condition, explaining, level <= next)),
  });
}

function conditionOf(condition: LevelCondition, explaining: Explaining, withMissing: boolean): Explained {
  const { edition, say, sight } = explaining;
  const missing = condition.missing.flatMap(({ code, stops }): Explained[] => {
    const controlId = idOf(edition, code);
    if (!sight.item(controlId)) return [];
    const name = edition.controlById.get(controlId)?.name ?? '';
    const [first] = stops;
    return [
      line('GAP', `${code} ${name}`.trim(), {
        controlId,
        status: 'UNMET',
        formula: first ? `${first.code === code ? '' : `${first.code} `}${say(first.reason)}` : null,
      }),
    ];
  });
  return line('CONDITION', say(condition.text), {
    status: condition.status,
    value: condition.have,
    children: withMissing && condition.status !== 'MET' ? limited(missing, say) : [],
  });
}

function pointsSections(
  { indicators, steps }: PointsOutcome,
  { edition, say, sight }: Explaining,
): Explained[] {
  const bySection = [...Map.groupBy(indicators, ({ section }) => section)];
  return bySection.map(([section, members], at) => {
    const step = steps[at];
    const short = members.filter(({ earned, full, skipped }) => earned < full && !skipped);
    return line('SECTION', edition.controlById.get(idOf(edition, section))?.name ?? section, {
      formula: step?.formula ?? null,
      value: step?.value ?? null,
      controlId: idOf(edition, section) || null,
      children: limited(
        short
          .filter(({ resultId }) => sight.result(resultId))
          .map(({ code, resultId, earned, full }) =>
            line('ITEM', `${code} ${edition.controlById.get(idOf(edition, code))?.name ?? ''}`.trim(), {
              formula: `${num(earned)} / ${num(full)}`,
              value: earned,
              resultId,
              controlId: idOf(edition, code) || null,
            }),
          ),
        say,
      ),
    });
  });
}

function gradesOf({ grades }: PointsOutcome, { edition, say, sight }: Explaining): Explained[] {
  const next = grades.findIndex(({ status }) => status !== 'MET');
  const verification = edition.scoring.kind === 'POINTS' ? edition.scoring.gradesVerification : null;
  return grades.map(({ name, status, conditions }, at) =>
    line('LEVEL', name, {
      status,
      verification,
      children: conditions.map((condition) =>
        line('CONDITION', say(condition.text), {
          status: condition.status,
          value: condition.have,
          children:
            next >= 0 && at > next
              ? []
              : limited(
                  condition.missing
                    .filter(({ resultId }) => sight.result(resultId))
                    .map(({ code, resultId, reason }) =>
                      line(
                        'GAP',
                        `${code} ${edition.controlById.get(idOf(edition, code))?.name ?? ''}`.trim(),
                        {
                          formula: say(reason),
                          resultId,
                          controlId: idOf(edition, code) || null,
                          status: 'UNMET',
                        },
                      ),
                    ),
                  say,
                ),
        }),
      ),
    }),
  );
}

function limited(lines: readonly Explained[], say: (text: ScoreText) => string): Explained[] {
  if (lines.length <= mostChildren) return [...lines];
  const shown = lines.slice(0, mostChildren - 1);
  const more = say({ key: 'EXPLAIN_MORE', params: { count: lines.length - shown.length } });
  return [...shown, line('MORE', more)];
}

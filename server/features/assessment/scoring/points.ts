import { askedAt, earnedAt, reasonBelow, standIndicator } from './indicator-standing.js';
import type { IndicatorStanding } from './indicator-standing.js';
import type { ConditionStatus, MissingTable } from './graded-outcome.js';
import { allOf } from './graded-level.js';
import type { PointsInput, PointsTables } from './points-input.js';
import type { GradeCondition, GradeOutcome, PointsOutcome } from './points-outcome.js';
import type { ScoreBasis } from './score-input.js';
import type { ScoreNote, ScoreStep } from './score-outcome.js';
import { num, settle, sum } from './standing.js';

const byCode = new Intl.Collator('en', { numeric: true });

/**
 * Indicators earn marks; a grade needs every indicator of that grade and below, and its minimum score. A missing
 * threshold, or one that the indicators cannot give, leaves the grade undecided between sound bounds.
 */
export function scorePoints(input: PointsInput, basis: ScoreBasis): PointsOutcome {
  const { tables } = input;
  const standings = [...input.indicators]
    .sort((x, y) => byCode.compare(x.code, y.code))
    .map((indicator) => standIndicator(indicator, basis, tables));
  const bySection = [...Map.groupBy(standings, ({ indicator }) => indicator.section)];
  const steps = bySection.map(([section, members]): ScoreStep => {
    const earned = settle(sum(members.map(({ outcome }) => outcome.earned)));
    const full = settle(sum(members.map(({ outcome }) => outcome.full)));
    return {
      label: { key: 'STEP_POINTS_SECTION', params: { section } },
      formula: `${num(earned)} / ${num(full)}`,
      value: earned,
    };
  });
  const value = settle(sum(steps.map((step) => step.value)));
  steps.push({
    label: { key: 'STEP_POINTS_TOTAL', params: {} },
    formula: `${steps.map((step) => num(step.value)).join(' + ') || '0'} = ${num(value)}`,
    value,
  });
  const grades = tables.grades.map((_, place) => gradeAt(standings, value, place, tables));
  const lowest = grades.findLastIndex(({ status }) => status === 'MET');
  const highest = grades.findLastIndex(({ status }) => status !== 'UNMET');
  const missingTables: MissingTable[] = grades
    .filter(({ status }, place) => status === 'UNDECIDED' && place > lowest)
    .map(({ key }) => ({ table: 'GRADES', level: key }));
  const nameOf = (place: number): string => grades[place]?.name ?? 'NO_GRADE';
  const decided = lowest === highest;
  return {
    kind: 'POINTS',
    basis,
    value,
    decided,
    grade: decided ? (grades[lowest]?.key ?? null) : null,
    lowestGrade: grades[lowest]?.key ?? null,
    highestGrade: grades[highest]?.key ?? null,
    conclusionRule: !decided
      ? {
          key: 'RULE_POINTS_UNDECIDED',
          params: { value, lowest: nameOf(lowest), highest: nameOf(highest) },
        }
      : lowest === -1
        ? { key: 'RULE_POINTS_NO_GRADE', params: { value } }
        : { key: 'RULE_POINTS_GRADE', params: { value, grade: nameOf(lowest) } },
    provisional: standings.some(({ verdict }) => verdict === 'OPEN'),
    indicators: standings.map(({ outcome }) => outcome),
    grades,
    missingTables,
    steps,
    notes: notesOf(standings, tables, missingTables),
  };
}

function gradeAt(
  standings: readonly IndicatorStanding[],
  value: number,
  place: number,
  tables: PointsTables,
): GradeOutcome {
  const grade = tables.grades[place];
  if (grade === undefined) throw new RangeError(`There is no grade at place ${place}`);
  const asked = standings.flatMap((standing) => {
    const at = standing.outcome.skipped ? null : askedAt(standing.indicator, place, tables);
    return at === null ? [] : [{ standing, at }];
  });
  const below = asked.filter(({ standing, at }) => standing.place < at);
  const reachable = settle(sum(asked.map(({ standing, at }) => earnedAt(standing.indicator, at, tables))));
  const needed = grade.minimumScore;
  const have = asked.length - below.length;
  const indicators: GradeCondition = {
    kind: 'INDICATORS',
    status: below.length === 0 ? 'MET' : 'UNMET',
    needed: asked.length,
    have,
    missing: below.map(({ standing, at }) => ({
      resultId: standing.indicator.resultId,
      code: standing.indicator.code,
      reason: reasonBelow(standing, at, tables),
    })),
    text: { key: 'CONDITION_INDICATORS', params: { needed: asked.length, have } },
  };
  const score: GradeCondition = {
    kind: 'SCORE',
    status: scoreStatus(value, needed, reachable),
    needed,
    have: value,
    missing: [],
    text:
      needed === null
        ? { key: 'CONDITION_SCORE_TABLE', params: { have: value } }
        : { key: 'CONDITION_SCORE', params: { have: value, needed } },
  };
  return {
    key: grade.key,
    name: grade.name,
    status: allOf([indicators.status, score.status]),
    reachable,
    conditions: [indicators, score],
  };
}

/** A threshold above everything that the grade's indicators give contradicts them, so falling short proves nothing. */
function scoreStatus(value: number, needed: number | null, reachable: number): ConditionStatus {
  if (needed === null) return 'UNDECIDED';
  if (value >= needed) return 'MET';
  return needed > reachable ? 'UNDECIDED' : 'UNMET';
}

function notesOf(
  standings: readonly IndicatorStanding[],
  tables: PointsTables,
  missingTables: readonly MissingTable[],
): ScoreNote[] {
  const notes: ScoreNote[] = missingTables.map(({ level }) => ({
    key: 'NOTE_MISSING_GRADES',
    params: { level: tables.grades.find(({ key }) => key === level)?.name ?? level },
    verification: 'UNKNOWN',
  }));
  if (tables.gradesVerification !== 'VERIFIED')
    notes.push({ key: 'NOTE_GRADES', params: {}, verification: tables.gradesVerification });
  const add = (
    key: ScoreNote['key'],
    verification: ScoreNote['verification'],
    test: (standing: IndicatorStanding) => boolean,
  ): void => {
    const count = standings.filter(test).length;
    if (count > 0) notes.push({ key, params: { count }, verification });
  };
  add('NOTE_OPEN', 'VERIFIED', ({ verdict, unproven }) => verdict === 'OPEN' && !unproven);
  add('NOTE_INDICATORS_UNPROVEN', 'VERIFIED', ({ unproven }) => unproven);
  add('NOTE_POINTS_SKIPPED', 'VERIFIED', ({ outcome }) => outcome.skipped);
  add('NOTE_POINTS_PARTIAL', 'INFERRED', ({ verdict, place }) => verdict === 'PARTIAL' && place < 0);
  add('NOTE_POINTS_LEAST', 'INFERRED', ({ least }) => least);
  return notes;
}

/** Declared and proven, from the same function. */
export function scorePointsBoth(input: PointsInput): { declared: PointsOutcome; proven: PointsOutcome } {
  return { declared: scorePoints(input, 'DECLARED'), proven: scorePoints(input, 'PROVEN') };
}

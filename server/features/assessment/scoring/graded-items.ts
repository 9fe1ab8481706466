import type { GradedInput, GradedItem } from './graded-input.js';
import type { ConditionStatus, GradedOutcome, LevelOutcome, MissingTable } from './graded-outcome.js';
import { allOf, ownLevel } from './graded-level.js';
import { standGraded } from './graded-standing.js';
import type { GradedStanding } from './graded-standing.js';
import type { ScoreBasis } from './score-input.js';
import type { ScoreNote } from './score-outcome.js';
import type { ScoreText } from './score-text.js';
import { num, settle, sum } from './standing.js';

const byCode = new Intl.Collator('en', { numeric: true });

/** The items in one fixed order: floating point addition would otherwise depend on the order of the rows. */
export function inOrder(items: readonly GradedItem[]): GradedItem[] {
  return [...items].sort((x, y) => byCode.compare(x.code, y.code));
}

/**
 * Items reach levels; a level needs its minimum score, every basic item and enough elective ones, and all levels before
 * it. Where a table or a category is missing the level stays undecided between two bounds that hold either way.
 */
export function scoreGradedItems(input: GradedInput, basis: ScoreBasis): GradedOutcome {
  const { tables } = input;
  const standings = inOrder(input.items).map((item) => standGraded(item, basis, tables));
  const scores = standings.map(({ outcome }) => outcome.score);
  const value = settle(sum(scores));
  const missingTables: MissingTable[] = [];
  const levels: LevelOutcome[] = [];
  let before: ConditionStatus = 'MET';
  for (let level = 1; level <= tables.topLevel; level += 1) {
    const { missingTables: missing, ...own } = ownLevel(standings, value, level, tables);
    before = allOf([before, own.own]);
    if (before === 'UNDECIDED') missingTables.push(...missing);
    levels.push({ ...own, status: before });
  }
  const lowestLevel = levels.filter(({ status }) => status === 'MET').at(-1)?.level ?? 0;
  const highestLevel = levels.filter(({ status }) => status !== 'UNMET').at(-1)?.level ?? 0;
  const decided = lowestLevel === highestLevel;
  return {
    kind: 'GRADED_ITEMS',
    basis,
    value,
    level: decided ? lowestLevel : null,
    lowestLevel,
    highestLevel,
    conclusionRule: decided
      ? { key: ruleOf(lowestLevel, tables.topLevel), params: { level: lowestLevel, value } }
      : { key: 'RULE_GRADED_UNDECIDED', params: { lowest: lowestLevel, highest: highestLevel, value } },
    provisional: standings.some(({ open }) => open),
    items: standings.map(({ outcome }) => outcome),
    levels,
    missingTables,
    steps: [
      {
        label: { key: 'STEP_GRADED_TOTAL', params: {} },
        formula: `${
          scores
            .filter((score) => score > 0)
            .map(num)
            .join(' + ') || '0'
        } = ${num(value)}`,
        value,
      },
    ],
    notes: notesOf(input, standings, missingTables),
  };
}

function ruleOf(level: number, topLevel: number): ScoreText['key'] {
  if (level === 0) return 'RULE_GRADED_NONE';
  return level === topLevel ? 'RULE_GRADED_TOP' : 'RULE_GRADED_LEVEL';
}

function notesOf(
  { items, tables }: GradedInput,
  standings: readonly GradedStanding[],
  missingTables: readonly MissingTable[],
): ScoreNote[] {
  const notes: ScoreNote[] = missingTables.map(({ table, level }) => ({
    key: `NOTE_MISSING_${table}`,
    params: { level },
    verification: 'UNKNOWN',
  }));
  if (tables.levelTableVerification !== 'VERIFIED')
    notes.push({ key: 'NOTE_LEVEL_TABLE', params: {}, verification: tables.levelTableVerification });
  const open = sum(standings.map(({ unmet }) => unmet.filter((each) => each.verdict === 'OPEN').length));
  const unproven = sum(standings.map(({ unmet }) => unmet.filter((each) => each.unproven).length));
  if (open > unproven)
    notes.push({ key: 'NOTE_OPEN', params: { count: open - unproven }, verification: 'VERIFIED' });
  if (unproven > 0)
    notes.push({ key: 'NOTE_CLAUSES_UNPROVEN', params: { count: unproven }, verification: 'VERIFIED' });
  const uncounted = standings.filter(
    ({ exactUseAt, outcome }) => exactUseAt(outcome.countedLevel) === null,
  ).length;
  if (uncounted > 0)
    notes.push({ key: 'NOTE_USE_OPEN', params: { count: uncounted }, verification: 'VERIFIED' });
  const unmeasured = standings.filter(({ indexes }) => [...indexes.values()].includes(null)).length;
  if (unmeasured > 0)
    notes.push({ key: 'NOTE_QUALITY_OPEN', params: { count: unmeasured }, verification: 'VERIFIED' });
  // Only claims from the first level with checks on are affected; below it nobody expects a third factor.
  const unchecked = standings.filter(
    ({ outcome, indexes }) =>
      tables.quality !== null &&
      outcome.countedLevel >= tables.quality.fromLevel &&
      !indexes.has(outcome.countedLevel),
  ).length;
  if (unchecked > 0)
    notes.push({ key: 'NOTE_NO_CHECK', params: { count: unchecked }, verification: 'INFERRED' });
  const lower = standings.filter(({ outcome }) => outcome.countedLevel < outcome.functionLevel).length;
  if (lower > 0)
    notes.push({ key: 'NOTE_QUALITY_LOWERS', params: { count: lower }, verification: 'INFERRED' });
  const costly = standings.filter((standing) => standing.costly).length;
  if (costly > 0)
    notes.push({ key: 'NOTE_QUALITY_COSTS', params: { count: costly }, verification: 'VERIFIED' });
  const excluded = sum(
    items.map(({ clauses }) => clauses.filter(({ verdict }) => verdict === 'NOT_APPLICABLE').length),
  );
  if (excluded > 0)
    notes.push({ key: 'NOTE_CLAUSES_EXCLUDED', params: { count: excluded }, verification: 'UNKNOWN' });
  const rounded = standings.filter(({ exactUseAt, outcome }) => {
    const exactUse = exactUseAt(outcome.countedLevel);
    return Object.values(tables.passUse).some(
      (needed) =>
        needed !== null &&
        exactUse !== null &&
        outcome.use !== null &&
        exactUse < needed !== outcome.use < needed,
    );
  }).length;
  if (rounded > 0)
    notes.push({ key: 'NOTE_USE_ROUNDED', params: { count: rounded }, verification: 'UNVERIFIED' });
  if (tables.electiveMoreThan !== undefined)
    notes.push({
      key: 'NOTE_ELECTIVE_IN_PRINCIPLE',
      params: { share: tables.electiveMoreThan * 100 },
      verification: 'VERIFIED',
    });
  notes.push({ key: 'NOTE_EARLIER_LEVELS', params: {}, verification: 'INFERRED' });
  return notes;
}

/** Declared and proven, from the same function. */
export function scoreGradedBoth(input: GradedInput): { declared: GradedOutcome; proven: GradedOutcome } {
  return { declared: scoreGradedItems(input, 'DECLARED'), proven: scoreGradedItems(input, 'PROVEN') };
}

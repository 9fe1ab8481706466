import type { GradedTables, LevelRow } from './graded-input.js';
import type {
  ConditionStatus,
  LevelCondition,
  LevelOutcome,
  MissingItem,
  MissingTable,
} from './graded-outcome.js';
import { categoryAt, passAt } from './graded-standing.js';
import type { GradedStanding, PassOutcome } from './graded-standing.js';
import { settle } from './standing.js';

interface Candidate {
  standing: GradedStanding;
  category: 'BASIC' | 'ELECTIVE' | 'UNKNOWN';
  basic: PassOutcome;
  elective: PassOutcome;
}

/** One level on its own; the front adds the levels before. */
export interface OwnLevel extends Omit<LevelOutcome, 'status'> {
  missingTables: MissingTable[];
}

/** All of them hold; one that certainly fails settles it whatever is undecided. */
export function allOf(statuses: readonly ConditionStatus[]): ConditionStatus {
  if (statuses.includes('UNMET')) return 'UNMET';
  return statuses.includes('UNDECIDED') ? 'UNDECIDED' : 'MET';
}

function rowOf({ levelTable }: GradedTables, level: number): LevelRow {
  const missing = { minimumScore: null, basicRequired: null, electiveRequired: null, electiveTotal: null };
  return levelTable.find((row) => row.level === level) ?? { level, ...missing };
}

/** How many elective items must pass; null where the table does not say. */
export function electivesNeeded(tables: GradedTables, level: number): number | null {
  const { electiveRequired, electiveTotal } = rowOf(tables, level);
  const { electiveShare, electiveMoreThan } = tables;
  if (electiveMoreThan !== undefined) {
    if (electiveTotal === null) return null;
    return Math.max(electiveRequired ?? 0, Math.floor(settle(electiveMoreThan * electiveTotal)) + 1);
  }
  if (electiveShare === undefined || electiveRequired === null) return electiveRequired;
  return electiveTotal === null
    ? null
    : Math.max(electiveRequired, Math.ceil(settle(electiveShare * electiveTotal)));
}

export function minimumScoreOf(tables: GradedTables, level: number): number | null {
  return rowOf(tables, level).minimumScore;
}

export function ownLevel(
  standings: readonly GradedStanding[],
  value: number,
  level: number,
  tables: GradedTables,
): OwnLevel {
  const candidates = standings.flatMap((standing): Candidate[] => {
    const category = categoryAt(standing.item, level);
    if (category === 'NO_ROW') return [];
    return [
      {
        standing,
        category,
        basic: passAt(standing, level, 'BASIC', tables),
        elective: passAt(standing, level, 'ELECTIVE', tables),
      },
    ];
  });
  const row = rowOf(tables, level);
  const conditions = [
    scoreCondition(row, value),
    basicCondition(candidates, row),
    electiveCondition(candidates, row, electivesNeeded(tables, level)),
  ];
  const undecided = conditions.filter(({ status }) => status === 'UNDECIDED');
  const tablesMissing: MissingTable['table'][] = [];
  if (undecided.some(({ needed }) => needed === null)) tablesMissing.push('LEVEL_TABLE');
  const byItems = undecided.filter(({ kind }) => kind !== 'SCORE');
  const unknown = candidates.some(({ category }) => category === 'UNKNOWN');
  if (byItems.length > 0 && (unknown || contradicts(candidates, row))) tablesMissing.push('CATEGORIES');
  if (byItems.length > 0 && candidates.some(({ basic, elective }) => [basic, elective].some(isMaybe)))
    tablesMissing.push('PASS_USE');
  return {
    level,
    own: allOf(conditions.map(({ status }) => status)),
    conditions,
    missingTables: tablesMissing.map((table) => ({ table, level: String(level) })),
  };
}

const isYes = ({ passes }: PassOutcome): boolean => passes === 'YES';
const isMaybe = ({ passes }: PassOutcome): boolean => passes === 'MAYBE';
const mayPass = ({ passes }: PassOutcome): boolean => passes !== 'NO';
const count = (candidates: readonly Candidate[], test: (candidate: Candidate) => boolean): number =>
  candidates.filter(test).length;
const inCategory = (candidates: readonly Candidate[], wanted: Candidate['category']): Candidate[] =>
  candidates.filter(({ category }) => category === wanted);

/** How many of the unknown items are basic; null where the table does not give the number of basic items. */
function hiddenBasics(candidates: readonly Candidate[], { basicRequired }: LevelRow): number | null {
  return basicRequired === null ? null : basicRequired - inCategory(candidates, 'BASIC').length;
}

/** The categories cannot be right together with the table: nothing follows from them. */
function contradicts(candidates: readonly Candidate[], row: LevelRow): boolean {
  const hidden = hiddenBasics(candidates, row);
  if (hidden === null) return false;
  return hidden < 0 || hidden > inCategory(candidates, 'UNKNOWN').length;
}

function missingOf(candidates: readonly Candidate[], as: 'BASIC' | 'ELECTIVE'): MissingItem[] {
  return candidates
    .filter(({ category }) => category === as || category === 'UNKNOWN')
    .flatMap(({ standing, category, basic, elective }) => {
      const { stops } = as === 'BASIC' ? basic : elective;
      return stops.length === 0 ? [] : [{ code: standing.item.code, category, stops }];
    });
}

function scoreCondition({ minimumScore: needed }: LevelRow, value: number): LevelCondition {
  const status = needed === null ? 'UNDECIDED' : value >= needed ? 'MET' : 'UNMET';
  return withText({ kind: 'SCORE', status, needed, have: value, atMost: value, missing: [] });
}

function basicCondition(candidates: readonly Candidate[], row: LevelRow): LevelCondition {
  const known = inCategory(candidates, 'BASIC');
  const unknown = inCategory(candidates, 'UNKNOWN');
  const hidden = hiddenBasics(candidates, row);
  const contradiction = contradicts(candidates, row);
  const certain = count(unknown, ({ basic }) => isYes(basic));
  const possible = count(unknown, ({ basic }) => mayPass(basic));
  let status: ConditionStatus = 'UNDECIDED';
  if (!contradiction) {
    if (known.some(({ basic }) => !mayPass(basic))) status = 'UNMET';
    else if (hidden !== null && possible < hidden) status = 'UNMET';
    else if (
      hidden !== null &&
      known.every(({ basic }) => isYes(basic)) &&
      (hidden === 0 || certain === unknown.length)
    )
      status = 'MET';
  }
  const surelyBasic = hidden === null || contradiction ? 0 : Math.max(0, certain + hidden - unknown.length);
  return withText({
    kind: 'BASIC',
    status,
    needed: row.basicRequired,
    have: count(known, ({ basic }) => isYes(basic)) + surelyBasic,
    atMost:
      count(known, ({ basic }) => mayPass(basic)) +
      (hidden === null || contradiction ? possible : Math.min(hidden, possible)),
    missing: missingOf(candidates, 'BASIC'),
  });
}

function electiveCondition(
  candidates: readonly Candidate[],
  row: LevelRow,
  needed: number | null,
): LevelCondition {
  const known = inCategory(candidates, 'ELECTIVE');
  const unknown = inCategory(candidates, 'UNKNOWN');
  const contradiction = contradicts(candidates, row);
  const hidden = contradiction ? null : hiddenBasics(candidates, row);
  const certain = count(unknown, ({ elective }) => isYes(elective));
  const possible = count(unknown, ({ elective }) => mayPass(elective));
  const have =
    count(known, ({ elective }) => isYes(elective)) + (hidden === null ? 0 : Math.max(0, certain - hidden));
  const atMost =
    count(known, ({ elective }) => mayPass(elective)) +
    (hidden === null ? possible : Math.min(unknown.length - hidden, possible));
  let status: ConditionStatus = 'UNDECIDED';
  if (needed !== null && !contradiction) {
    if (have >= needed) status = 'MET';
    else if (atMost < needed) status = 'UNMET';
  }
  return withText({
    kind: 'ELECTIVE',
    status,
    needed,
    have,
    atMost,
    missing: missingOf(candidates, 'ELECTIVE'),
  });
}

function withText(condition: Omit<LevelCondition, 'text'>): LevelCondition {
  const { kind, needed, have, atMost } = condition;
  return {
    ...condition,
    text:
      needed === null
        ? { key: `CONDITION_${kind}_TABLE`, params: { have } }
        : { key: `CONDITION_${kind}`, params: { needed, have, atMost } },
  };
}

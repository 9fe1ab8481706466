import { score2019 } from './conformity-2019.js';
import { score2021 } from './conformity-2021.js';
import { credit2025, partialCreditOf, score2025 } from './conformity-2025.js';
import type { ScoreBasis, ScoreInput, ScoringEdition } from './score-input.js';
import type { CategorySummary, EditionOutcome, ScoreNote, ScoreOutcome } from './score-outcome.js';
import { countVerdicts, highRisksOf, isApplicable, settle, standingOf, sum } from './standing.js';
import type { Standing } from './standing.js';

const ENGINES: Record<ScoringEdition, (standings: readonly Standing[], input: ScoreInput) => EditionOutcome> =
  {
    MLPS_2019: score2019,
    MLPS_2021: score2021,
    MLPS_2025: score2025,
  };

const byCode = new Intl.Collator('en', { numeric: true });

/**
 * Scores an assessment by the edition that its parameters name. The same function gives the declared and the proven
 * score; only the verdicts it reads differ. The order of the items never matters.
 */
export function scoreAssessment(input: ScoreInput, basis: ScoreBasis): ScoreOutcome {
  const { edition } = input.parameters;
  // One fixed order before any sum: floating point addition would otherwise depend on the order of the rows.
  const items = [...input.items].sort(
    (x, y) =>
      byCode.compare(x.code, y.code) || (x.resultId < y.resultId ? -1 : Number(x.resultId > y.resultId)),
  );
  const standings = items
    .filter((item) => !item.informative)
    .map((item) => standingOf(item, basis, input.tables));
  const applicable = standings.filter(isApplicable);
  const counts = countVerdicts(standings);
  const outcome = applicable.length === 0 ? nothingApplies() : ENGINES[edition](applicable, input);

  const pending = outcome.vetoes.filter((veto) => veto.judgement === 'PENDING').length;
  const notes: ScoreNote[] = [];
  const unproven = standings.filter((standing) => standing.unproven).length;
  if (counts.open > unproven)
    notes.push({ key: 'NOTE_OPEN', params: { count: counts.open - unproven }, verification: 'VERIFIED' });
  if (unproven > 0)
    notes.push({ key: 'NOTE_UNPROVEN', params: { count: unproven }, verification: 'VERIFIED' });
  if (pending > 0)
    notes.push({ key: 'NOTE_RISK_PENDING', params: { count: pending }, verification: 'VERIFIED' });
  const weightless =
    edition === 'MLPS_2025' ? 0 : applicable.filter(({ item }) => item.weight === null).length;
  if (weightless > 0) {
    notes.push({
      key: 'NOTE_WEIGHT_UNKNOWN',
      params: { count: weightless, weight: input.tables.unknownWeightAs },
      verification: 'UNKNOWN',
    });
  }
  const informative = items.length - standings.length;
  if (informative > 0)
    notes.push({ key: 'NOTE_INFORMATIVE', params: { count: informative }, verification: 'VERIFIED' });

  return {
    ...outcome,
    edition,
    basis,
    provisional: counts.open > 0 || pending > 0,
    counts,
    highRisks: highRisksOf(applicable),
    deductions: [...outcome.deductions].sort((x, y) => y.deduction - x.deduction),
    categories: summarize(standings, input),
    notes: [...notes, ...outcome.notes],
  };
}

/** The two scores of an assessment. */
export function scoreBoth(input: ScoreInput): { declared: ScoreOutcome; proven: ScoreOutcome } {
  return { declared: scoreAssessment(input, 'DECLARED'), proven: scoreAssessment(input, 'PROVEN') };
}

function nothingApplies(): EditionOutcome {
  return {
    value: 0,
    conclusion: 'UNDECIDED',
    conclusionRule: { key: 'RULE_NOTHING_APPLIES', params: {} },
    vetoes: [],
    steps: [],
    deductions: [],
    notes: [],
  };
}

function summarize(standings: readonly Standing[], input: ScoreInput): CategorySummary[] {
  const partialCredit = input.parameters.edition === 'MLPS_2025' ? partialCreditOf(input) : null;
  const earned = (standing: Standing): number =>
    partialCredit === null ? standing.x : credit2025(standing, partialCredit);
  return [...Map.groupBy(standings, ({ item }) => item.category)].flatMap(([category, members]) => {
    const first = members[0];
    if (first === undefined) return [];
    const applicable = members.filter(isApplicable);
    return {
      category,
      side: first.item.side,
      total: members.length,
      ...countVerdicts(members),
      rate: applicable.length === 0 ? null : settle((sum(applicable.map(earned)) / applicable.length) * 100),
    };
  });
}

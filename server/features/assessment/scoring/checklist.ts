import type { ScoreBasis, Verdict } from './score-input.js';
import type { ScoreNote, ScoreStep, VerdictCounts } from './score-outcome.js';
import type { ScoreText } from './score-text.js';
import { countVerdicts, num, settle } from './standing.js';

export interface ChecklistItem {
  resultId: string;
  code: string;
  section: string;
  verdict: Verdict;
  provenVerdict: Verdict;
}

export interface ChecklistSection extends VerdictCounts {
  section: string;
  total: number;
  /** Met among the applicable ones, 0 to 100; null when none applies. */
  rate: number | null;
}

export interface ChecklistOutcome {
  kind: 'CHECKLIST';
  basis: ScoreBasis;
  /** Met among the applicable ones, 0 to 100; null when none applies. */
  value: number | null;
  conclusionRule: ScoreText;
  provisional: boolean;
  counts: VerdictCounts;
  sections: ChecklistSection[];
  steps: ScoreStep[];
  notes: ScoreNote[];
}

const byCode = new Intl.Collator('en', { numeric: true });

/** Duties are met or not: counts and the share met, per section and in total. */
export function scoreChecklist(items: readonly ChecklistItem[], basis: ScoreBasis): ChecklistOutcome {
  const seen = [...items]
    .sort((x, y) => byCode.compare(x.code, y.code) || byCode.compare(x.resultId, y.resultId))
    .map((item) => ({ item, verdict: basis === 'DECLARED' ? item.verdict : item.provenVerdict }));
  const counts = countVerdicts(seen);
  const value = rateOf(counts);
  const unproven = seen.filter(({ item, verdict }) => verdict === 'OPEN' && item.verdict !== 'OPEN').length;
  const notes: ScoreNote[] = [];
  if (counts.open > unproven)
    notes.push({ key: 'NOTE_OPEN', params: { count: counts.open - unproven }, verification: 'VERIFIED' });
  if (unproven > 0)
    notes.push({ key: 'NOTE_CLAUSES_UNPROVEN', params: { count: unproven }, verification: 'VERIFIED' });
  return {
    kind: 'CHECKLIST',
    basis,
    value,
    conclusionRule:
      value === null
        ? { key: 'RULE_NOTHING_APPLIES', params: {} }
        : { key: 'RULE_CHECKLIST', params: { value, met: counts.met, applicable: counts.applicable } },
    provisional: counts.open > 0,
    counts,
    sections: [...Map.groupBy(seen, ({ item }) => item.section)].map(([section, members]) => {
      const ofSection = countVerdicts(members);
      return { section, total: members.length, ...ofSection, rate: rateOf(ofSection) };
    }),
    steps:
      value === null
        ? []
        : [
            {
              label: { key: 'STEP_CHECKLIST', params: {} },
              formula: `${counts.met} ÷ ${counts.applicable} × 100 = ${num(value)}`,
              value,
            },
          ],
    notes,
  };
}

function rateOf({ met, applicable }: VerdictCounts): number | null {
  return applicable === 0 ? null : settle((met / applicable) * 100);
}

/** Declared and proven, from the same function. */
export function scoreChecklistBoth(items: readonly ChecklistItem[]): {
  declared: ChecklistOutcome;
  proven: ChecklistOutcome;
} {
  return { declared: scoreChecklist(items, 'DECLARED'), proven: scoreChecklist(items, 'PROVEN') };
}

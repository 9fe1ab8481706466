import { describe, expect, it } from 'vitest';
import {
  renderScoreText,
  scoreChecklist,
  scoreChecklistBoth,
} from '../../../server/features/assessment/scoring/index.js';
import type { ChecklistItem, Verdict } from '../../../server/features/assessment/scoring/index.js';

const duty = (code: string, section: string, verdict: Verdict, provenVerdict = verdict): ChecklistItem => ({
  resultId: `r-${code}`,
  code,
  section,
  verdict,
  provenVerdict,
});

describe('checklist', () => {
  const duties = [
    duty('21.1', 'cybersecurity', 'MET'),
    duty('21.2', 'cybersecurity', 'MET', 'OPEN'),
    duty('21.3', 'cybersecurity', 'PARTIAL'),
    duty('27', 'data', 'UNMET'),
    duty('30', 'data', 'NOT_APPLICABLE'),
    duty('51', 'privacy', 'NOT_APPLICABLE'),
  ];

  it('counts per section and in total: 2 of 4 applicable duties are met', () => {
    const outcome = scoreChecklist(duties, 'DECLARED');
    expect(outcome).toMatchObject({
      value: 50,
      provisional: false,
      counts: { met: 2, partial: 1, unmet: 1, notApplicable: 2, open: 0, applicable: 4 },
      steps: [{ formula: '2 ÷ 4 × 100 = 50', value: 50 }],
    });
    expect(outcome.sections.map(({ section, total, met, rate }) => [section, total, met, rate])).toEqual([
      ['cybersecurity', 3, 2, 66.666666667],
      ['data', 2, 0, 0],
      ['privacy', 1, 0, null],
    ]);
    expect(renderScoreText(outcome.conclusionRule, 'en')).toBe('2 of 4 applicable duties are met: 50 %');
  });

  it('proven counts what is declared without proof as open', () => {
    const { declared, proven } = scoreChecklistBoth(duties);
    expect(declared.value).toBe(50);
    expect(proven).toMatchObject({ value: 25, provisional: true, counts: { open: 1 } });
    expect(proven.notes).toEqual([
      { key: 'NOTE_CLAUSES_UNPROVEN', params: { count: 1 }, verification: 'VERIFIED' },
    ]);
  });

  it('has no number when nothing applies', () => {
    expect(scoreChecklist(duties.slice(4), 'DECLARED')).toMatchObject({
      value: null,
      conclusionRule: { key: 'RULE_NOTHING_APPLIES' },
      steps: [],
    });
    expect(scoreChecklist([], 'PROVEN').value).toBeNull();
  });

  it('does not depend on the order', () => {
    expect(scoreChecklist(duties.toReversed(), 'DECLARED')).toEqual(scoreChecklist(duties, 'DECLARED'));
  });
});

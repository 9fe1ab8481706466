import type { Control } from '../control.types.js';

/**
 * What an answer depends on besides the words: who owes a duty and how often, how many there must be, whether the clause says
 * shall or may, which use and which data a graded item is measured by. Weights and marks are not among them: they change the
 * score of an answer, not whether it is right.
 */
export function termsOf({ duty, indicator, gradedItem, listRule, strength, optional }: Control): string {
  return JSON.stringify([
    duty && [duty.who, duty.frequency, duty.evidence],
    indicator && [
      indicator.unit,
      indicator.electiveTest,
      indicator.byGrade.flatMap(({ grade, minimumCount }) =>
        minimumCount === null ? [] : [[grade, minimumCount]],
      ),
    ],
    gradedItem && [
      gradedItem.use && [gradedItem.use.kind, gradedItem.use.metric],
      gradedItem.qualityChecks.map(({ level, dimension, check }) => [level, dimension, check]),
    ],
    listRule && [listRule.kind, listRule.minimum ?? null],
    strength,
    optional,
  ]);
}

import type { Succession } from '../../evidence/index.js';
import type { ControlDifference, Edition } from '../../framework/index.js';
import type { NewAssessment } from '../assessment.rules.js';
import type { Assessment } from '../assessment.types.js';
import { isReworded } from './move-lines.js';
import type { MoveLine } from './move-lines.js';
import type { MoveBase } from './move.base.js';
import type { CarriedFigure } from './move.queries.js';
import type { Moving } from './move.rules.js';

/** The subject and the settings stay; only a level that the newer edition does not have must be named anew. */
export function scopeWanted({ assessment, to }: MoveBase, wanted: Moving): NewAssessment {
  const { subject, period, periodStart, periodEnd, scoringEdition, attentionFactor, partialCredit } =
    assessment;
  return {
    frameworkCode: to.framework.code,
    subject: { kind: subject.kind, id: subject.id },
    period,
    periodStart,
    periodEnd,
    scoringEdition,
    attentionFactor,
    partialCredit,
    ...(wanted.targetLevel ? { targetLevel: wanted.targetLevel } : {}),
  };
}

/** Proofs of every control that has an answer and goes on, and of every graded item, which may have proof and no figure. */
export function successionsOf(
  lines: readonly MoveLine[],
  differences: readonly ControlDifference[],
): Succession[] {
  const succession = (difference: ControlDifference, leftOpen: boolean): Succession[] => {
    const { before, after } = difference;
    if (!before || !after) return [];
    return [{ fromId: before.id, toId: after.id, proposed: leftOpen || isReworded(difference) }];
  };
  return [
    ...lines
      .filter(({ answer, outcome }) => answer !== null && outcome !== 'STAYS')
      .flatMap(({ difference, outcome, decidable }) =>
        succession(difference, decidable && outcome === 'OPEN'),
      ),
    ...differences
      .filter(({ before }) => before?.kind === 'GRADED_ITEM')
      .flatMap((difference) => succession(difference, false)),
  ];
}

/** Figures that the newer edition asks for too; whoever recorded one of the same item still stands for it. */
export function carriedFigures(lines: readonly MoveLine[]): CarriedFigure[] {
  return lines.flatMap(({ difference, figures }) =>
    figures
      .filter(({ comesAlong }) => comesAlong)
      .map(({ id, needsConfirmation }) => ({
        id,
        controlId: difference.after!.id,
        keepsRecorder: !needsConfirmation && !isReworded(difference),
      })),
  );
}

/** How many controls have each outcome. */
export function countOutcomes(lines: readonly MoveLine[]) {
  const count = (outcome: MoveLine['outcome']) => lines.filter((line) => line.outcome === outcome).length;
  return {
    carried: count('CARRIED'),
    toConfirm: count('TO_CONFIRM'),
    open: count('OPEN'),
    added: count('ADDED'),
    staying: count('STAYS'),
  };
}

/** As a new assessment would be called; with the edition where that is what it was called before. */
export function nameOf(
  assessment: Assessment,
  subjectName: string,
  { framework }: Edition,
  period: string,
): string {
  const name = `${subjectName} ${framework.shortName} ${period}`;
  return name === assessment.name ? `${name}（${framework.edition}）` : name;
}

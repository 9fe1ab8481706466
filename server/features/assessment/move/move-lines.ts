import type { Control, ControlDifference, Edition } from '../../framework/index.js';
import type { Verdict } from '../assessment.enums.js';
import { maySlot } from '../measures/measure-slots.js';
import type { Slot } from '../measures/measure-slots.js';
import type { Origin } from '../assessment.statements.js';
import type { MoveOutcome } from './move.preview.types.js';

/** An answer of the assessment that moves. */
export interface MovedAnswer {
  readonly id: string;
  readonly controlId: string;
  readonly verdict: Verdict;
  readonly needsConfirmation: boolean;
  readonly version: number;
}

/** A figure of the assessment that moves. */
export interface MovedFigure extends Slot {
  readonly id: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly grade: string | null;
  readonly needsConfirmation: boolean;
  readonly version: number;
}

/** What becomes of one control of either edition, as far as the assessment has to do with it. */
export interface MoveLine {
  readonly difference: ControlDifference;
  readonly outcome: MoveOutcome;
  /** Somebody may decide whether it comes along. */
  readonly decidable: boolean;
  readonly answer: MovedAnswer | null;
  readonly figures: readonly (MovedFigure & { readonly comesAlong: boolean })[];
}

/** What a person decided; everything else follows the proposal. */
export interface MoveDecisions {
  /** Fates whose answers begin open. */
  readonly leaveOpen: ReadonlySet<string>;
  /** By control of the older edition: comes along, or begins open; goes before `leaveOpen`. */
  readonly byControl: ReadonlyMap<string, boolean>;
}

export const asProposed: MoveDecisions = { leaveOpen: new Set(), byControl: new Map() };

/** Everything that decides the lines of a move. */
export interface MoveFacts {
  readonly to: Edition;
  readonly differences: readonly ControlDifference[];
  readonly answers: readonly MovedAnswer[];
  readonly figures: readonly MovedFigure[];
  /** Controls of the newer edition that the subject has to answer. */
  readonly controlIds: ReadonlySet<string>;
}

/** Other words may ask for something else, so somebody has to look again before the answer counts. */
export const isReworded = ({ change }: Pick<ControlDifference, 'change'>): boolean =>
  change === 'REWORDED' || change === 'REPLACED';

/** One line per control that has an answer or a figure in the older edition, or gets a result in the newer one; in its order. */
export function moveLines(facts: MoveFacts, decisions: MoveDecisions = asProposed): MoveLine[] {
  const answers = new Map(facts.answers.map((answer) => [answer.controlId, answer]));
  const figures = Map.groupBy(facts.figures, ({ controlId }) => controlId);
  return facts.differences.flatMap((difference): MoveLine[] => {
    const { before, after } = difference;
    const answer = (before && answers.get(before.id)) ?? null;
    const own = (before && figures.get(before.id)) ?? [];
    const asked = after !== null && facts.controlIds.has(after.id);
    if (!answer && own.length === 0 && !asked) return [];
    const line = lineOf(facts, { difference, answer, figures: own, asked });
    const wanted =
      before === null || (decisions.byControl.get(before.id) ?? !decisions.leaveOpen.has(difference.change));
    return [line.decidable && !wanted ? leftOpen(line) : line];
  });
}

function lineOf(
  { to }: MoveFacts,
  {
    difference,
    answer,
    figures,
    asked,
  }: Pick<MoveLine, 'difference' | 'answer'> & { figures: readonly MovedFigure[]; asked: boolean },
): MoveLine {
  const { after } = difference;
  const moved = figures.map((figure) => ({
    ...figure,
    comesAlong: after !== null && fits(to, after, figure),
  }));
  const answered = answer !== null && answer.verdict !== 'OPEN';
  const carries = (answered && asked) || moved.some(({ comesAlong }) => comesAlong);
  const line = { difference, answer, figures: moved };
  if (!asked && !carries) return { ...line, outcome: 'STAYS', decidable: false };
  if (!carries) return { ...line, outcome: answer ? 'OPEN' : 'ADDED', decidable: false };
  const again =
    isReworded(difference) ||
    (answered && answer.needsConfirmation) ||
    moved.some(({ comesAlong, needsConfirmation }) => comesAlong && needsConfirmation);
  return { ...line, outcome: again ? 'TO_CONFIRM' : 'CARRIED', decidable: true };
}

const leftOpen = (line: MoveLine): MoveLine => ({
  ...line,
  outcome: 'OPEN',
  figures: line.figures.map((figure) => ({ ...figure, comesAlong: false })),
});

/** The newer edition asks for the figure too, and knows the grade that it names. */
function fits(to: Edition, after: Control, figure: MovedFigure): boolean {
  if (!maySlot(to, after, figure)) return false;
  const { scoring } = to;
  return (
    figure.grade === null ||
    (scoring.kind === 'POINTS' && scoring.grades.some(({ key }) => key === figure.grade))
  );
}

/** How the result of the successor begins; null for a control without one that was answered. */
export function originOf({ difference, answer, outcome }: MoveLine): Origin | null {
  const { before, after } = difference;
  if (!answer || !before || !after) return null;
  const confirmed = !isReworded(difference) && !answer.needsConfirmation;
  return {
    controlId: before.id,
    carries: outcome !== 'OPEN' || answer.verdict === 'OPEN',
    keepsRater: confirmed,
    keepsJudgement: before.caseCodes.join() === after.caseCodes.join(),
    needsConfirmation: !confirmed,
  };
}

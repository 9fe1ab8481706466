import { invalidState, text } from '../../platform/graphql/errors.js';
import type { AssessmentState } from './assessment.enums.js';
import type { Unanswered } from './assessment.statements.js';

/** Every way from one state to another. */
export const transitions = {
  close: { from: 'OPEN', to: 'CLOSED' },
  reopen: { from: 'CLOSED', to: 'OPEN' },
} as const satisfies Record<string, { from: AssessmentState; to: AssessmentState }>;

export type Transition = keyof typeof transitions;

export const canMove = (state: AssessmentState, transition: Transition): boolean =>
  transitions[transition].from === state;

/** The state after the transition, or INVALID_STATE. */
export function move(state: AssessmentState, transition: Transition): AssessmentState {
  if (!canMove(state, transition)) throw state === 'CLOSED' ? closed() : notClosed();
  return transitions[transition].to;
}

/** Closed assessments are read-only. */
export function requireOpen(state: AssessmentState): void {
  if (state !== 'OPEN') throw closed();
}

/** A message names so many controls and counts the others. */
const mostNamed = 5;

/** Closing takes the answers as final, so none may be missing, and none may have been given to other words only. */
export function requireAnswered({ open, unconfirmed, figures }: Unanswered): void {
  if (unconfirmed > 0) {
    throw invalidState(
      text(
        `还有 ${unconfirmed} 项答复沿用自改写前的条款，逐项确认后才能关闭。`,
        `${unconfirmed} answers were given to other words of an earlier edition: confirm them all before closing.`,
      ),
    );
  }
  if (figures.length > 0) {
    const some = figures.slice(0, mostNamed);
    throw invalidState(
      text(
        `${some.join('、')}${figures.length > mostNamed ? ` 等 ${figures.length} 个项目` : ''} 的数据沿用自改写前的条款，逐项确认后才能关闭。`,
        `Figures were recorded for other words of an earlier edition: confirm those of ${some.join(', ')}${figures.length > mostNamed ? ` and ${figures.length - mostNamed} more` : ''} before closing.`,
      ),
    );
  }
  if (open === 0) return;
  throw invalidState(
    text(
      `还有 ${open} 项未评，全部评完后才能关闭。`,
      `${open} results are not rated yet: rate them all before closing.`,
    ),
  );
}

const closed = () =>
  invalidState(
    text(
      '测评已关闭，只能查看；如需修改请先重新打开。',
      'The assessment is closed and read-only: reopen it first.',
    ),
  );

const notClosed = () => invalidState(text('测评没有关闭，无需重新打开。', 'The assessment is not closed.'));

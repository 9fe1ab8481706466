import type { Locale } from '../../platform/access/actor.js';
import { badInput, say, text } from '../../platform/graphql/errors.js';
import type { Text } from '../../platform/graphql/errors.js';
import {
  applicableControls,
  checkCombination,
  conformityOf,
  gradeSystem,
  LevelNotCoveredError,
} from '../framework/index.js';
import type { Edition, GradingAnswers, GradingOutcome, Technology } from '../framework/index.js';
import type { GradingProposal } from './system.types.js';

/** The framework whose rules grade a system. */
export const gradingFramework = 'mlps-2.0';

export interface ApplicableCounts {
  readonly controlPointCount: number;
  readonly itemCount: number;
}

const counted = new WeakMap<Edition, Map<string, ApplicableCounts | null>>();

/** How much applies at these levels with these technologies; null when the framework does not cover the level. */
export function countApplicable(
  edition: Edition,
  grading: Pick<GradingOutcome, 's' | 'a'>,
  technologies: readonly Technology[],
): ApplicableCounts | null {
  const known = counted.get(edition) ?? new Map<string, ApplicableCounts | null>();
  counted.set(edition, known);
  const key = [grading.s, grading.a, ...[...technologies].sort()].join(' ');
  let counts = known.get(key);
  if (counts === undefined) {
    counts = count(edition, grading, technologies);
    known.set(key, counts);
  }
  return counts;
}

function count(
  edition: Edition,
  { s, a }: Pick<GradingOutcome, 's' | 'a'>,
  technologies: readonly Technology[],
): ApplicableCounts | null {
  try {
    const { controlPointCount, itemCount } = applicableControls(edition, { s, a, technologies });
    return { controlPointCount, itemCount };
  } catch (error) {
    if (error instanceof LevelNotCoveredError) return null;
    throw error;
  }
}

/** The grading that follows from four answers, and what would apply. */
export function proposeGrading(
  edition: Edition,
  answers: GradingAnswers,
  technologies: readonly Technology[],
  locale: Locale,
): GradingProposal {
  const outcome = gradeSystem(conformityOf(edition).grading, answers);
  const problem = combinationProblem(edition, outcome);
  const counts = countApplicable(edition, outcome, technologies);
  const message = problem ?? (counts === null ? notCovered(outcome.level) : null);
  return {
    grading: { ...answersOf(answers), ...outcome },
    allowed: problem === null,
    message: message && say(message, locale),
    controlPointCount: counts?.controlPointCount ?? 0,
    itemCount: counts?.itemCount ?? 0,
  };
}

/** The grading to store; BAD_USER_INPUT when the standard does not list the combination. */
export function requireGrading(edition: Edition, answers: GradingAnswers): GradingOutcome {
  const outcome = gradeSystem(conformityOf(edition).grading, answers);
  const problem = combinationProblem(edition, outcome);
  if (problem) throw badInput({ grading: problem });
  return outcome;
}

const answersOf = ({
  informationObject,
  informationDegree,
  serviceObject,
  serviceDegree,
}: GradingAnswers): GradingAnswers => ({
  informationObject,
  informationDegree,
  serviceObject,
  serviceDegree,
});

function combinationProblem(edition: Edition, { s, a, code }: GradingOutcome): Text | null {
  const { problem } = checkCombination(conformityOf(edition).grading, s, a);
  if (problem === null) return null;
  return problem === 'NOT_LISTED'
    ? text(
        `${code} 不在标准列出的组合内，请核对四项判断。`,
        `${code} is not a combination that the standard lists: check the four answers.`,
      )
    : text(
        `${code} 未见于所依据的标准文本，是否漏列待核，暂不能登记。`,
        `${code} is missing in the text we work from, perhaps by mistake: it cannot be registered for now.`,
      );
}

const notCovered = (level: number): Text =>
  text(
    `标准没有公开第 ${level} 级的要求，可以登记，但无法据此测评。`,
    `The standard publishes no requirements for level ${level}: the system can be registered, not assessed.`,
  );

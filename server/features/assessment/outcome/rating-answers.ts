import type { Reads } from '../../../platform/database/database.js';
import type { Selection } from '../../../platform/graphql/selection.js';
import { editionById } from '../../framework/index.js';
import type { Assessment } from '../assessment.types.js';
import { ratingsOf } from '../score-at.js';
import type { ScoreBasis } from '../scoring/index.js';
import { compute, outcomeOf } from './outcome.compute.js';
import { speaker } from './outcome.details.js';
import type { OutcomeDetails } from './outcome.details.js';
import type { Rating, RatingOutcome } from './outcome.types.js';

const details: readonly (keyof OutcomeDetails)[] = [
  'items',
  'indicators',
  'sections',
  'levels',
  'steps',
  'notes',
];

/** What these assessments come to at the moment of `reads`; details are computed only when they are asked for. */
export async function ratingAnswers(
  reads: Reads,
  assessments: readonly Assessment[],
  selected: Selection | undefined,
): Promise<(Rating | null)[]> {
  const ids = assessments.map((assessment) => assessment.id);
  const stored = new Map((await ratingsOf(reads, ids)).map((row) => [row.id, row]));
  const asksDetails = ['declared', 'proven'].some((side) => {
    const below = selected?.below(side);
    return below !== undefined && details.some((field) => below.has(field));
  });
  const outdated = [...stored.values()].some(({ declared }) => declared.conclusionRule === undefined);
  const computed = asksDetails || outdated ? await compute(reads, assessments) : undefined;
  return Promise.all(
    assessments.map(async (assessment) => {
      const row = stored.get(assessment.id);
      const edition = await editionById(reads, assessment.frameworkId);
      if (!row || !edition) return null;
      const say = speaker(edition, reads.actor.locale);
      const of = (basis: ScoreBasis): RatingOutcome =>
        outcomeOf(row, basis, assessment, say, computed?.get(assessment.id));
      const { kind, open, gaps, computedAt, nextChangeAt } = row;
      return { kind, open, gaps, computedAt, nextChangeAt, declared: of('DECLARED'), proven: of('PROVEN') };
    }),
  );
}

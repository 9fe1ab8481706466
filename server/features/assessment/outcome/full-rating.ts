import type { Reads } from '../../../platform/database/database.js';
import type { Assessment } from '../assessment.types.js';
import { ratingsOf } from '../score-at.js';
import type { ScoreBasis } from '../scoring/index.js';
import { explain } from './explanation.js';
import type { Explained } from './explanation.js';
import { compute, outcomeOf } from './outcome.compute.js';
import { speaker } from './outcome.details.js';
import type { RatingOutcome } from './outcome.types.js';

/** Both outcomes with every detail and their explanation, as far as the reader may see them. */
export interface FullRating {
  readonly declared: RatingOutcome & { readonly explanation: Explained };
  readonly proven: RatingOutcome & { readonly explanation: Explained };
}

/** What a document says of a rating: two statements. */
export async function fullRating(reads: Reads, assessment: Assessment): Promise<FullRating> {
  const [stored] = await ratingsOf(reads, [assessment.id]);
  const computed = (await compute(reads, [assessment])).get(assessment.id);
  if (!stored || !computed) throw new Error('the assessment has no score');
  const say = speaker(computed.edition, reads.actor.locale);
  const of = (basis: ScoreBasis) => ({
    ...outcomeOf(stored, basis, assessment, say, computed),
    explanation: explain({ ...computed, targetLevel: assessment.targetLevel, basis, say }),
  });
  return { declared: of('DECLARED'), proven: of('PROVEN') };
}

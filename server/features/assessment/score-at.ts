import type { Reads } from '../../platform/database/database.js';
import { editionById } from '../framework/index.js';
import { assessmentsByIds } from './assessment.queries.js';
import type { Assessment } from './assessment.types.js';
import { rateBoth } from './outcome/rate.js';
import { recordedIn, storedRatings } from './score.queries.js';
import type { StoredRating, StoredScore } from './score.queries.js';
import { summarize } from './score-summary.js';

/**
 * Summaries of these assessments, whatever their kind: now the maintained ones; of the past by the very engine from what was
 * recorded, proven and set then, so that no number of a past day depends on what was stored that day.
 */
export const ratingsOf = (
  reads: Reads,
  assessmentIds: readonly string[],
): Promise<(StoredScore | StoredRating)[]> =>
  reads.moment ? ratingsThen(reads, reads.moment.at, assessmentIds) : storedRatings(reads, assessmentIds);

/** The scores of those of these assessments that are made by MLPS. */
export async function scoresOf(reads: Reads, assessmentIds: readonly string[]): Promise<StoredScore[]> {
  const rows = await ratingsOf(reads, assessmentIds);
  return rows.filter((row): row is StoredScore => row.kind === 'CONFORMITY');
}

/** Assessments as they were at the moment of `reads`, where that is another one than the rows are of. */
export function assessmentsAt(
  reads: Reads,
  assessments: readonly Assessment[],
  asOf: string | null | undefined,
): Promise<readonly Assessment[]> {
  if (asOf == null) return Promise.resolve(assessments);
  return assessmentsByIds(
    reads,
    assessments.map(({ id }) => id),
  );
}

async function ratingsThen(
  reads: Reads,
  moment: string,
  ids: readonly string[],
): Promise<(StoredScore | StoredRating)[]> {
  const [assessments, recorded] = await Promise.all([assessmentsByIds(reads, ids), recordedIn(reads, ids)]);
  return Promise.all(
    assessments.map(async (assessment) => {
      const edition = await editionById(reads, assessment.frameworkId);
      if (!edition) throw new Error(`framework ${assessment.frameworkId} of an assessment is missing`);
      const rows = recorded.get(assessment.id)!;
      const { nextChangeOn } = rows;
      const rated = rateBoth(edition, assessment, rows);
      const summary = summarize(edition, assessment, rows, rated, nextChangeOn);
      const { kind, declared, proven, categories, openCount: open, gapCount: gaps } = summary;
      return {
        id: assessment.id,
        kind,
        edition: assessment.scoringEdition,
        declared,
        proven,
        categories: [...categories],
        open,
        gaps,
        computedAt: new Date(moment).toISOString(),
        nextChangeAt: nextChangeOn && new Date(`${nextChangeOn}T00:00:00+08:00`).toISOString(),
      } as StoredScore | StoredRating;
    }),
  );
}

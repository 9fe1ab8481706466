import type { Reads } from '../../../platform/database/database.js';
import { idOnly } from '../../../platform/graphql/columns.js';
import { editionById } from '../../framework/index.js';
import type { Edition } from '../../framework/index.js';
import type { Assessment } from '../assessment.types.js';
import { resultsOfAssessments } from '../result.queries.js';
import { recordedIn } from '../score.queries.js';
import type { RecordedRows, StoredRating, StoredScore } from '../score.queries.js';
import type { ScoreBasis, ScoreText } from '../scoring/index.js';
import { detailsOf } from './outcome.details.js';
import type { OutcomeDetails, Sight } from './outcome.details.js';
import type { RatingOutcome } from './outcome.types.js';
import { rateBoth, summaryOf } from './rate.js';
import type { Rated } from './rate.js';

const noDetails: OutcomeDetails = {
  items: [],
  indicators: [],
  sections: [],
  levels: [],
  steps: [],
  notes: [],
};

/** Both outcomes of an assessment as of one moment, and what of them its reader may see. */
export interface Computed {
  readonly edition: Edition;
  readonly rated: Rated;
  readonly recorded: RecordedRows;
  readonly sight: Sight;
}

/** Both outcomes of each assessment from its rows: one statement, and one for the sight of people with own work only. */
export async function compute(
  reads: Reads,
  assessments: readonly Assessment[],
): Promise<Map<string, Computed>> {
  const ids = assessments.map((assessment) => assessment.id);
  const recorded = await recordedIn(reads, ids);
  const visible = await visibleResults(reads, ids);
  const computed = assessments.map(async (assessment) => {
    const edition = await editionById(reads, assessment.frameworkId);
    if (!edition) throw new Error(`framework ${assessment.frameworkId} of an assessment is missing`);
    const rows = recorded.get(assessment.id)!;
    return [
      assessment.id,
      {
        edition,
        rated: rateBoth(edition, assessment, rows),
        recorded: rows,
        sight: sightIn(rows, edition, visible),
      },
    ] as const;
  });
  return new Map(await Promise.all(computed));
}

async function visibleResults(
  reads: Reads,
  assessmentIds: readonly string[],
): Promise<ReadonlySet<string> | null> {
  if (!reads.actor.ownWorkOnly) return null;
  const own = await resultsOfAssessments(reads, assessmentIds, {}, { sql: undefined }, idOnly);
  return new Set(own.map((result) => result.id));
}

/** People who see only their own work learn the numbers, but not what stands in the results of others. */
function sightIn(
  { results }: RecordedRows,
  { controlById }: Edition,
  visible: ReadonlySet<string> | null,
): Sight {
  if (visible === null) return { result: () => true, item: () => true };
  const own = results.filter((result) => visible.has(result.id));
  const items = new Set(
    own.flatMap(({ controlId }) => [controlId, controlById.get(controlId)?.parentId ?? controlId]),
  );
  return { result: (id) => visible.has(id), item: (id) => items.has(id) };
}

/** One outcome for the API: computed with its details, or as the maintained summary has it. */
export function outcomeOf(
  row: StoredScore | StoredRating,
  basis: ScoreBasis,
  { targetLevel }: Pick<Assessment, 'targetLevel'>,
  say: (text: ScoreText) => string,
  own: Computed | undefined,
): RatingOutcome {
  const kept = row[basis === 'DECLARED' ? 'declared' : 'proven'];
  const { conclusionRule, ...summary } =
    own === undefined ? toSummary(kept) : summaryOf(own.rated, basis, own.recorded, targetLevel);
  return {
    basis,
    ...summary,
    missingTables: summary.missingTables.map((table) => ({ ...table })),
    conclusion: say(conclusionRule),
    ...(own === undefined ? noDetails : detailsOf({ ...own, basis, say })),
  };
}

function toSummary(kept: StoredScore['declared'] | StoredRating['declared']): StoredRating['declared'] {
  if ('missingTables' in kept) return kept;
  const { value, provisional, met, partial, unmet, notApplicable, open, applicable, conclusionRule } = kept;
  if (conclusionRule === undefined) throw new Error('a summary without a conclusion is to be computed');
  const none = { level: null, decided: true, lowestLevel: null, highestLevel: null, missingTables: [] };
  return {
    ...none,
    value,
    provisional,
    met,
    partial,
    unmet,
    notApplicable,
    open,
    applicable,
    conclusionRule,
  };
}

import type { Tx } from '../../platform/database/database.js';
import { editionOfHash } from '../framework/index.js';
import type { Edition } from '../framework/index.js';
import { rateBoth } from './outcome/rate.js';
import { lockScores, recordedIn, saveScores } from './score.queries.js';
import type { LockedScore, RecordedRows, SavedScore, ScoreScope } from './score.queries.js';
import { summarize } from './score-summary.js';

/** Topic under which everything that touches an assessment is published. */
export const topicOf = (assessmentId: string): string => `assessment:${assessmentId}`;

/** Topic that names one touched result inside an event of its assessment. */
export const resultTopic = (resultId: string): string => `result:${resultId}`;

/** More than this and the readers had better read the whole assessment again. */
const maximumTouched = 250;

/** Brings the maintained scores of these assessments up to date; closed ones keep theirs. */
export async function rescore(tx: Tx, assessmentIds: readonly string[]): Promise<void> {
  if (assessmentIds.length > 0) await rescoreScope(tx, { kind: 'ids', ids: assessmentIds });
}

/**
 * Three statements whatever the number and the kinds: lock, read everything recorded with its proof, write what changed.
 * Answers the assessments that it looked at.
 */
export async function rescoreScope(tx: Tx, scope: ScoreScope): Promise<string[]> {
  const assessments = await lockScores(tx, scope);
  if (assessments.length === 0) return [];
  const recorded = await recordedIn(
    tx,
    assessments.map((assessment) => assessment.id),
  );
  const editions = await editionsOf(tx, assessments);
  const changed: SavedScore[] = [];
  for (const assessment of assessments) {
    const rows = recorded.get(assessment.id)!;
    const score = compute(editions.get(assessment.frameworkId)!, assessment, rows);
    if (score.summary.fingerprint !== assessment.fingerprint) changed.push(score);
    if (score.moved || scope.kind !== 'ids') tell(tx, assessment, score, touchedBy(scope, rows));
  }
  if (changed.length > 0) await saveScores(tx, changed);
  return assessments.map(({ id }) => id);
}

function compute(edition: Edition, assessment: LockedScore, rows: RecordedRows): SavedScore {
  const { nextChangeOn } = rows;
  const rated = rateBoth(edition, assessment, rows);
  const summary = summarize(edition, assessment, rows, rated, nextChangeOn);
  const { declared, proven } = summary;
  const isNew = assessment.fingerprint === '';
  const moved =
    isNew ||
    (declared.value ?? 0) !== assessment.declaredValue ||
    (proven.value ?? 0) !== assessment.provenValue ||
    declared.level !== assessment.declaredLevel ||
    proven.level !== assessment.provenLevel;
  return { assessment, summary, nextChangeOn, moved };
}

// Proof that came or went without moving a number still changes what the screens of its results show.
function tell(
  tx: Tx,
  assessment: LockedScore,
  { summary, moved }: SavedScore,
  touched: readonly string[],
): void {
  tx.record({
    action: moved ? 'assessment.rescored' : 'assessment.proofChanged',
    objectType: 'Assessment',
    objectId: assessment.id,
    objectName: assessment.name,
    before:
      assessment.fingerprint === ''
        ? null
        : {
            declared: assessment.declaredValue,
            proven: assessment.provenValue,
            ...levels(assessment.declaredLevel, assessment.provenLevel),
          },
    after: {
      declared: summary.declared.value,
      proven: summary.proven.value,
      ...levels(summary.declared.level, summary.proven.level),
    },
    topics: [topicOf(assessment.id), ...touched.map(resultTopic)],
  });
}

const levels = (declaredLevel: string | null, provenLevel: string | null) =>
  declaredLevel === null && provenLevel === null ? {} : { declaredLevel, provenLevel };

function touchedBy(scope: ScoreScope, { results }: RecordedRows): string[] {
  if (scope.kind !== 'controls') return [];
  const controls = new Set(scope.controlIds);
  const touched = results.filter((result) => controls.has(result.controlId)).map((result) => result.id);
  return touched.length > maximumTouched ? [] : touched;
}

async function editionsOf(tx: Tx, assessments: readonly LockedScore[]): Promise<Map<string, Edition>> {
  const hashes = new Map(assessments.map(({ frameworkId, frameworkHash }) => [frameworkId, frameworkHash]));
  const pairs = [...hashes].map(async ([id, hash]) => {
    const edition = await editionOfHash(tx, id, hash);
    if (!edition) throw new Error(`framework ${id} of an assessment is missing`);
    return [id, edition] as const;
  });
  return new Map(await Promise.all(pairs));
}

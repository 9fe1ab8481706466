import { addDays, dayOf } from '../../../platform/clock.js';
import type { Reads } from '../../../platform/database/database.js';
import { assessmentInSight, sightOf } from '../assessment.access.js';
import { ratingsOf } from '../score-at.js';
import type { ProofOutlook } from './outlook.types.js';

/** Each is computed anew for every day: a screen for people, not an export. */
export const mostAssessments = 50;

/** Open assessments in sight whose proofs change until a day, the nearest change first: from the maintained summaries. */
async function changingUntil(reads: Reads, day: string): Promise<string[]> {
  const rows = await reads.query<{ id: string }>(
    'outlook.changing',
    `select a.id from assessment a join assessment_score s on s.organization_id = a.organization_id and s.assessment_id = a.id
     where ${assessmentInSight} and a.state = 'OPEN' and s.next_change_on <= $4::date
     order by s.next_change_on, a.id limit ${mostAssessments}`,
    [...sightOf(reads.actor), day],
  );
  return rows.map(({ id }) => id);
}

/**
 * The outcomes now and after so many days. The past is read by moving the clock of a read; rows that hold now hold at a later
 * moment too, so the same way leads ahead, and no rule of proof or score is written twice.
 */
export async function readOutlook(
  reads: Reads,
  readsOn: (day: string) => Reads,
  days: readonly number[],
): Promise<ProofOutlook[]> {
  const today = dayOf(new Date());
  const asked = [...new Set(days)]
    .toSorted((one, other) => one - other)
    .map((ahead) => addDays(today, ahead));
  const ids = await changingUntil(reads, asked.at(-1)!);
  if (ids.length === 0) return [];
  const outlooks = new Map(
    ids.map((assessmentId) => [assessmentId, { assessmentId, points: [] } as ProofOutlook]),
  );
  const note = async (day: string, at: Reads) => {
    for (const { id, proven } of await ratingsOf(at, ids))
      outlooks.get(id)?.points.push({ day, value: proven.value, level: proven.level, met: proven.met });
  };
  await note(today, reads);
  // One after the other: they share a connection, whose clock moves.
  for (const day of asked) await note(day, readsOn(day));
  return [...outlooks.values()];
}

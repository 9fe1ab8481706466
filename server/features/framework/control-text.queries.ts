import type { Reads } from '../../platform/database/database.js';
import { likePattern } from '../../platform/search.js';
import { eventsOfObjects } from '../activity/index.js';
import type { ControlText, ControlTextChange } from './control-text.types.js';

/** Own texts of the organization for these controls, in no particular order; those without one are missing. */
export function ownTextsOf(reads: Reads, controlIds: readonly string[]): Promise<ControlText[]> {
  if (controlIds.length === 0) return Promise.resolve([]);
  return reads.query<ControlText>(
    'controlText.ofControls',
    `select control_id as "controlId", text, source, version, recorded_by as "recordedById",
       recorded_by_name as "recordedByName", recorded_at as "recordedAt"
     from control_text where organization_id = $1 and control_id = any ($2::uuid[]) and text is not null`,
    [reads.actor.organizationId, controlIds],
    'kept',
  );
}

/** Which of these folded words each own text of the organization says; texts that say none are missing. */
export async function ownTextsSaying(
  reads: Reads,
  words: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const rows = await reads.query<{ id: string; places: number[] }>(
    'controlText.saying',
    `select control_id as id, array(select w.place from unnest($2::text[]) with ordinality as w(pattern, place)
       where folded like w.pattern)::integer[] as places
     from control_text where organization_id = $1 and folded like any ($2)`,
    [reads.actor.organizationId, words.map(likePattern)],
  );
  return new Map(rows.map(({ id, places }) => [id, places.map((place) => words[place - 1] ?? '')]));
}

export const recorded = 'control.textRecorded';
export const removed = 'control.textRemoved';
const kept = 20;

/** Versions of the own texts of these controls, newest first; the audit trail holds them. */
export async function historyOfTexts(
  reads: Reads,
  controlIds: readonly string[],
): Promise<ControlTextChange[]> {
  const events = await eventsOfObjects(reads, controlIds, kept, [recorded, removed]);
  return events.map(({ at, actorName, objectId, after }) => {
    const { text = null, source = null } = JSON.parse(after ?? '{}') as Partial<ControlTextChange>;
    return { at, actorName, text, source, controlId: objectId ?? '' };
  });
}

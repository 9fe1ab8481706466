import type { Tx } from '../../platform/database/database.js';
import type { EventDraft, Json } from '../../platform/events/event-draft.js';
import { outOfSight, tokensOf } from './create.service.js';
import { maySee } from './evidence.access.js';
import type { EvidenceRow } from './evidence.entity.js';
import { checkDates } from './evidence.rules.js';
import type { CheckedChanges } from './evidence.rules.js';

/** What the current version adds to the search. */
export interface SearchedContent {
  readonly id: string;
  readonly fileName: string | null;
  readonly url: string | null;
  readonly text: string | null;
}

/** Searched content of the current versions of these rows, by evidence id. */
export async function currentContents(
  tx: Tx,
  rows: readonly EvidenceRow[],
): Promise<Map<string, SearchedContent>> {
  const contents = await tx.query<SearchedContent>(
    'evidenceVersion.searched',
    `select evidence_id as id, file_name as "fileName", url, left(body, 4000) as text from evidence_version
     where organization_id = $1 and id = any ($2::uuid[])`,
    [tx.actor.organizationId, rows.map((row) => row.currentVersionId)],
  );
  return new Map(contents.map((content) => [content.id, content]));
}

const recorded = [
  'title',
  'description',
  'unitId',
  'ownerId',
  'collectedOn',
  'validFrom',
  'validUntil',
  'label',
  'tags',
] as const;

/** Checks the changes against one row; answers what carries them out. */
export function changeEvidence(
  tx: Tx,
  row: EvidenceRow,
  changes: CheckedChanges,
  content: SearchedContent | undefined,
): () => Pick<EventDraft, 'before' | 'after'> & { readonly action: string } {
  const next = {
    title: changes.title ?? row.title,
    description: changes.clearDescription ? null : changes.description || (row.description ?? null),
    unitId: changes.unitId ?? row.unitId ?? null,
    ownerId: changes.ownerId ?? row.ownerId,
    collectedOn: changes.collectedOn ?? row.collectedOn,
    validFrom: changes.validFrom ?? row.validFrom,
    validUntil: changes.clearValidUntil ? null : (changes.validUntil ?? row.validUntil ?? null),
    label: changes.label ?? row.label,
    tags: changes.tags ?? row.tags,
  };
  checkDates(next.collectedOn, next.validFrom, next.validUntil, tx.now);
  // Nobody moves evidence to where he could not see it himself.
  if (!maySee(tx.actor, next)) throw outOfSight();
  return () => {
    const changed = recorded.filter(
      (name) => JSON.stringify(row[name] ?? null) !== JSON.stringify(next[name]),
    );
    const before = Object.fromEntries(changed.map((name) => [name, (row[name] ?? null) as Json]));
    Object.assign(row, next);
    if (content) row.searchTokens = tokensOf(next, content);
    return {
      action: 'evidence.changed',
      before,
      after: Object.fromEntries(changed.map((name) => [name, next[name] as Json])),
    };
  };
}

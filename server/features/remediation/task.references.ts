import type { Tx } from '../../platform/database/database.js';
import { notFound } from '../../platform/graphql/errors.js';
import { distinct } from '../../platform/graphql/relation.js';
import { unitsByIds } from '../organization/index.js';
import { membershipsByIds } from '../people/index.js';
import { plansByIds } from './plan.queries.js';

interface References {
  readonly planId?: string | null | undefined;
  readonly unitId?: string | null | undefined;
  readonly ownerId?: string | null | undefined;
  readonly contributorIds?: readonly string[] | undefined;
}

/** NOT_FOUND unless every plan, unit and member that is named belongs here; at most one statement each. */
export async function requireReferences(tx: Tx, rows: readonly References[]): Promise<void> {
  const checks = [
    { ids: distinct(rows.map((row) => row.planId)), read: plansByIds },
    { ids: distinct(rows.map((row) => row.unitId)), read: unitsByIds },
    {
      ids: distinct(rows.flatMap((row) => [row.ownerId, ...(row.contributorIds ?? [])])),
      read: membershipsByIds,
    },
  ];
  for (const { ids, read } of checks) {
    const found: readonly unknown[] = await read(tx, ids);
    if (found.length < ids.length) throw notFound();
  }
}

import type { Reads } from '../../../platform/database/database.js';
import { headsOf } from '../framework.catalogue.js';
import type { Framework } from '../framework.types.js';

/** Editions that came after each of these, nearest first. From the heads alone: no statement of its own. */
export async function newerEditions(reads: Reads, frameworks: readonly Framework[]): Promise<Framework[][]> {
  const heads = (await headsOf(reads)).map(({ framework }) => framework);
  const ids = new Map(heads.filter(({ origin }) => origin === 'GIVEN').map(({ code, id }) => [code, id]));
  const next = Map.groupBy(heads, ({ basedOnId, supersedes }) =>
    supersedes === null ? basedOnId : (ids.get(supersedes) ?? null),
  );
  return frameworks.map((framework) => {
    const found = new Set([framework.id]);
    const newer: Framework[] = [];
    for (const queue = [framework.id]; queue.length > 0;) {
      for (const after of next.get(queue.shift()!) ?? []) {
        if (found.has(after.id) || after.scoringKind !== framework.scoringKind) continue;
        found.add(after.id);
        newer.push({ ...after });
        queue.push(after.id);
      }
    }
    return newer;
  });
}

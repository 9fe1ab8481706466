import type { Reads } from '../../platform/database/database.js';
import { editionsOf } from '../framework/index.js';
import { ControlTree } from './control-tree.js';
import { claimsFrom } from './paths.js';
import type { Claim, Ground, Step } from './paths.js';
import { reverseLink } from './relation.js';

/** What follows for each of many controls; see `claimsFrom`. Two statements, whatever the number of controls. */
export async function claimsOf(
  reads: Reads,
  controlIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Claim[]>> {
  if (controlIds.length === 0) return new Map();
  const { ground } = await groundOf(reads, controlIds);
  return new Map([...new Set(controlIds)].map((id) => [id, claimsFrom(id, ground)]));
}

/** The tree of all rule books, and the mappings that a search from these controls can meet. */
export async function groundOf(
  reads: Reads,
  controlIds: readonly string[],
): Promise<{ readonly tree: ControlTree; readonly ground: Ground }> {
  const tree = new ControlTree(await editionsOf(reads));
  const around = (ids: Iterable<string>): Set<string> =>
    new Set([...ids].flatMap((id) => [id, ...[...tree.above(id), ...tree.below(id)].map((step) => step.to)]));
  const near = around(controlIds);
  const first = await stepsAt(reads, [...near]);
  const beyond = around(first.map((step) => step.to));
  const second = await stepsAt(
    reads,
    [...beyond].filter((id) => !near.has(id)),
  );
  const steps = Map.groupBy([...first, ...second], (step) => step.from);
  return {
    tree,
    ground: {
      book: (id) => tree.edition(id)?.framework.id,
      above: (id) => tree.above(id),
      below: (id) => tree.below(id),
      mappings: (id) => steps.get(id) ?? [],
    },
  };
}

/** Mappings at these controls that the hospital has not rejected, each read from them. */
async function stepsAt(reads: Reads, controlIds: readonly string[]): Promise<Step[]> {
  if (controlIds.length === 0) return [];
  const rows = await reads.query<Step>(
    'mapping.steps',
    `select id as "mappingId", source_id as "from", target_id as "to", relation, confidence, status = 'REVIEWED' as reviewed
     from current_mapping where status <> 'REJECTED' and (source_id = any ($1::uuid[]) or target_id = any ($1::uuid[]))`,
    [controlIds],
  );
  const wanted = new Set(controlIds);
  return rows.flatMap((row) => [
    ...(wanted.has(row.from) ? [row] : []),
    ...(wanted.has(row.to) ? [reverseLink(row)] : []),
  ]);
}

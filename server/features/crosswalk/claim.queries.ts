import type { Reads } from '../../platform/database/database.js';
import { editionsOf } from '../framework/index.js';
import { ControlTree } from './control-tree.js';
import { claimsFrom } from './paths.js';
import type { Claim, Ground, Step } from './paths.js';
import { reverseLink } from './relation.js';

/** What follows for each of many controls; see `claimsFrom`. One statement, whatever the number of controls. */
export async function claimsOf(
  reads: Reads,
  controlIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Claim[]>> {
  if (controlIds.length === 0) return new Map();
  const tree = new ControlTree(await editionsOf(reads));
  const near = new Set(
    controlIds.flatMap((id) => [id, ...[...tree.above(id), ...tree.below(id)].map((step) => step.to)]),
  );
  const steps = await stepsAround(reads, [...near]);
  const ground: Ground = {
    book: (id) => tree.edition(id)?.framework.id,
    above: (id) => tree.above(id),
    below: (id) => tree.below(id),
    mappings: (id) => steps.get(id) ?? [],
  };
  return new Map([...new Set(controlIds)].map((id) => [id, claimsFrom(id, ground)]));
}

/**
 * Mappings that a search of two mappings can meet: at these controls, and at the other ends, what stands above and what stands
 * below them. Those that the hospital has rejected lead nowhere.
 */
async function stepsAround(reads: Reads, controlIds: readonly string[]): Promise<Map<string, Step[]>> {
  const rows = await reads.query<Step>(
    'mapping.steps',
    `with recursive near as materialized (select unnest($1::uuid[]) as id),
     used as materialized (select * from current_mapping where status <> 'REJECTED'),
     ends as materialized (
       select target_id as id from used where source_id in (select id from near)
       union select source_id from used where target_id in (select id from near)),
     above as (
       select c.id, c.parent_id from control c where c.id in (select id from ends)
       union select c.id, c.parent_id from control c join above a on c.id = a.parent_id),
     below as (
       select id from ends
       union select c.id from control c join below b on c.parent_id = b.id),
     met as materialized (select id from near union select id from above union select id from below)
     select id as "mappingId", source_id as "from", target_id as "to", relation, confidence, status = 'REVIEWED' as reviewed
     from used where source_id in (select id from met) or target_id in (select id from met)`,
    [controlIds],
  );
  const steps = new Map<string, Step[]>();
  for (const step of rows.flatMap((row) => [row, reverseLink(row)])) {
    const known = steps.get(step.from);
    if (known) known.push(step);
    else steps.set(step.from, [step]);
  }
  return steps;
}

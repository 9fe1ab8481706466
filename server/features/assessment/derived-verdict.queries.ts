import type { Reads } from '../../platform/database/database.js';
import { claimsOf, ControlTree, reverseClaim } from '../crosswalk/index.js';
import { editionsOf } from '../framework/index.js';
import { resultInSight, sightOf } from './assessment.access.js';
import { carries, derive } from './derived-verdict.js';
import type { Derivation, RatedResult } from './derived-verdict.js';
import { proofJoin, proofState, proofWith } from './proof.sql.js';

/** A result that a verdict may be derived for: of an open assessment, and rated by nobody. */
export interface Unrated {
  readonly id: string;
  readonly controlId: string;
  readonly assessmentId: string;
}

/**
 * What follows for results from the newest assessment of every other rule book about the same subject; only results that the actor
 * may see say anything. Two statements and the names of the rule books.
 */
export async function derivationsOf(
  reads: Reads,
  unrated: readonly Unrated[],
): Promise<ReadonlyMap<string, Derivation>> {
  const claims = await claimsOf(
    reads,
    unrated.map((result) => result.controlId),
  );
  const tree = new ControlTree(await editionsOf(reads));
  const carrying = new Map(
    [...claims].map(([id, own]) => [id, own.map(reverseClaim).filter(carries)] as const),
  );
  const parts = new Map<string, readonly string[]>();
  for (const { from } of [...carrying.values()].flat()) parts.set(from, assessableParts(from, tree));
  const results = await ratedResults(reads, unrated, [...new Set([...parts.values()].flat())]);
  const byTarget = Map.groupBy(results, (result) => result.targetId);
  return new Map(
    unrated.flatMap(({ id, controlId, assessmentId }) => {
      const derivation = derive(
        carrying.get(controlId) ?? [],
        (from) => parts.get(from) ?? [],
        byTarget.get(assessmentId) ?? [],
      );
      return derivation ? [[id, derivation] as const] : [];
    }),
  );
}

/** What of a control receives results: itself, or everything below it that does. */
function assessableParts(id: string, tree: ControlTree): string[] {
  if (tree.control(id)?.assessable) return [id];
  return tree
    .below(id)
    .map((step) => step.to)
    .filter((part) => tree.control(part)?.assessable);
}

function ratedResults(
  reads: Reads,
  unrated: readonly Unrated[],
  controlIds: readonly string[],
): Promise<(RatedResult & { targetId: string })[]> {
  if (controlIds.length === 0) return Promise.resolve([]);
  // The newest assessment of its rule book about the subject; the one that is looked at is not its own reason.
  const sources = `select t.id as target_id, a.id from assessment t
    join assessment a on a.organization_id = $1 and a.subject_kind = t.subject_kind and a.subject_id = t.subject_id and a.id <> t.id
    where t.organization_id = $1 and t.id = any ($4::uuid[]) and not exists (
      select 1 from assessment b where b.organization_id = $1 and b.subject_kind = a.subject_kind and b.subject_id = a.subject_id
        and b.framework_id = a.framework_id and b.id <> t.id and (b.created_at, b.id) > (a.created_at, a.id))`;
  const scope = `r.control_id = any ($5::uuid[]) and r.assessment_id in (select id from source)`;
  return reads.query(
    'result.deriving',
    `with source as materialized (${sources}), ${proofWith(scope)}
     select s.target_id as "targetId", r.id, r.assessment_id as "assessmentId", r.control_id as "controlId",
       case when r.needs_confirmation then 'OPEN' else r.verdict end as verdict, ${proofState} as "proofState"
     from source s join result r on r.organization_id = $1 and r.assessment_id = s.id ${proofJoin}
     where ${resultInSight} and r.control_id = any ($5::uuid[])`,
    [...sightOf(reads.actor), [...new Set(unrated.map((result) => result.assessmentId))], controlIds],
  );
}

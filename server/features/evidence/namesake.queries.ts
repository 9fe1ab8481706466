import type { Reads } from '../../platform/database/database.js';
import type { Selection } from '../../platform/graphql/selection.js';
import { sight, visible } from './evidence.access.js';
import { evidencesByIds } from './evidence.queries.js';
import type { Evidence } from './evidence.types.js';
import { mostNamesakes } from './namesake.types.js';

// Step by step, so that no plan looks through all evidence for each name: the versions of these plain names by their
// index, then their evidence, each name once however many files bear it.
const sql = `
  with asked as materialized (
    select at, plain_name(name) as plain from unnest($5::text[]) with ordinality n(name, at)
  ), hits as materialized (
    select v.plain_name, v.id, v.evidence_id from (select distinct plain from asked where plain is not null) p
    join evidence_version v on v.organization_id = $1 and v.plain_name = p.plain
  ), ranked as materialized (
    select h.plain_name, e.id, row_number() over (partition by h.plain_name order by e.updated_at desc, e.id desc) as rank
    from hits h join evidence e on e.organization_id = $1 and e.id = h.evidence_id and e.current_version_id = h.id
    where ${visible('e')}
  )
  select a.at::integer as at, r.id from asked a join ranked r on r.plain_name = a.plain
  where r.rank <= ${mostNamesakes} order by a.at, r.rank`;

/**
 * Evidence whose current file is called the same but for dates, marks of versions and copies, width, case, spaces and
 * punctuation (`plain_name` of the database), name by name.
 */
export async function namesakesOf(
  reads: Reads,
  names: readonly string[],
  selected?: Selection,
): Promise<Evidence[][]> {
  const rows = await reads.query<{ at: number; id: string }>('evidence.namesakes', sql, [
    ...sight(reads.actor),
    names,
  ]);
  const ids = [...new Set(rows.map(({ id }) => id))];
  const evidences = new Map(
    (await evidencesByIds(reads, ids, selected)).map((evidence) => [evidence.id, evidence]),
  );
  const answer = names.map((): Evidence[] => []);
  for (const { at, id } of rows) {
    const evidence = evidences.get(id);
    if (evidence) answer[at - 1]!.push(evidence);
  }
  return answer;
}

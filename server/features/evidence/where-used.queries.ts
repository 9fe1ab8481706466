import type { Reads } from '../../platform/database/database.js';
import { sight, visible } from './evidence.access.js';
import { chosenIds, readChoice } from './evidence.selection.js';
import type { EvidenceChoice } from './evidence.selection.js';
import type { Holds } from './hold.js';
import type { EvidenceUse } from './where-used.types.js';

// A proof for every subject is replaced by another one for every subject only; one for a system also by one for that system.
const sql = `
  with chosen as materialized (
    select e.id from evidence e where ${visible('e')} and e.id = any ($5::uuid[])
  ), proven as materialized (
    select distinct v.control_id, v.system_id from valid_link v
    where v.organization_id = $1 and v.evidence_id in (select id from chosen)
  ), once as (
    select p.control_id, bool_or(not exists (
      select 1 from valid_link o where o.organization_id = $1 and o.control_id = p.control_id
        and (o.system_id is null or o.system_id = p.system_id) and o.evidence_id not in (select id from chosen))) as sole
    from proven p group by p.control_id
  ), books as (
    select c.framework_id, count(*)::integer as controls, (count(*) filter (where o.sole))::integer as sole
    from once o join control c on c.id = o.control_id group by c.framework_id
  )
  select (select coalesce(jsonb_agg(id), '[]') from chosen) as ids,
    (select coalesce(jsonb_agg(jsonb_build_object('frameworkId', framework_id, 'controls', controls, 'sole', sole)
      order by controls desc, framework_id), '[]') from books) as books`;

/** What the chosen evidence proves today, and what only it proves. INVALID when the choice is, LIMIT_EXCEEDED above 1,000. */
export async function readUse(reads: Reads, holds: Holds, choice: EvidenceChoice): Promise<EvidenceUse> {
  const wanted = await chosenIds(reads, readChoice(choice));
  const [found] = await reads.query<{ ids: string[]; books: EvidenceUse['books'] }>('evidence.use', sql, [
    ...sight(reads.actor),
    wanted,
  ]);
  const { ids, books } = found!;
  const held = new Set((await holds.of(reads, ids)).map((hold) => hold.evidenceId));
  const sum = (of: 'controls' | 'sole') => books.reduce((total, book) => total + book[of], 0);
  return { evidences: ids.length, controls: sum('controls'), sole: sum('sole'), held: held.size, books };
}

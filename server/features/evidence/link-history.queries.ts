import type { Reads } from '../../platform/database/database.js';
import { sight, wasVisible } from './evidence.access.js';
import type { EvidenceLinkChange } from './evidence.types.js';

/** Of one control; a control with more has been linked and unlinked for years. */
const mostChanges = 200;

/**
 * What became of every link of these controls, also of those that are gone, newest first. Who took one away stands in the
 * event of the same moment; the row that is gone could not say it.
 */
export function linkHistoryOf(
  reads: Reads,
  controlIds: readonly string[],
): Promise<(EvidenceLinkChange & { controlId: string })[]> {
  if (controlIds.length === 0) return Promise.resolve([]);
  return reads.query(
    'evidenceLink.history',
    `with known as (
       select id, evidence_id, control_id, system_id, status, created_by, created_at, confirmed_by, confirmed_at, row_since,
         null::timestamptz as row_until
       from evidence_link where organization_id = $1 and control_id = any ($5::uuid[])
       union all
       select id, evidence_id, control_id, system_id, status, created_by, created_at, confirmed_by, confirmed_at, row_since, row_until
       from evidence_link_history where organization_id = $1 and control_id = any ($5::uuid[])
     ), link as (
       select *, row_number() over (partition by id order by row_since) = 1 as is_first,
         row_number() over (partition by id order by row_since desc) = 1 as is_last
       from known
     ), change as (
       select evidence_id, control_id, system_id, created_at as at, case when confirmed_at is null and status = 'CONFIRMED' then 'LINKED'
         else 'PROPOSED' end as kind, created_by as member_id, row_since as moment from link where is_first
       union all
       select evidence_id, control_id, system_id, confirmed_at, 'CONFIRMED', confirmed_by, null from link
       where is_last and confirmed_at is not null
       union all
       select evidence_id, control_id, system_id, row_until, 'UNLINKED', null, row_until from link where is_last and row_until is not null
     )
     select at, kind, coalesce(m.display_name, (
         select v.actor_name from event v where v.organization_id = $1 and v.object_id = c.evidence_id and v.moment = c.moment
           and v.action in ('evidence.linked', 'evidence.unlinked', 'evidence.linkProposed', 'evidence.linkConfirmed',
             'evidence.created') limit 1), '') as "actorName",
       title as "evidenceTitle", evidence_id as "evidenceId", control_id as "controlId", system_id as "systemId",
       system_id is not null as "ofSubject"
     from (
       select c.*, e.title, row_number() over (partition by c.control_id order by c.at desc) as place
       from change c join evidence e on e.id = c.evidence_id where ${wasVisible('e')}
     ) c left join membership m on m.organization_id = $1 and m.id = c.member_id
     where place <= ${mostChanges} order by at desc, "evidenceId"`,
    [...sight(reads.actor), controlIds],
  );
}

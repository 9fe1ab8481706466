import type { Tx } from '../../platform/database/database.js';
import type { InspectionRecord } from './inspection.entity.js';

/**
 * One item for every control that the assessment asks for, in its reading order: one statement, whatever their number. What the
 * previous inspection knew of the control with the same code comes along; unit and person are those of the result, if it has any.
 */
export async function insertItems(
  tx: Tx,
  { id, assessmentId, previousId }: Pick<InspectionRecord, 'id' | 'assessmentId' | 'previousId'>,
): Promise<number> {
  const rows = await tx.query(
    'inspectionItem.insert',
    `insert into inspection_item (id, organization_id, inspection_id, result_id, control_id, position, unit_id, person_id, interpretation,
       interviewee, place)
     select gen_random_uuid(), $1::uuid, $2::uuid, r.id, r.control_id, row_number() over (order by r.position),
       case when r.unit_id is null and r.assignee_id is null then p.unit_id else r.unit_id end,
       case when r.unit_id is null and r.assignee_id is null then p.person_id else r.assignee_id end,
       p.interpretation, p.interviewee, p.place
     from result r join control c on c.id = r.control_id
     left join (select k.code, i.* from inspection_item i join control k on k.id = i.control_id
       where i.organization_id = $1 and i.inspection_id = $4::uuid) p on p.code = c.code
     where r.organization_id = $1 and r.assessment_id = $3::uuid and r.asked
     returning id`,
    [tx.actor.organizationId, id, assessmentId, previousId ?? null],
  );
  return rows.length;
}

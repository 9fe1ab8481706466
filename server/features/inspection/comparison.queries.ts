import type { Reads } from '../../platform/database/database.js';
import { itemInSight, sightOf } from './inspection.access.js';
import type { InspectionChange } from './inspection.enums.js';
import type { Inspection, InspectionComparisonRow } from './inspection.types.js';

type Verdict = NonNullable<InspectionComparisonRow['after']>;

const nearness: Readonly<Partial<Record<Verdict, number>>> = { MET: 3, PARTIAL: 2, UNMET: 1 };

/** How one verdict differs from another; null where the control was, or is, no item. */
export function changeOf(before: Verdict | null, after: Verdict | null): InspectionChange {
  if (before === null) return 'ADDED';
  if (after === null) return 'GONE';
  if (before === after) return 'SAME';
  const [then, now] = [nearness[before], nearness[after]];
  if (then === undefined || now === undefined) return 'OTHER';
  return now > then ? 'BETTER' : 'WORSE';
}

/** Items of these inspections beside those of their previous ones, by control code, in reading order: one statement. */
export async function comparisonsOf(
  reads: Reads,
  inspections: readonly Pick<Inspection, 'id' | 'previousId'>[],
): Promise<Map<string, InspectionComparisonRow[]>> {
  const pairs = inspections.filter(({ previousId }) => previousId !== null);
  if (pairs.length === 0) return new Map();
  const rows = await reads.query<Omit<InspectionComparisonRow, 'change'> & { inspectionId: string }>(
    'inspection.comparison',
    `with pair as materialized (select * from jsonb_to_recordset($4::jsonb) as p(id uuid, "previousId" uuid)),
     item as materialized (
       select i.inspection_id, i.id, i.position, i.control_id, c.code, r.verdict
       from inspection_item i join control c on c.id = i.control_id join result r on r.organization_id = $1 and r.id = i.result_id
       where ${itemInSight('i')} and i.inspection_id in (select id from pair union select "previousId" from pair)
     ), now_item as (select p.id as inspection, i.* from pair p join item i on i.inspection_id = p.id),
     then_item as (select p.id as inspection, i.* from pair p join item i on i.inspection_id = p."previousId")
     select coalesce(a.inspection, b.inspection) as "inspectionId", coalesce(a.control_id, b.control_id) as "controlId",
       b.verdict as before, a.verdict as after,
       (select count(*) from inspection_note m where m.organization_id = $1 and m.item_id = b.id and m.kind = 'FINDING')::integer as "findingsBefore"
     from now_item a full join then_item b on b.inspection = a.inspection and b.code = a.code
     order by 1, a.position nulls last, b.position`,
    [...sightOf(reads.actor), JSON.stringify(pairs.map(({ id, previousId }) => ({ id, previousId })))],
  );
  return Map.groupBy(
    rows.map((row) => ({ ...row, change: changeOf(row.before, row.after) })),
    (row) => row.inspectionId,
  );
}

import type { Reads } from '../../platform/database/database.js';
import { inspectionInSight, itemInSight, sightOf } from './inspection.access.js';
import { today, wantedInspections } from './inspection.queries.js';
import { readinessWith } from './readiness.queries.js';

/** An item that is not ready, and that somebody has to make ready before the visit is over. */
export interface OwedItem {
  readonly id: string;
  readonly inspectionId: string;
  readonly inspectionName: string;
  /** When the inspection was added. */
  readonly preparedSince: string;
  readonly code: string;
  readonly name: string;
  readonly unitId: string | null;
  readonly personId: string | null;
  readonly dueOn: string | null;
}

interface Which {
  /** Of these inspections; of all when left out. */
  readonly inspectionIds?: readonly string[];
  /** Due until so many days from today. */
  readonly dueWithin?: number;
}

/** After the visit nobody prepares any more: what was missing then has become a finding, or nothing. */
const prepared = `('PREPARING', 'ON_SITE')`;

/** Items in sight that wait for whoever they were given to, in reading order: one statement, whatever their number. */
export function owedItems(reads: Reads, { inspectionIds, dueWithin }: Which): Promise<OwedItem[]> {
  const meant = (i: string, n: string): string =>
    `${n}.state in ${prepared} and ($4::uuid[] is null or ${i}.inspection_id = any ($4))
     and ($5::integer is null or ${i}.due_on <= ${today} + $5) and (${i}.unit_id is not null or ${i}.person_id is not null)`;
  const inspections = `(select array_agg(distinct k.inspection_id) from inspection_item k
    join inspection s on s.organization_id = $1 and s.id = k.inspection_id where k.organization_id = $1 and ${meant('k', 's')})`;
  return reads.query<OwedItem>(
    'inspectionItem.owed',
    `with ${readinessWith(wantedInspections(inspections))}
     select i.id, i.inspection_id as "inspectionId", n.name as "inspectionName", n.created_at as "preparedSince", c.code, c.name, i.unit_id as "unitId",
       i.person_id as "personId", i.due_on::text as "dueOn"
     from inspection_item i
     join inspection n on n.organization_id = $1 and n.id = i.inspection_id
     join control c on c.id = i.control_id
     join readiness q on q.key = i.inspection_id and q.result_id = i.result_id
     where ${itemInSight('i')} and ${meant('i', 'n')} and cardinality(q.kinds) > 0
     order by i.inspection_id, i.position`,
    [...sightOf(reads.actor), inspectionIds ?? null, dueWithin ?? null],
  );
}

/** A visit that is to come, or that is taking place. */
export interface Visit {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Days from today to the first one; negative when it has begun. */
  readonly daysLeft: number;
  readonly version: number;
  readonly createdAt: string;
}

/** Visits in sight whose days are known, the nearest first: one statement. */
export const visitsToCome = (reads: Reads): Promise<Visit[]> =>
  reads.query<Visit>(
    'inspection.visits',
    `select n.id, n.name, n.visit_from::text as from, coalesce(n.visit_to, n.visit_from)::text as to, n.visit_from - ${today} as "daysLeft",
       n.version, n.created_at as "createdAt"
     from inspection n where ${inspectionInSight('n')} and n.state in ${prepared} and n.visit_from is not null
     order by n.visit_from, n.id`,
    [...sightOf(reads.actor)],
  );

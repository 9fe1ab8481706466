import type { Deps } from '../../platform/deps.js';
import type { Room } from '../../platform/room.js';
import { FindingPlanService } from './finding-plan.service.js';
import { InspectionEntity, InspectionItemEntity, InspectionNoteEntity } from './inspection.entity.js';
import {
  InspectionComparisonFields,
  InspectionComparisonRowFields,
  InspectionFields,
} from './inspection.fields.js';
import type { Assessments, Plans } from './inspection.ports.js';
import { inspectionsByIds } from './inspection.queries.js';
import { InspectionResolver } from './inspection.resolver.js';
import type { InspectionServices } from './inspection.resolver.js';
import { InspectionService } from './inspection.service.js';
import { InspectionItemFields, InspectionNoteFields, InspectionProblemFields } from './item.fields.js';
import { itemsByIds, notesByIds } from './item.queries.js';
import { ItemService } from './item.service.js';
import { NoteService } from './note.service.js';

export { InspectionProblemKind } from './inspection.enums.js';
export { Inspection } from './inspection.types.js';
export { isGiven, mayManage as mayManageInspections } from './inspection.access.js';
export { inspectionsByIds, readinessOfInspections, requireInspection } from './inspection.queries.js';
export { owedItems, visitsToCome } from './owed.queries.js';
export type { OwedItem } from './owed.queries.js';
export { findingsOfInspection, itemsOfInspections, preparedItems } from './item.queries.js';
export type { PreparedItem } from './item.queries.js';

/** Inspections: who shows what to whom by when, how ready it is, what was found, and what became of it. */
export interface InspectionRoom extends Room, InspectionServices {}

export function createInspectionRoom(
  { database }: Pick<Deps, 'database'>,
  { assessment, remediation }: { readonly assessment: Assessments; readonly remediation: Plans },
): InspectionRoom {
  const services: InspectionServices = {
    inspections: new InspectionService(database, assessment),
    items: new ItemService(database, assessment),
    notes: new NoteService(database),
    findings: new FindingPlanService(database, remediation),
  };
  return {
    ...services,
    name: 'inspection',
    permission: 'inspection:read',
    resolvers: [
      new InspectionResolver(services),
      new InspectionFields(),
      new InspectionComparisonFields(),
      new InspectionComparisonRowFields(),
      new InspectionItemFields(),
      new InspectionProblemFields(),
      new InspectionNoteFields(),
    ],
    nodes: [
      { typeName: 'Inspection', table: 'inspection', permission: 'inspection:read', read: inspectionsByIds },
      {
        typeName: 'InspectionItem',
        table: 'inspection_item',
        permission: 'inspection:read',
        read: itemsByIds,
      },
      {
        typeName: 'InspectionNote',
        table: 'inspection_note',
        permission: 'inspection:read',
        read: notesByIds,
      },
    ],
  };
}

export const inspectionEntities = [InspectionEntity, InspectionItemEntity, InspectionNoteEntity];

import { defineEntity, p } from '@mikro-orm/postgresql';
import type { InferEntity } from '@mikro-orm/postgresql';
import { tenantColumns, versionColumn } from '../../platform/database/base-entity.js';
import {
  inspectionKinds,
  inspectionStates,
  noteKinds,
  noteStates,
  severities,
} from './inspection.lifecycle.js';

/** One visit of an inspecting body, with the assessment whose results answer its indicators. */
export const InspectionEntity = defineEntity({
  name: 'InspectionEntity',
  tableName: 'inspection',
  properties: {
    ...tenantColumns,
    ...versionColumn,
    name: p.text(),
    kind: p.enum(inspectionKinds),
    inspectingBody: p.text().nullable(),
    noticeNumber: p.text().nullable(),
    note: p.text().nullable(),
    periodFrom: p.date(),
    periodTo: p.date(),
    visitFrom: p.date().nullable(),
    visitTo: p.date().nullable(),
    state: p.enum(inspectionStates),
    reason: p.text().nullable(),
    leaderId: p.uuid().nullable(),
    assessmentId: p.uuid(),
    previousId: p.uuid().nullable(),
    planId: p.uuid().nullable(),
    createdBy: p.uuid().nullable(),
    clientKey: p.text().nullable(),
  },
});
export type InspectionRecord = InferEntity<typeof InspectionEntity>;

/** One control that is inspected. Items are inserted by statement, all of an inspection at once. */
export const InspectionItemEntity = defineEntity({
  name: 'InspectionItemEntity',
  tableName: 'inspection_item',
  properties: {
    ...tenantColumns,
    ...versionColumn,
    inspectionId: p.uuid(),
    resultId: p.uuid(),
    controlId: p.uuid(),
    position: p.integer(),
    unitId: p.uuid().nullable(),
    personId: p.uuid().nullable(),
    dueOn: p.date().nullable(),
    interpretation: p.text().nullable(),
    interviewee: p.text().nullable(),
    place: p.text().nullable(),
  },
});
export type InspectionItemRecord = InferEntity<typeof InspectionItemEntity>;

/** What inspectors asked for or found. */
export const InspectionNoteEntity = defineEntity({
  name: 'InspectionNoteEntity',
  tableName: 'inspection_note',
  properties: {
    ...tenantColumns,
    ...versionColumn,
    inspectionId: p.uuid(),
    itemId: p.uuid().nullable(),
    kind: p.enum(noteKinds),
    text: p.text(),
    severity: p.enum(severities).nullable(),
    state: p.enum(noteStates),
    answer: p.text().nullable(),
    evidenceIds: p.array(),
    answeredBy: p.uuid().nullable(),
    answeredAt: p.datetime(3).nullable(),
    taskId: p.uuid().nullable(),
    createdBy: p.uuid().nullable(),
    clientKey: p.text().nullable(),
  },
});
export type InspectionNoteRecord = InferEntity<typeof InspectionNoteEntity>;

import { defineEntity, p } from '@mikro-orm/postgresql';
import type { InferEntity } from '@mikro-orm/postgresql';
import { momentOf, tenantColumns, versionColumn } from '../../platform/database/base-entity.js';
import { requestStates } from './request.lifecycle.js';

/** One proof that a unit is asked for. Requests are inserted by statement, many at once; steps go through here. */
export const RequestEntity = defineEntity({
  name: 'RequestEntity',
  tableName: 'evidence_request',
  properties: {
    ...tenantColumns,
    ...versionColumn,
    title: p.text(),
    unitId: p.uuid(),
    assigneeId: p.uuid().nullable(),
    systemId: p.uuid().nullable(),
    dueOn: p.date(),
    state: p.enum(requestStates),
    answeredById: p.uuid().fieldName('answered_by').nullable(),
    answeredAt: p.datetime(3).nullable(),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime(3).nullable(),
    reason: p.text().nullable(),
    updatedAt: p
      .datetime(3)
      .onCreate((_row, em) => momentOf(em))
      .onUpdate((_row, em) => momentOf(em)),
  },
});
export type RequestRecord = InferEntity<typeof RequestEntity>;

import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantColumns, versionColumn } from '../../platform/database/base-entity.js';

export const unitKinds = ['CAMPUS', 'DEPARTMENT'] as const;

/** A campus or department in the tree of an organization. */
export const UnitEntity = defineEntity({
  name: 'UnitEntity',
  tableName: 'unit',
  properties: {
    ...tenantColumns,
    ...versionColumn,
    code: p.text(),
    name: p.text(),
    kind: p.enum(unitKinds),
    parentId: p.uuid().nullable(),
  },
});

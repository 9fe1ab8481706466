import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantColumns, versionColumn } from '../../platform/database/base-entity.js';
import { Technology } from '../framework/index.js';

export const impactObjects = ['RIGHTS', 'SOCIAL', 'NATIONAL'] as const;
export const impactDegrees = ['GENERAL', 'SERIOUS', 'GRAVE'] as const;
export const systemStates = ['PLANNED', 'RUNNING', 'RETIRED'] as const;
export const technologies = Object.values(Technology);

/** A graded information system; s, a, level and code always follow from the four impact answers. */
export const SystemEntity = defineEntity({
  name: 'SystemEntity',
  tableName: 'information_system',
  properties: {
    ...tenantColumns,
    ...versionColumn,
    code: p.text(),
    name: p.text(),
    description: p.text().nullable(),
    ownerUnitId: p.uuid().nullable(),
    state: p.enum(systemStates),
    informationObject: p.enum(impactObjects),
    informationDegree: p.enum(impactDegrees),
    serviceObject: p.enum(impactObjects),
    serviceDegree: p.enum(impactDegrees),
    s: p.integer(),
    a: p.integer(),
    level: p.integer(),
    gradingCode: p.text(),
    technologies: p.enum(technologies).array(),
    continuityCritical: p.boolean(),
    filingNumber: p.text().nullable(),
    filedOn: p.date().nullable(),
    filingValidUntil: p.date().nullable(),
    lastAssessedOn: p.date().nullable(),
    nextAssessmentDueOn: p.date().nullable(),
    searchTokens: p.array(),
  },
});

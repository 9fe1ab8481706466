import { defineEntity, p } from '@mikro-orm/postgresql';
import { tenantColumns, versionColumn } from '../../platform/database/base-entity.js';

export const subjectKinds = ['ORGANIZATION', 'UNIT', 'SYSTEM'] as const;
export const assessmentStates = ['OPEN', 'CLOSED'] as const;
export const scoringEditions = ['MLPS_2019', 'MLPS_2021', 'MLPS_2025'] as const;

/** One framework × one subject × one period. Results and scores are rows of their own, always handled as sets. */
export const AssessmentEntity = defineEntity({
  name: 'AssessmentEntity',
  tableName: 'assessment',
  properties: {
    ...tenantColumns,
    ...versionColumn,
    name: p.text(),
    frameworkId: p.uuid(),
    subjectKind: p.enum(subjectKinds),
    subjectId: p.uuid(),
    systemId: p.uuid().nullable(),
    period: p.text(),
    periodStart: p.date(),
    periodEnd: p.date(),
    targetLevel: p.text().nullable(),
    gradingCode: p.text().nullable(),
    technologies: p.array(),
    continuityCritical: p.boolean(),
    requirementSets: p.array(),
    state: p.enum(assessmentStates),
    scoringEdition: p.enum(scoringEditions).nullable(),
    attentionFactor: p.double().nullable(),
    partialCredit: p.double().nullable(),
    previousId: p.uuid().nullable(),
    createdBy: p.uuid().nullable(),
    closedAt: p.datetime(3).nullable(),
    clientKey: p.text().nullable(),
  },
});

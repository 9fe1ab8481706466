import { defineEntity, p } from '@mikro-orm/postgresql';
import type { InferEntity } from '@mikro-orm/postgresql';
import { tenantColumns, versionColumn } from '../../platform/database/base-entity.js';
import { evidenceStates } from './evidence.lifecycle.js';

export const evidenceKinds = ['FILE', 'LINK', 'TEXT'] as const;
export const evidenceLabels = ['PUBLIC', 'INTERNAL', 'SENSITIVE'] as const;

/** A proof. Its content is in its versions, which are immutable and therefore only ever inserted by statement. */
export const EvidenceEntity = defineEntity({
  name: 'EvidenceEntity',
  tableName: 'evidence',
  properties: {
    ...tenantColumns,
    ...versionColumn,
    title: p.text(),
    description: p.text().nullable(),
    kind: p.enum(evidenceKinds),
    ownerId: p.uuid(),
    unitId: p.uuid().nullable(),
    collectedOn: p.date(),
    validFrom: p.date(),
    validUntil: p.date().nullable(),
    label: p.enum(evidenceLabels),
    state: p.enum(evidenceStates),
    tags: p.array(),
    currentVersionId: p.uuid(),
    submittedById: p.uuid().fieldName('submitted_by').nullable(),
    submittedAt: p.datetime(3).nullable(),
    reviewedById: p.uuid().fieldName('reviewed_by').nullable(),
    reviewedAt: p.datetime(3).nullable(),
    returnReason: p.text().nullable(),
    clientKey: p.text().nullable(),
    deletedAt: p.datetime(3).nullable(),
    damagedAt: p.datetime(3).nullable(),
    updatedAt: p.datetime(3),
    searchTokens: p.array(),
  },
});

export type EvidenceRow = InferEntity<typeof EvidenceEntity>;

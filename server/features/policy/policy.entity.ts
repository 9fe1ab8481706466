import { defineEntity, p } from '@mikro-orm/postgresql';
import type { InferEntity } from '@mikro-orm/postgresql';
import { tenantColumns, versionColumn } from '../../platform/database/base-entity.js';
import { policyStates } from './policy.lifecycle.js';

export const policyCategories = ['GUIDELINE', 'REGULATION', 'PROCEDURE', 'RECORD_FORM'] as const;
export const policyLabels = ['PUBLIC', 'INTERNAL'] as const;
export const policyKinds = ['TEXT', 'FILE'] as const;

/** A management document. What it says is in its versions. */
export const PolicyEntity = defineEntity({
  name: 'PolicyEntity',
  tableName: 'policy',
  properties: {
    ...tenantColumns,
    ...versionColumn,
    code: p.text(),
    name: p.text(),
    category: p.enum(policyCategories),
    label: p.enum(policyLabels),
    ownerId: p.uuid(),
    unitId: p.uuid().nullable(),
    requirementCodes: p.array(),
    currentVersionId: p.uuid().nullable(),
    openVersionId: p.uuid().nullable(),
    evidenceId: p.uuid().nullable(),
    withdrawnAt: p.datetime(3).nullable(),
    withdrawReason: p.text().nullable(),
    updatedAt: p.datetime(3),
  },
});

/** One revision of a policy; only a draft changes. */
export const PolicyVersionEntity = defineEntity({
  name: 'PolicyVersionEntity',
  tableName: 'policy_version',
  properties: {
    ...tenantColumns,
    ...versionColumn,
    policyId: p.uuid(),
    number: p.integer(),
    state: p.enum(policyStates),
    kind: p.enum(policyKinds),
    body: p.text().nullable(),
    fileName: p.text().nullable(),
    mediaType: p.text().nullable(),
    byteSize: p.bigint('number').nullable(),
    sha256: p.text().nullable(),
    changeNote: p.text().nullable(),
    effectiveOn: p.date().nullable(),
    reviewMonths: p.integer().nullable(),
    authorIds: p.array(),
    round: p.integer(),
    submittedById: p.uuid().fieldName('submitted_by').nullable(),
    submittedAt: p.datetime(3).nullable(),
    returnReason: p.text().nullable(),
    approvedAt: p.datetime(3).nullable(),
    publishedById: p.uuid().fieldName('published_by').nullable(),
    publishedAt: p.datetime(3).nullable(),
    forEverybody: p.boolean(),
    endedAt: p.datetime(3).nullable(),
    updatedAt: p.datetime(3),
  },
});

export type PolicyRow = InferEntity<typeof PolicyEntity>;
export type PolicyVersionRow = InferEntity<typeof PolicyVersionEntity>;

import { defineEntity, p } from '@mikro-orm/postgresql';
import type { InferEntity } from '@mikro-orm/postgresql';
import { tenantColumns, versionColumn } from '../../platform/database/base-entity.js';
import { packStates } from './pack.lifecycle.js';

export const packLabels = ['PUBLIC', 'INTERNAL', 'SENSITIVE'] as const;

/** What the documents of a pack are. */
export const documentFormats = ['DOCX', 'PDF'] as const;

/** How proofs are named. */
export const fileNameRules = ['SHORT', 'FULL'] as const;

/** How chapters are proposed. */
export const packArrangements = ['RULE_BOOK', 'CATEGORY'] as const;
export type PackArrangementName = (typeof packArrangements)[number];

/** A chapter of a pack, and the nodes of the rule book whose items of one assessment stand in it. */
export interface Chapter {
  readonly assessmentId: string;
  readonly title: string;
  readonly codes: readonly string[];
}

/** An item that goes without proof, and why. */
export interface Waiver {
  readonly assessmentId: string;
  readonly code: string;
  readonly reason: string;
}

/** What is handed over at an inspection; its files are rows of their own, written once as a set. */
export const PackEntity = defineEntity({
  name: 'PackEntity',
  tableName: 'pack',
  properties: {
    ...tenantColumns,
    ...versionColumn,
    name: p.text(),
    number: p.text().nullable(),
    inspectionId: p.uuid().nullable(),
    periodFrom: p.date(),
    periodTo: p.date(),
    label: p.enum(packLabels),
    letter: p.text().nullable(),
    chapters: p.json<readonly Chapter[]>(),
    waivers: p.json<readonly Waiver[]>(),
    documentFormat: p.enum(documentFormats),
    fileNames: p.enum(fileNameRules),
    volumeBytes: p.bigint('number').nullable(),
    state: p.enum(packStates),
    progress: p.double().default(0),
    failure: p.text().nullable(),
    data: p.json().nullable().lazy(),
    frozenAt: p.datetime(3).nullable(),
    frozenBy: p.uuid().nullable(),
    itemCount: p.integer().nullable(),
    proofCount: p.integer().nullable(),
    leftOutCount: p.integer().nullable(),
    fileCount: p.integer().nullable(),
    byteSize: p.bigint('number').nullable(),
    holdsSensitive: p.boolean().default(false),
    manifestSha256: p.text().nullable(),
    publicKey: p.text().nullable(),
    withdrawnAt: p.datetime(3).nullable(),
    withdrawnReason: p.text().nullable(),
    createdBy: p.uuid().nullable(),
    clientKey: p.text().nullable(),
  },
});
export type PackRecord = InferEntity<typeof PackEntity>;

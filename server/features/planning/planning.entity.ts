import { defineEntity, p } from '@mikro-orm/postgresql';
import type { InferEntity } from '@mikro-orm/postgresql';
import { tenantColumns, versionColumn } from '../../platform/database/base-entity.js';
import type { PlannedFigure } from '../assessment/index.js';
import { roadmapStates } from './roadmap.lifecycle.js';

/** A figure of one assessment that a package raises. */
export interface FigureRecord extends PlannedFigure {
  readonly assessmentId: string;
}

/** A package that an alternative takes, and the year in which it is finished. */
export interface ChoiceRecord {
  readonly packageId: string;
  readonly year: number;
}

/** One to three years from gaps to target levels. */
export const RoadmapEntity = defineEntity({
  name: 'RoadmapEntity',
  tableName: 'roadmap',
  properties: {
    ...tenantColumns,
    ...versionColumn,
    name: p.text(),
    note: p.text().nullable(),
    startsOn: p.date(),
    years: p.integer(),
    assessmentIds: p.array(),
    state: p.enum(roadmapStates),
    chosenAlternativeId: p.uuid().nullable(),
    proposedBy: p.uuid().nullable(),
    proposedAt: p.datetime(3).nullable(),
    proposalNote: p.text().nullable(),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime(3).nullable(),
    decisionNote: p.text().nullable(),
    returnReason: p.text().nullable(),
    ownerId: p.uuid().nullable(),
    createdBy: p.uuid().nullable(),
    clientKey: p.text().nullable(),
  },
});
export type RoadmapRecord = InferEntity<typeof RoadmapEntity>;

/** Work that is done, paid and answered for as one. */
export const PackageEntity = defineEntity({
  name: 'PackageEntity',
  tableName: 'roadmap_package',
  properties: {
    ...tenantColumns,
    ...versionColumn,
    roadmapId: p.uuid(),
    position: p.integer(),
    name: p.text(),
    goal: p.text().nullable(),
    measures: p.text().nullable(),
    unitId: p.uuid().nullable(),
    ownerId: p.uuid().nullable(),
    startQuarter: p.integer(),
    endQuarter: p.integer(),
    costLow: p.decimal('number').nullable(),
    costLikely: p.decimal('number').nullable(),
    costHigh: p.decimal('number').nullable(),
    effortDays: p.decimal('number').nullable(),
    resultIds: p.array(),
    figures: p.json<readonly FigureRecord[]>(),
    predecessorIds: p.array(),
    /** Tasks that do its work. */
    taskIds: p.array(),
  },
});
export type PackageRecord = InferEntity<typeof PackageEntity>;

/** Which packages, in which years, under which budget. */
export const AlternativeEntity = defineEntity({
  name: 'AlternativeEntity',
  tableName: 'roadmap_alternative',
  properties: {
    ...tenantColumns,
    ...versionColumn,
    roadmapId: p.uuid(),
    name: p.text(),
    note: p.text().nullable(),
    budget: p.decimal('number').nullable(),
    choices: p.json<readonly ChoiceRecord[]>(),
  },
});
export type AlternativeRecord = InferEntity<typeof AlternativeEntity>;

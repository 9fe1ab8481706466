import type { Actor } from '../../platform/access/actor.js';
import { sqlState } from '../../platform/database/database.js';
import type { Database, Tx } from '../../platform/database/database.js';
import { forbidden, invalidState, text } from '../../platform/graphql/errors.js';
import { check, id as anId } from '../../platform/graphql/input-rules.js';
import { quartersPerYear } from './calendar.js';
import { mayPlanRoadmaps } from './planning.access.js';
import { PackageEntity, RoadmapEntity } from './planning.entity.js';
import type { CreateRoadmapInput, UpdateRoadmapInput } from './planning.inputs.js';
import { changedRoadmap, leftOut, newRoadmap } from './planning.rules.js';
import { lockDraft, requireAssessments, requirePeople, tellRoadmap, twice } from './roadmap.records.js';

/** Roadmaps as a whole. */
export class RoadmapService {
  constructor(private readonly database: Database) {}

  /** Adds a roadmap over open assessments; a known client key answers the roadmap that it made. */
  async create(actor: Actor, input: CreateRoadmapInput): Promise<string> {
    const wanted = check(newRoadmap, { ...input });
    requireOnce(wanted.assessmentIds);
    const make = (tx: Tx): Promise<string> => this.make(tx, wanted);
    try {
      return await this.database.write(actor, make);
    } catch (error) {
      // A double click: the other request was faster, so its roadmap is there now.
      if (sqlState(error) !== '23505') throw error;
      return this.database.write(actor, make);
    }
  }

  private async make(tx: Tx, wanted: ReturnType<typeof newRoadmap.parse>): Promise<string> {
    const { organizationId, membershipId } = tx.actor;
    if (!mayPlanRoadmaps(tx.actor)) throw forbidden();
    const { name, note, startsOn, years, assessmentIds, ownerId, clientKey } = wanted;
    const known = await tx.em.findOne(RoadmapEntity, { organizationId, clientKey }, { fields: ['id'] });
    if (known) return known.id;
    await requireAssessments(tx, assessmentIds);
    await requirePeople(tx, [{ ownerId }]);
    const roadmap = tx.em.create(RoadmapEntity, {
      organizationId,
      name,
      note: note ?? null,
      startsOn,
      years,
      assessmentIds,
      state: 'DRAFT',
      ownerId: ownerId ?? null,
      createdBy: membershipId ?? null,
      clientKey,
    });
    tx.em.persist(roadmap);
    await tx.em.flush();
    tellRoadmap(tx, 'roadmap.created', roadmap, {
      after: { name, startsOn, years, assessmentIds, ownerId: ownerId ?? null },
    });
    return roadmap.id;
  }

  /** Changes what a roadmap says; packages keep their quarters. */
  async update(actor: Actor, input: UpdateRoadmapInput): Promise<string> {
    const change = check(
      changedRoadmap,
      leftOut({ ...input, note: input.note ?? null }, ['name', 'startsOn', 'years', 'assessmentIds']),
    );
    if (change.assessmentIds) requireOnce(change.assessmentIds);
    return this.database.write(actor, async (tx) => {
      const roadmap = await lockDraft(tx, change.id, change.version);
      if (change.assessmentIds) await requireAssessments(tx, change.assessmentIds, roadmap.assessmentIds);
      await requirePeople(tx, [change]);
      if (change.years !== undefined && change.years < roadmap.years)
        await requireNothingAfter(tx, roadmap.id, change.years);
      const next = {
        name: change.name ?? roadmap.name,
        startsOn: change.startsOn ?? roadmap.startsOn,
        years: change.years ?? roadmap.years,
        assessmentIds: change.assessmentIds ?? roadmap.assessmentIds,
        note: input.note === undefined ? (roadmap.note ?? null) : (change.note ?? null),
        ownerId: input.ownerId === undefined ? (roadmap.ownerId ?? null) : (change.ownerId ?? null),
      };
      const before = Object.fromEntries(
        Object.keys(next).map((key) => [key, roadmap[key as keyof typeof next] ?? null]),
      );
      if (JSON.stringify(before) === JSON.stringify(next)) return roadmap.id;
      Object.assign(roadmap, next);
      tellRoadmap(tx, 'roadmap.changed', roadmap, { before, after: next });
      return roadmap.id;
    });
  }

  /** Takes a roadmap away with everything in it; past days still show it. Tasks that came of it stay. */
  async delete(actor: Actor, input: string): Promise<string> {
    const id = check(anId, input);
    return this.database.write(actor, async (tx) => {
      const roadmap = await lockDraft(tx, id);
      const { name, startsOn, years } = roadmap;
      tellRoadmap(tx, 'roadmap.deleted', roadmap, { before: { name, startsOn, years } });
      tx.em.remove(roadmap);
      return id;
    });
  }
}

function requireOnce(ids: readonly string[]): void {
  if (new Set(ids).size < ids.length) throw twice('assessmentIds');
}

async function requireNothingAfter(tx: Tx, roadmapId: string, years: number): Promise<void> {
  const later = await tx.em.findOne(
    PackageEntity,
    {
      organizationId: tx.actor.organizationId,
      roadmapId,
      endQuarter: { $gt: years * quartersPerYear },
    },
    { fields: ['name'] },
  );
  if (later)
    throw invalidState(
      text(
        `工作包“${later.name}”在第 ${years} 年之后结束，请先提前。`,
        `The package ${later.name} ends after year ${years}: move it first.`,
      ),
    );
}

import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../../platform/access/actor.js';
import type { Database, Tx } from '../../platform/database/database.js';
import type { Json } from '../../platform/events/event-draft.js';
import { badInput, limitExceeded, notFound, staleVersion, text } from '../../platform/graphql/errors.js';
import { check, ids as someIds } from '../../platform/graphql/input-rules.js';
import { AlternativeEntity, PackageEntity } from './planning.entity.js';
import type { PackageRecord, RoadmapRecord } from './planning.entity.js';
import type {
  CreateRoadmapPackagesInput,
  OrderRoadmapPackagesInput,
  RoadmapPackageFields,
  UpdateRoadmapPackageInput,
} from './planning.inputs.js';
import {
  changedPackage,
  leftOut,
  mostPackages,
  newPackages,
  packageOrder,
  requireSound,
} from './planning.rules.js';
import type { PackageChange } from './planning.rules.js';
import { requireReferences } from './package.references.js';
import { lockDraft, tellRoadmap } from './roadmap.records.js';

const emptiable = [
  'goal',
  'measures',
  'unitId',
  'ownerId',
  'costLow',
  'costLikely',
  'costHigh',
  'effortDays',
] as const;
const required = ['name', 'startQuarter', 'endQuarter', 'resultIds', 'figures', 'predecessorIds'] as const;
type Said = Pick<PackageRecord, (typeof emptiable)[number] | (typeof required)[number]>;

const given = (input: RoadmapPackageFields): RoadmapPackageFields =>
  leftOut({ ...input, goal: input.goal ?? null, measures: input.measures ?? null }, [...required]);

/** Packages of a roadmap. */
export class PackageService {
  constructor(private readonly database: Database) {}

  /** Adds packages behind those that are there: all or none. Answers their ids. */
  async create(actor: Actor, input: CreateRoadmapPackagesInput): Promise<string[]> {
    const { roadmapId, packages } = check(newPackages, {
      roadmapId: input.roadmapId,
      packages: input.packages.map(given),
    });
    return this.database.write(actor, async (tx) => {
      const roadmap = await lockDraft(tx, roadmapId);
      const before = await packagesIn(tx, roadmap.id);
      const count = before.length + packages.length;
      if (count > mostPackages) throw limitExceeded('roadmapPackages', mostPackages, count);
      const last = Math.max(0, ...before.map(({ position }) => position));
      const made = packages.map((wanted, at) => {
        const said = saidBy(wanted, nothingSaid);
        requireSound(numbersOf(said), roadmap.years);
        return tx.em.create(PackageEntity, {
          organizationId: roadmap.organizationId,
          roadmapId: roadmap.id,
          position: last + at + 1,
          taskIds: [],
          ...said,
        });
      });
      await requireReferences(tx, roadmap, made, [...before, ...made]);
      for (const one of made) tx.em.persist(one);
      await tx.em.flush();
      tellRoadmap(tx, 'roadmap.packagesAdded', roadmap, { after: made.map(toldOf) });
      return made.map(({ id }) => id);
    });
  }

  /** Changes one package; the same again tells nobody. */
  async update(actor: Actor, input: UpdateRoadmapPackageInput): Promise<string> {
    const change = check(changedPackage, { ...given(input), id: input.id, version: input.version });
    return this.database.write(actor, async (tx) => {
      const { roadmap, packages, found } = await lockPackages(tx, [change.id]);
      const own = found[0]!;
      if (own.version !== change.version) throw staleVersion();
      const before = pick(own);
      const next = saidBy(change, before, input);
      if (isDeepStrictEqual(before, next)) return own.id;
      requireSound(numbersOf(next), roadmap.years);
      Object.assign(own, next);
      await requireReferences(tx, roadmap, [own], packages);
      tellRoadmap(tx, 'roadmap.packageChanged', roadmap, differences(before, next, own.name));
      return own.id;
    });
  }

  /** Puts the packages of a roadmap into an order. */
  async order(actor: Actor, input: OrderRoadmapPackagesInput): Promise<string> {
    const { roadmapId, packageIds } = check(packageOrder, { ...input });
    return this.database.write(actor, async (tx) => {
      const roadmap = await lockDraft(tx, roadmapId);
      const packages = await packagesIn(tx, roadmap.id);
      const places = new Map(packageIds.map((id, at) => [id, at + 1]));
      if (places.size !== packages.length || packages.some(({ id }) => !places.has(id)))
        throw badInput({
          packageIds: text(
            '请给出该规划的全部工作包，每个一次。',
            'Name every package of the roadmap, each once.',
          ),
        });
      const before = packages.map(({ name }) => name);
      for (const one of packages) one.position = places.get(one.id)!;
      const after = packages.toSorted((x, y) => x.position - y.position).map(({ name }) => name);
      if (!isDeepStrictEqual(before, after))
        tellRoadmap(tx, 'roadmap.packagesOrdered', roadmap, { before, after });
      return roadmap.id;
    });
  }

  /** Takes packages of one roadmap away; alternatives and packages that named them forget them. Answers the roadmap. */
  async delete(actor: Actor, input: readonly string[]): Promise<string> {
    const wanted = [...new Set(check(someIds, [...input]))];
    return this.database.write(actor, async (tx) => {
      const { roadmap, packages, found } = await lockPackages(tx, wanted);
      const gone = new Set(wanted);
      for (const one of packages)
        if (one.predecessorIds.some((id) => gone.has(id)))
          one.predecessorIds = one.predecessorIds.filter((id) => !gone.has(id));
      const alternatives = await tx.em.find(AlternativeEntity, {
        organizationId: roadmap.organizationId,
        roadmapId: roadmap.id,
      });
      for (const one of alternatives)
        if (one.choices.some(({ packageId }) => gone.has(packageId)))
          one.choices = one.choices.filter(({ packageId }) => !gone.has(packageId));
      tellRoadmap(tx, 'roadmap.packagesDeleted', roadmap, { before: found.map(toldOf) });
      for (const one of found) tx.em.remove(one);
      return roadmap.id;
    });
  }
}

const nothingSaid: Said = {
  name: '',
  goal: null,
  measures: null,
  unitId: null,
  ownerId: null,
  startQuarter: 1,
  endQuarter: 1,
  costLow: null,
  costLikely: null,
  costHigh: null,
  effortDays: null,
  resultIds: [],
  figures: [],
  predecessorIds: [],
};

/** What holds after a change: fields left out keep what they say, null empties. */
function saidBy(
  change: Omit<PackageChange, 'id' | 'version'>,
  before: Said,
  input: RoadmapPackageFields = change as RoadmapPackageFields,
): Said {
  const { startQuarter } = change;
  const said = {
    ...before,
    ...Object.fromEntries(
      emptiable.filter((key) => input[key] !== undefined).map((key) => [key, change[key] ?? null]),
    ),
    ...Object.fromEntries(
      required.filter((key) => change[key] !== undefined).map((key) => [key, change[key]]),
    ),
  } as Said;
  // A new package that says only when it begins ends then.
  const endQuarter = change.endQuarter ?? (before === nothingSaid ? startQuarter : undefined);
  return {
    ...said,
    endQuarter: endQuarter ?? said.endQuarter,
    resultIds: [...new Set(said.resultIds)],
    predecessorIds: [...new Set(said.predecessorIds)],
    figures: said.figures.map(({ assessmentId, controlId, kind, level, value, grade }) => ({
      assessmentId,
      controlId,
      kind,
      level: level ?? null,
      value: value ?? null,
      grade: grade ?? null,
    })),
  };
}

const pick = (one: PackageRecord): Said =>
  Object.fromEntries([...emptiable, ...required].map((key) => [key, one[key] ?? null])) as unknown as Said;

const numbersOf = (said: Said) => ({
  startQuarter: said.startQuarter,
  endQuarter: said.endQuarter,
  costLow: said.costLow ?? null,
  costLikely: said.costLikely ?? null,
  costHigh: said.costHigh ?? null,
});

const toldOf = (one: PackageRecord): Json => ({
  name: one.name,
  startQuarter: one.startQuarter,
  endQuarter: one.endQuarter,
  costLikely: one.costLikely ?? null,
  results: one.resultIds.length,
  figures: one.figures.length,
});

function differences(before: Said, after: Said, name: string): { before: Json; after: Json } {
  const keys = [...emptiable, ...required].filter((key) => !isDeepStrictEqual(before[key], after[key]));
  const of = (said: Said): Json =>
    Object.fromEntries([['name', name], ...keys.map((key) => [key, (said[key] ?? null) as Json])]) as Json;
  return { before: of(before), after: of(after) };
}

const packagesIn = (tx: Tx, roadmapId: string): Promise<PackageRecord[]> =>
  tx.em.find(
    PackageEntity,
    { organizationId: tx.actor.organizationId, roadmapId },
    { orderBy: { position: 'asc', id: 'asc' } },
  );

interface Locked {
  readonly roadmap: RoadmapRecord;
  readonly packages: PackageRecord[];
  readonly found: PackageRecord[];
}

/** Packages of one roadmap, which stays locked; NOT_FOUND when one is missing or of another. */
async function lockPackages(tx: Tx, ids: readonly string[]): Promise<Locked> {
  // Rows are read into the unit of work once they are locked: before, they may still change.
  const [first] = await tx.query<{ roadmapId: string }>(
    'roadmapPackage.roadmap',
    'select roadmap_id as "roadmapId" from roadmap_package where organization_id = $1 and id = $2',
    [tx.actor.organizationId, ids[0]],
  );
  if (!first) throw notFound();
  const roadmap = await lockDraft(tx, first.roadmapId);
  const packages = await packagesIn(tx, roadmap.id);
  const found = ids.map((id) => packages.find((one) => one.id === id));
  if (found.some((one) => one === undefined)) throw notFound();
  return { roadmap, packages, found: found as PackageRecord[] };
}

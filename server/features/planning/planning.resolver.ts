import { Arg, Ctx, Extensions, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import { asOfOption } from '../../platform/graphql/as-of.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { AsOf } from '../../platform/graphql/scalars.js';
import { isId } from '../../platform/ids.js';
import type { AlternativeSaved, AlternativeService } from './alternative.service.js';
import { RoadmapFilter } from './approval.inputs.js';
import type { PackageService } from './package.service.js';
import {
  CreateRoadmapAlternativeInput,
  CreateRoadmapInput,
  CreateRoadmapPackagesInput,
  OrderRoadmapPackagesInput,
  UpdateRoadmapAlternativeInput,
  UpdateRoadmapInput,
  UpdateRoadmapPackageInput,
} from './planning.inputs.js';
import {
  alternativesByIds,
  listRoadmaps,
  packagesByIds,
  requireRoadmap,
  roadmapsByIds,
} from './planning.queries.js';
import {
  DeleteRoadmapPayload,
  Roadmap,
  RoadmapAlternativePayload,
  RoadmapConnection,
  RoadmapPackage,
  RoadmapPackagesPayload,
  RoadmapPayload,
} from './planning.types.js';
import type { Scenarios } from './planning.ports.js';
import { proposalsFor } from './proposals.queries.js';
import { CreateProposedPackagesInput, PackageProposal, RoadmapGrouping } from './proposals.types.js';
import type { RoadmapService } from './roadmap.service.js';

export interface PlanningServices {
  readonly roadmaps: RoadmapService;
  readonly packages: PackageService;
  readonly alternatives: AlternativeService;
}

@Resolver()
export class PlanningResolver {
  constructor(
    private readonly services: PlanningServices,
    private readonly scenarios: Scenarios,
  ) {}

  @Allow('remediation:read')
  @Query(() => RoadmapConnection, {
    description: 'Roadmaps, newest first; none for people who see only their own work.',
  })
  roadmaps(
    @Arg('filter', () => RoadmapFilter, { nullable: true, description: 'Which roadmaps.' })
    filter: RoadmapFilter | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'Rows per page, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the row to go on after.' }) after:
      | string
      | null,
    @Arg('asOf', () => AsOf, asOfOption) asOf: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Roadmap>> {
    return listRoadmaps(context.readsAt(asOf), filter ?? {}, readPage(first, after, 2));
  }

  @Allow('remediation:read')
  @Query(() => Roadmap, {
    nullable: true,
    description: 'One roadmap; null when it is unknown or not visible to the caller.',
  })
  async roadmap(
    @Arg('id', () => ID, { description: 'The roadmap.' }) id: string,
    @Arg('asOf', () => AsOf, asOfOption) asOf: string | null,
    @Ctx() context: RequestContext,
  ): Promise<Roadmap | null> {
    const reads = context.readsAt(asOf);
    return isId(id) ? ((await roadmapsByIds(reads, [id]))[0] ?? null) : null;
  }

  @Allow('remediation:read')
  @Query(() => RoadmapPackage, {
    nullable: true,
    description: 'One package; null when it is unknown or not visible to the caller.',
  })
  async roadmapPackage(
    @Arg('id', () => ID, { description: 'The package.' }) id: string,
    @Arg('asOf', () => AsOf, asOfOption) asOf: string | null,
    @Ctx() context: RequestContext,
  ): Promise<RoadmapPackage | null> {
    const reads = context.readsAt(asOf);
    return isId(id) ? ((await packagesByIds(reads, [id]))[0] ?? null) : null;
  }

  @Allow('remediation:plan')
  @Mutation(() => RoadmapPayload, { description: 'Adds a roadmap over open assessments.' })
  async createRoadmap(
    @Arg('input', () => CreateRoadmapInput, { description: 'The new roadmap.' }) input: CreateRoadmapInput,
    @Ctx() context: RequestContext,
  ): Promise<RoadmapPayload> {
    return roadmapPayload(context, await this.services.roadmaps.create(context.actor, input));
  }

  @Allow('remediation:plan')
  @Mutation(() => RoadmapPayload, { description: 'Changes what a roadmap says.' })
  async updateRoadmap(
    @Arg('input', () => UpdateRoadmapInput, { description: 'The changes.' }) input: UpdateRoadmapInput,
    @Ctx() context: RequestContext,
  ): Promise<RoadmapPayload> {
    return roadmapPayload(context, await this.services.roadmaps.update(context.actor, input));
  }

  @Allow('remediation:plan')
  @Mutation(() => DeleteRoadmapPayload, {
    description:
      'Takes a draft away with its packages and alternatives; past days still show it. INVALID_STATE while it is proposed or approved, as for every change of a roadmap and of anything in it.',
  })
  async deleteRoadmap(
    @Arg('id', () => ID, { description: 'The roadmap.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<DeleteRoadmapPayload> {
    return { deletedIds: [await this.services.roadmaps.delete(context.actor, id)], roadmap: null };
  }

  @Allow('remediation:plan')
  @Mutation(() => RoadmapPackagesPayload, { description: 'Adds packages to a roadmap: all or none.' })
  async createRoadmapPackages(
    @Arg('input', () => CreateRoadmapPackagesInput, { description: 'The new packages.' })
    input: CreateRoadmapPackagesInput,
    @Ctx() context: RequestContext,
  ): Promise<RoadmapPackagesPayload> {
    return packagesPayload(context, await this.services.packages.create(context.actor, input));
  }

  @Allow('remediation:read')
  @Extensions({ listSize: 60 })
  @Query(() => [PackageProposal], {
    description:
      'Packages that the open gaps of a roadmap would make, the worthiest first, at most 60. Costs come from unfinished tasks and from what people typed, never from a guess.',
  })
  async roadmapProposals(
    @Arg('roadmapId', () => ID, { description: 'The roadmap.' }) roadmapId: string,
    @Arg('groupBy', () => RoadmapGrouping, {
      defaultValue: 'CLASS',
      description: 'What becomes one package.',
    })
    groupBy: RoadmapGrouping,
    @Ctx() { reads }: RequestContext,
  ): Promise<PackageProposal[]> {
    if (!isId(roadmapId)) throw notFound();
    return proposalsFor(reads, await requireRoadmap(reads, roadmapId), groupBy, this.scenarios);
  }

  @Allow('remediation:plan')
  @Mutation(() => RoadmapPackagesPayload, {
    description:
      'Makes packages of proposals, computed anew: all or none. NOT_FOUND for a proposal that has no gaps any more.',
  })
  async createProposedPackages(
    @Arg('input', () => CreateProposedPackagesInput, { description: 'Which proposals.' })
    { roadmapId, groupBy, keys }: CreateProposedPackagesInput,
    @Ctx() context: RequestContext,
  ): Promise<RoadmapPackagesPayload> {
    if (!isId(roadmapId)) throw notFound();
    const roadmap = await requireRoadmap(context.reads, roadmapId);
    const proposals = await proposalsFor(context.reads, roadmap, groupBy, this.scenarios);
    await context.close();
    const wanted = new Set(keys);
    const chosen = proposals.filter(({ key }) => wanted.has(key));
    if (chosen.length < wanted.size) throw notFound();
    const packages = chosen.map((one) => ({
      name: one.name,
      goal: one.goal,
      measures: one.measures,
      unitId: one.unitId,
      startQuarter: one.startQuarter,
      endQuarter: one.endQuarter,
      costLikely: one.costUnknown === 0 ? one.costKnown : null,
      effortDays: one.effortUnknown === 0 ? one.effortKnown : null,
      resultIds: one.resultIds,
      figures: one.figures,
    }));
    return packagesPayload(
      context,
      await this.services.packages.create(context.actor, { roadmapId, packages }),
    );
  }

  @Allow('remediation:plan')
  @Mutation(() => RoadmapPackagesPayload, { description: 'Changes one package.' })
  async updateRoadmapPackage(
    @Arg('input', () => UpdateRoadmapPackageInput, { description: 'The changes.' })
    input: UpdateRoadmapPackageInput,
    @Ctx() context: RequestContext,
  ): Promise<RoadmapPackagesPayload> {
    return packagesPayload(context, [await this.services.packages.update(context.actor, input)]);
  }

  @Allow('remediation:plan')
  @Mutation(() => RoadmapPayload, { description: 'Puts the packages of a roadmap into an order.' })
  async orderRoadmapPackages(
    @Arg('input', () => OrderRoadmapPackagesInput, { description: 'The order.' })
    input: OrderRoadmapPackagesInput,
    @Ctx() context: RequestContext,
  ): Promise<RoadmapPayload> {
    return roadmapPayload(context, await this.services.packages.order(context.actor, input));
  }

  @Allow('remediation:plan')
  @Mutation(() => DeleteRoadmapPayload, {
    description: 'Takes packages of one roadmap away; alternatives that took them do not any more.',
  })
  async deleteRoadmapPackages(
    @Arg('ids', () => [ID], { description: 'Packages of one roadmap.' }) ids: string[],
    @Ctx() context: RequestContext,
  ): Promise<DeleteRoadmapPayload> {
    const roadmapId = await this.services.packages.delete(context.actor, ids);
    return { deletedIds: ids, roadmap: await requireRoadmap(context.reads, roadmapId) };
  }

  @Allow('remediation:plan')
  @Mutation(() => RoadmapAlternativePayload, {
    description: 'Adds an alternative, chosen by the caller or for its budget.',
  })
  async createRoadmapAlternative(
    @Arg('input', () => CreateRoadmapAlternativeInput, { description: 'The new alternative.' })
    input: CreateRoadmapAlternativeInput,
    @Ctx() context: RequestContext,
  ): Promise<RoadmapAlternativePayload> {
    return alternativePayload(context, await this.services.alternatives.create(context.actor, input));
  }

  @Allow('remediation:plan')
  @Mutation(() => RoadmapAlternativePayload, { description: 'Changes an alternative.' })
  async updateRoadmapAlternative(
    @Arg('input', () => UpdateRoadmapAlternativeInput, { description: 'The changes.' })
    input: UpdateRoadmapAlternativeInput,
    @Ctx() context: RequestContext,
  ): Promise<RoadmapAlternativePayload> {
    return alternativePayload(context, await this.services.alternatives.update(context.actor, input));
  }

  @Allow('remediation:plan')
  @Mutation(() => DeleteRoadmapPayload, { description: 'Takes an alternative away.' })
  async deleteRoadmapAlternative(
    @Arg('id', () => ID, { description: 'The alternative.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<DeleteRoadmapPayload> {
    const roadmapId = await this.services.alternatives.delete(context.actor, id);
    return { deletedIds: [id], roadmap: await requireRoadmap(context.reads, roadmapId) };
  }
}

const roadmapPayload = async ({ reads }: RequestContext, id: string): Promise<RoadmapPayload> => ({
  roadmap: await requireRoadmap(reads, id),
});

async function packagesPayload(
  { reads }: RequestContext,
  ids: readonly string[],
): Promise<RoadmapPackagesPayload> {
  const packages = (await packagesByIds(reads, ids)).toSorted((one, other) => one.place - other.place);
  const [first] = packages;
  if (!first) throw notFound();
  return { packages, roadmap: await requireRoadmap(reads, first.roadmapId) };
}

async function alternativePayload(
  { reads }: RequestContext,
  { id, roadmapId, chosenBy }: AlternativeSaved,
): Promise<RoadmapAlternativePayload> {
  const [alternative] = await alternativesByIds(reads, [id]);
  if (!alternative) throw notFound();
  return { alternative, roadmap: await requireRoadmap(reads, roadmapId), chosenBy };
}

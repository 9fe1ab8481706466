import { Arg, Args, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { z } from 'zod';
import { Allow } from '../../platform/access/allow.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { check, id as idRule, line, paragraph } from '../../platform/graphql/input-rules.js';
import { distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { isId } from '../../platform/ids.js';
import { requireEdition, Technology } from '../framework/index.js';
import { Unit, unitsByIds } from '../organization/index.js';
import { mayEdit } from './system.access.js';
import { countApplicable, gradingFramework, proposeGrading } from './system.grading.js';
import {
  GradingInput,
  InformationSystemsArgs,
  RegisterSystemInput,
  UpdateSystemInput,
} from './system.inputs.js';
import { listSystems, systemsByIds } from './system.queries.js';
import type { SystemService } from './system.service.js';
import {
  GradingProposal,
  InformationSystem,
  InformationSystemConnection,
  InformationSystemPayload,
} from './system.types.js';

// A cursor is a code, and may have been forged.
const listing = z.object({
  filter: z.object({ search: paragraph(200), unitId: idRule.nullish() }),
  after: line(40).optional(),
});

@Resolver()
export class SystemResolver {
  constructor(private readonly service: SystemService) {}

  @Allow('system:read')
  @Query(() => InformationSystemConnection, {
    description: 'The register of information systems by code, as far as the caller may see it.',
  })
  informationSystems(
    @Args(() => InformationSystemsArgs) args: InformationSystemsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<InformationSystem>> {
    const page = readPage(args.first, args.after, 1);
    const { filter } = check(listing, {
      filter: { search: args.filter?.search ?? '', unitId: args.filter?.unitId },
      after: page.after?.[0] ?? undefined,
    });
    return listSystems(context.reads, { ...args.filter, ...filter }, page);
  }

  @Allow('system:read')
  @Query(() => InformationSystem, {
    nullable: true,
    description: 'One system; null when it is unknown or not visible to the caller.',
  })
  async informationSystem(
    @Arg('id', () => ID, { description: 'The system.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<InformationSystem | null> {
    return isId(id) ? ((await systemsByIds(context.reads, [id]))[0] ?? null) : null;
  }

  @Allow('system:read')
  @Query(() => GradingProposal, {
    description:
      'The grading wizard: levels that follow from four answers, and how much would apply. Stores nothing.',
  })
  async proposeGrading(
    @Arg('grading', () => GradingInput, { description: 'The four answers.' }) grading: GradingInput,
    @Arg('technologies', () => [Technology], { description: 'Technologies in use; empty when none.' })
    technologies: Technology[],
    @Ctx() context: RequestContext,
  ): Promise<GradingProposal> {
    const edition = await requireEdition(context.reads, gradingFramework);
    return proposeGrading(edition, grading, technologies, context.actor.locale);
  }

  @Allow('system:register')
  @Mutation(() => InformationSystemPayload, { description: 'Adds an information system to the register.' })
  async registerSystem(
    @Arg('input', () => RegisterSystemInput, { description: 'The new system.' }) input: RegisterSystemInput,
    @Ctx() context: RequestContext,
  ): Promise<InformationSystemPayload> {
    return payload(context, await this.service.registerSystem(context.actor, input));
  }

  @Allow('system:register')
  @Mutation(() => InformationSystemPayload, {
    description: 'Changes an information system, its grading or its filing.',
  })
  async updateSystem(
    @Arg('input', () => UpdateSystemInput, { description: 'The changes.' }) input: UpdateSystemInput,
    @Ctx() context: RequestContext,
  ): Promise<InformationSystemPayload> {
    return payload(context, await this.service.updateSystem(context.actor, input));
  }
}

@Resolver(() => InformationSystem)
export class SystemFields {
  @Relation(() => Unit, { nullable: true, description: 'The unit that answers for it.' })
  async ownerUnit(
    systems: InformationSystem[],
    _args: object,
    { reads, selected }: Load,
  ): Promise<(Unit | null)[]> {
    const keys = systems.map((system) => system.ownerUnitId);
    return inOrder(keys, await unitsByIds(reads, distinct(keys), selected));
  }

  @Relation(() => Int, {
    description:
      'Requirement items that apply by its grading and technologies, informative annexes not counted; 0 when the framework does not cover its level.',
  })
  async applicableItemCount(systems: InformationSystem[], _args: object, { reads }: Load): Promise<number[]> {
    const edition = await requireEdition(reads, gradingFramework);
    return systems.map(
      ({ grading, technologies }) => countApplicable(edition, grading, technologies)?.itemCount ?? 0,
    );
  }

  @Relation(() => Boolean, { description: 'True when the caller may change it.' })
  viewerCanEdit(systems: InformationSystem[], _args: object, { actor }: Load): boolean[] {
    return systems.map((system) => mayEdit(actor, system));
  }
}

async function payload(context: RequestContext, id: string): Promise<InformationSystemPayload> {
  const [system] = await systemsByIds(context.reads, [id]);
  if (!system) throw notFound();
  return { system };
}

import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import { readPage } from '../../platform/graphql/connection.js';
import type { Connection } from '../../platform/graphql/connection.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { badInput, text } from '../../platform/graphql/errors.js';
import { check } from '../../platform/graphql/input-rules.js';
import { distinct, inOrder, Relation } from '../../platform/graphql/relation.js';
import type { Load } from '../../platform/graphql/relation.js';
import { Control, controlsByIds, Framework, frameworksByIds } from '../framework/index.js';
import { mayDelete, mayReview } from './crosswalk.access.js';
import {
  CreateCrosswalkInput,
  CreateMappingInput,
  MappingsArgs,
  PageArgs,
  ReviewMappingsInput,
  UpdateMappingInput,
} from './crosswalk.inputs.js';
import { crosswalksByIds, listCrosswalks, listMappings, requireMappings } from './crosswalk.queries.js';
import { listing } from './crosswalk.rules.js';
import type { CrosswalkService } from './crosswalk.service.js';
import {
  Crosswalk,
  CrosswalkConnection,
  CrosswalkPayload,
  DeleteCrosswalkPayload,
  DeleteMappingPayload,
  Mapping,
  MappingConnection,
  MappingPayload,
  MappingsPayload,
} from './crosswalk.types.js';
import type { MappingService } from './mapping.service.js';

@Resolver()
export class CrosswalkResolver {
  constructor(
    private readonly crosswalkService: CrosswalkService,
    private readonly mappingService: MappingService,
  ) {}

  @Allow('framework:read')
  @Query(() => CrosswalkConnection, {
    description:
      'Sets of mappings: the hospital’s own first, then those that came with the product, each by code.',
  })
  crosswalks(
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Crosswalk>> {
    const page = readPage(first, after, 2);
    if (page.after && typeof page.after[1] !== 'string')
      throw badInput({
        after: text('翻页位置无效，请从第一页开始。', 'The cursor is not valid: start from the first page.'),
      });
    return listCrosswalks(context.reads, page);
  }

  @Allow('framework:read')
  @Query(() => MappingConnection, {
    description:
      'Mappings between controls as the hospital sees them, in the reading order of their source; rejected ones too.',
  })
  mappings(
    @Args(() => MappingsArgs) args: MappingsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Mapping>> {
    const page = readPage(args.first, args.after, 4);
    const { filter } = check(listing, {
      filter: { ...args.filter, search: args.filter?.search ?? '' },
      after: page.after,
    });
    return listMappings(context.reads, { ...args.filter, search: filter.search ?? null }, page);
  }

  @Allow('crosswalk:review')
  @Mutation(() => MappingsPayload, {
    description:
      'Judges many mappings for this hospital: reviewed, rejected, or unverified again. All or none; what is judged so already is passed over.',
  })
  async reviewMappings(
    @Arg('input', () => ReviewMappingsInput, { description: 'Which mappings, and the judgement.' })
    input: ReviewMappingsInput,
    @Ctx() context: RequestContext,
  ): Promise<MappingsPayload> {
    const ids = await this.mappingService.reviewMappings(context.actor, input);
    return { mappings: await requireMappings(context.reads, ids) };
  }

  @Allow('crosswalk:review')
  @Mutation(() => MappingPayload, {
    description:
      'Changes a mapping for this hospital. A published mapping stays as it is for everybody else.',
  })
  async updateMapping(
    @Arg('input', () => UpdateMappingInput, { description: 'The changes.' }) input: UpdateMappingInput,
    @Ctx() context: RequestContext,
  ): Promise<MappingPayload> {
    return payload(context, await this.mappingService.updateMapping(context.actor, input));
  }

  @Allow('crosswalk:review')
  @Mutation(() => MappingPayload, { description: 'Adds a mapping of the hospital’s own.' })
  async createMapping(
    @Arg('input', () => CreateMappingInput, { description: 'The mapping.' }) input: CreateMappingInput,
    @Ctx() context: RequestContext,
  ): Promise<MappingPayload> {
    return payload(context, await this.mappingService.createMapping(context.actor, input));
  }

  @Allow('crosswalk:review')
  @Mutation(() => DeleteMappingPayload, {
    description:
      'Removes a mapping of the hospital’s own. INVALID_STATE for a published one: reject it instead.',
  })
  async deleteMapping(
    @Arg('mappingId', () => ID, { description: 'The mapping.' }) mappingId: string,
    @Ctx() context: RequestContext,
  ): Promise<DeleteMappingPayload> {
    await this.mappingService.deleteMapping(context.actor, mappingId);
    return { deletedMappingId: mappingId };
  }

  @Allow('crosswalk:review')
  @Mutation(() => CrosswalkPayload, {
    description: 'Opens a crosswalk of the hospital’s own, without mappings.',
  })
  async createCrosswalk(
    @Arg('input', () => CreateCrosswalkInput, { description: 'The crosswalk.' }) input: CreateCrosswalkInput,
    @Ctx() context: RequestContext,
  ): Promise<CrosswalkPayload> {
    const id = await this.crosswalkService.createCrosswalk(context.actor, input);
    const [crosswalk] = await crosswalksByIds(context.reads, [id]);
    return { crosswalk: crosswalk! };
  }

  @Allow('crosswalk:review')
  @Mutation(() => DeleteCrosswalkPayload, {
    description:
      'Removes a crosswalk of the hospital’s own with its mappings. INVALID_STATE for a published one.',
  })
  async deleteCrosswalk(
    @Arg('crosswalkId', () => ID, { description: 'The crosswalk.' }) crosswalkId: string,
    @Ctx() context: RequestContext,
  ): Promise<DeleteCrosswalkPayload> {
    const deletedMappings = await this.crosswalkService.deleteCrosswalk(context.actor, crosswalkId);
    return { deletedCrosswalkId: crosswalkId, deletedMappings };
  }
}

async function payload(context: RequestContext, id: string): Promise<MappingPayload> {
  const [mapping] = await requireMappings(context.reads, [id]);
  return { mapping: mapping! };
}

const frameworks = async (keys: string[], { reads }: Load): Promise<(Framework | null)[]> =>
  inOrder(keys, await frameworksByIds(reads, distinct(keys)));

@Resolver(() => Crosswalk)
export class CrosswalkFields {
  @Relation(() => Framework, { description: 'The rule book that mappings are read from.' })
  sourceFramework(crosswalks: Crosswalk[], _args: object, load: Load) {
    return frameworks(
      crosswalks.map((crosswalk) => crosswalk.sourceFrameworkId),
      load,
    );
  }

  @Relation(() => Framework, { description: 'The rule book that mappings are read to.' })
  targetFramework(crosswalks: Crosswalk[], _args: object, load: Load) {
    return frameworks(
      crosswalks.map((crosswalk) => crosswalk.targetFrameworkId),
      load,
    );
  }

  @Relation(() => Boolean, { description: 'The caller may delete it with its mappings.' })
  viewerCanDelete(crosswalks: Crosswalk[], _args: object, { actor }: Load): boolean[] {
    return crosswalks.map((crosswalk) => mayDelete(actor, crosswalk));
  }

  @Relation(() => Boolean, {
    description: 'The caller may judge its mappings, and add some when it is the hospital’s own.',
  })
  viewerCanReview(crosswalks: Crosswalk[], _args: object, { actor }: Load): boolean[] {
    return crosswalks.map(() => mayReview(actor));
  }
}

@Resolver(() => Mapping)
export class MappingFields {
  @Relation(() => Crosswalk, { description: 'The set that it is part of.' })
  async crosswalk(mappings: Mapping[], _args: object, { reads }: Load): Promise<(Crosswalk | null)[]> {
    const keys = mappings.map((mapping) => mapping.crosswalkId);
    return inOrder(keys, await crosswalksByIds(reads, distinct(keys)));
  }

  @Relation(() => Control, { description: 'The control that it is read from.' })
  async source(mappings: Mapping[], _args: object, { reads }: Load): Promise<(Control | null)[]> {
    const keys = mappings.map((mapping) => mapping.sourceId);
    return inOrder(keys, await controlsByIds(reads, distinct(keys)));
  }

  @Relation(() => Control, { description: 'The control that it is read to.' })
  async target(mappings: Mapping[], _args: object, { reads }: Load): Promise<(Control | null)[]> {
    const keys = mappings.map((mapping) => mapping.targetId);
    return inOrder(keys, await controlsByIds(reads, distinct(keys)));
  }

  @Relation(() => Boolean, { description: 'The caller may judge and change it for this hospital.' })
  viewerCanReview(mappings: Mapping[], _args: object, { actor }: Load): boolean[] {
    return mappings.map(() => mayReview(actor));
  }

  @Relation(() => Boolean, { description: 'The caller may delete it: never a published one.' })
  viewerCanDelete(mappings: Mapping[], _args: object, { actor }: Load): boolean[] {
    return mappings.map((mapping) => mayDelete(actor, mapping));
  }
}

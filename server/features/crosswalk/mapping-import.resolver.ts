import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { notFound } from '../../platform/graphql/errors.js';
import { crosswalksByIds } from './crosswalk.queries.js';
import { CrosswalkPayload } from './crosswalk.types.js';
import type { MappingImportService } from './mapping-import.service.js';
import { ImportMappingSetInput } from './mapping-import.types.js';

@Resolver()
export class MappingImportResolver {
  constructor(private readonly service: MappingImportService) {}

  @Allow('crosswalk:review')
  @Mutation(() => CrosswalkPayload, {
    description:
      'Writes a set of mappings of an imported file as a crosswalk of the hospital, unverified: all of it or nothing. BAD_USER_INPUT when a node is not found or the code is taken.',
  })
  async importMappingSet(
    @Arg('input', () => ImportMappingSetInput, { description: 'The set and what it is about.' })
    input: ImportMappingSetInput,
    @Ctx() context: RequestContext,
  ): Promise<CrosswalkPayload> {
    const id = await this.service.importSet(context.actor, input);
    const [crosswalk] = await crosswalksByIds(context.reads, [id]);
    if (!crosswalk) throw notFound();
    return { crosswalk };
  }
}

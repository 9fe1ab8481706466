import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { EvidenceFilter } from './evidence.inputs.js';
import type { Holds } from './hold.js';
import { readUse } from './where-used.queries.js';
import { EvidenceUse } from './where-used.types.js';

@Resolver()
export class UseResolver {
  constructor(private readonly holds: Holds) {}

  @Allow('evidence:read')
  @Query(() => EvidenceUse, {
    description:
      'Where evidence is used, all of it taken together: pieces by id, or everything that a filter finds. BAD_USER_INPUT for both or neither, LIMIT_EXCEEDED above 1,000 matches.',
  })
  evidenceUse(
    @Arg('ids', () => [ID], { nullable: true, description: 'The evidence, at most 250.' })
    ids: string[] | null,
    @Arg('filter', () => EvidenceFilter, { nullable: true, description: 'Or what matches this.' })
    filter: EvidenceFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<EvidenceUse> {
    return readUse(context.reads, this.holds, { ids, filter });
  }
}

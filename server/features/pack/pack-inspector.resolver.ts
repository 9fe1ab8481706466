import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { membershipsByIds } from '../people/index.js';
import type { PackInspectorService } from './pack-inspector.service.js';
import { CreatePackInspectorInput } from './pack.inputs.js';
import { requirePack } from './pack.queries.js';
import { CreatePackInspectorPayload, PackPayload } from './pack.types.js';

@Resolver()
export class PackInspectorResolver {
  constructor(private readonly inspectors: PackInspectorService) {}

  @Allow('pack:share')
  @Mutation(() => CreatePackInspectorPayload, {
    description:
      'Makes an account for an inspector who sees this pack, as frozen, and nothing else until its end.',
  })
  async createPackInspector(
    @Arg('input', () => CreatePackInspectorInput) input: CreatePackInspectorInput,
    @Ctx() context: RequestContext,
  ): Promise<CreatePackInspectorPayload> {
    const { packId, memberId, initialPassword } = await this.inspectors.create(context.actor, input);
    const [membership] = await membershipsByIds(context.reads, [memberId]);
    return { pack: await requirePack(context.reads, packId), membership: membership!, initialPassword };
  }

  @Allow('pack:share')
  @Mutation(() => PackPayload, {
    description:
      'Ends the account of such an inspector at once: it is suspended. NOT_FOUND for every other member.',
  })
  async endPackInspector(
    @Arg('id', () => ID, { description: 'The member.' }) id: string,
    @Arg('reason', () => String, { description: 'Why, for the audit trail.' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<PackPayload> {
    const packId = await this.inspectors.end(context.actor, id, reason);
    return { pack: await requirePack(context.reads, packId) };
  }
}

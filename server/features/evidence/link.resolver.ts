import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { LinkEvidenceInput } from './evidence.inputs.js';
import { LinkEvidencePayload, UnlinkEvidencePayload } from './evidence.payloads.js';
import { linksOfPairs } from './evidence.queries.js';
import type { LinkService } from './link.service.js';

@Resolver()
export class LinkResolver {
  constructor(private readonly service: LinkService) {}

  @Allow('evidence:link')
  @Mutation(() => LinkEvidencePayload, {
    description:
      'Links every evidence to every control, at once or not at all. Links that are there already are only counted.',
  })
  async linkEvidence(
    @Arg('input', () => LinkEvidenceInput, { description: 'What to link.' }) input: LinkEvidenceInput,
    @Ctx() context: RequestContext,
  ): Promise<LinkEvidencePayload> {
    const { created, confirmed, alreadyLinked, ...asked } = await this.service.link(context.actor, input);
    return { created, confirmed, alreadyLinked, links: await linksOfPairs(context.reads, asked) };
  }

  @Allow('evidence:link')
  @Mutation(() => UnlinkEvidencePayload, {
    description: 'Removes links. Those that are gone already are passed over; NOT_FOUND when none is there.',
  })
  async unlinkEvidence(
    @Arg('linkIds', () => [ID], { description: '1 to 250 links.' }) linkIds: string[],
    @Ctx() context: RequestContext,
  ): Promise<UnlinkEvidencePayload> {
    const removed = await this.service.unlink(context.actor, linkIds);
    return { removedLinkIds: removed.map((link) => link.id), removed };
  }
}

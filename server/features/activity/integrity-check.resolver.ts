import { Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { lastIntegrityCheck, integrityChecksByIds } from './integrity-check.queries.js';
import type { IntegrityCheckService } from './integrity-check.service.js';
import { IntegrityCheck, IntegrityCheckPayload } from './integrity-check.types.js';

@Resolver()
export class IntegrityCheckResolver {
  constructor(private readonly service: IntegrityCheckService) {}

  @Allow('event:read')
  @Query(() => IntegrityCheck, {
    nullable: true,
    description:
      'The verification that was asked for last, with what it has found so far; null when there was none yet.',
  })
  lastIntegrityCheck(@Ctx() context: RequestContext): Promise<IntegrityCheck | null> {
    return lastIntegrityCheck(context.reads);
  }

  @Allow('event:verify')
  @Mutation(() => IntegrityCheckPayload, {
    description:
      'Asks for a verification of the audit chain and of every stored file; it is done in the background, ask `lastIntegrityCheck` again. Answers the one that is under way when there is one.',
  })
  async startIntegrityCheck(@Ctx() context: RequestContext): Promise<IntegrityCheckPayload> {
    const id = await this.service.start(context.actor);
    const [check] = await integrityChecksByIds(context.reads, [id]);
    return { check: check! };
  }
}

import { Ctx, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { evidenceExpiry } from './expiry.bands.js';
import { ExpiryBand } from './expiry.types.js';

@Resolver()
export class ExpiryResolver {
  @Allow('evidence:read')
  @Query(() => [ExpiryBand], {
    description:
      'Accepted evidence that the caller may see and that has ended or ends within 30, 60 and 90 days; every band is listed.',
  })
  evidenceExpiry(@Ctx() context: RequestContext): Promise<ExpiryBand[]> {
    return evidenceExpiry(context.reads);
  }
}

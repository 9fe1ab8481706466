import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Allow } from '../../platform/access/allow.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { StorageUseService } from './storage-use.service.js';
import { SetStorageQuotaInput, StorageUse, StorageUsePayload } from './storage-use.types.js';

@Resolver()
export class StorageUseResolver {
  constructor(private readonly service: StorageUseService) {}

  @Allow('organization:read')
  @Query(() => StorageUse, { description: 'How much room the files of the organization take, and may take.' })
  storageUse(@Ctx() context: RequestContext): Promise<StorageUse> {
    return this.service.read(context.reads);
  }

  @Allow('organization:manage')
  @Mutation(() => StorageUsePayload, {
    description:
      'Sets how much room the files of the organization may take. BAD_USER_INPUT for a negative quota.',
  })
  async setStorageQuota(
    @Arg('input', () => SetStorageQuotaInput, { description: 'The new quota.' }) input: SetStorageQuotaInput,
    @Ctx() context: RequestContext,
  ): Promise<StorageUsePayload> {
    await this.service.setQuota(context.actor, input);
    return { storage: await this.service.read(context.reads) };
  }
}
